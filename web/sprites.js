// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Soft discs of light, drawn once per hue and then only scaled.

const SIDE = 192;

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
  const colour = (alpha) => (dark ? `hsla(${hue}, 72%, 66%, ${alpha})`
    : `hsla(${hue}, 68%, 62%, ${alpha})`);
  light.addColorStop(0, colour(0.85));
  light.addColorStop(0.35, colour(0.5));
  light.addColorStop(0.7, colour(0.14));
  light.addColorStop(1, colour(0));
  context.fillStyle = light;
  context.fillRect(0, 0, SIDE, SIDE);
  return canvas;
}
