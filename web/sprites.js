// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Soft discs of light, drawn once per hue and then only scaled.

const SIDE = 256;
const STOPS = 16;

/** Keeps what it has drawn until the theme changes. */
export class Sprites {
  constructor() {
    this.drawn = new Map();
  }

  forget() {
    this.drawn.clear();
  }

  /** @param {number} hue degrees @param {boolean} dark @returns {HTMLCanvasElement} */
  disc(hue, dark) {
    const name = Math.round(((hue % 360) + 360) % 360 / 4) * 4;
    if (!this.drawn.has(name)) this.drawn.set(name, drawDisc(name, dark));
    return this.drawn.get(name);
  }
}

function drawDisc(hue, dark) {
  const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  const context = canvas.getContext('2d');
  const middle = SIDE / 2;
  const light = context.createRadialGradient(middle, middle, 0, middle, middle, middle);
  const tone = dark ? '58%, 64%' : '54%, 66%';
  for (let i = 0; i <= STOPS; i++) {
    const out = i / STOPS;
    // A raised cosine, squared: no rim at the edge, no point in the middle.
    const alpha = 0.9 * (0.5 + 0.5 * Math.cos(Math.PI * out)) ** 1.6;
    light.addColorStop(out, `hsla(${hue}, ${tone}, ${alpha.toFixed(4)})`);
  }
  context.fillStyle = light;
  context.fillRect(0, 0, SIDE, SIDE);
  return canvas;
}
