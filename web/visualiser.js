// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The canvas behind the play button: notes bloom as they are heard, a halo breathes with the level.

import { MOST_BLOOMS, age, bloomOf, glow, spread } from './blooms.js';
import { Sprites } from './sprites.js';

/** Calm needs no more pictures a second than this, and a phone's battery is glad. */
const PICTURE_MS = 1000 / 40;
/** With reduced motion only brightness changes, slowly. */
const STILL_PICTURE_MS = 1000 / 8;
const MOST_DENSITY = 2;
/** Height left to the page's title, in CSS pixels: no bloom opens under it. */
const HEAD = 112;

/** Draws only while the page is seen and there is something to draw. */
export class Visualiser {
  /** @param {HTMLCanvasElement} canvas @param {HTMLElement} centre what it is drawn around */
  constructor(canvas, centre) {
    this.canvas = canvas;
    this.centre = centre;
    this.context = canvas.getContext('2d');
    this.sprites = new Sprites();
    this.blooms = [];
    this.level = 0;
    this.hue = 205;
    this.shownLevel = 0;
    this.drawnMs = 0;
    this.running = false;
    this.dark = matchMedia('(prefers-color-scheme: dark)');
    this.still = matchMedia('(prefers-reduced-motion: reduce)');
    this.dark.addEventListener('change', () => this.sprites.forget() ?? this.draw());
    this.still.addEventListener('change', () => this.draw());
    document.addEventListener('visibilitychange', () => this.wake());
    new ResizeObserver(() => this.resize()).observe(canvas);
    this.picture = (nowMs) => this.tick(nowMs);
  }

  /** @param {object} note heard now */
  add(note) {
    if (document.hidden || this.rests) return;
    this.blooms.push(bloomOf(note, performance.now() / 1000));
    if (this.blooms.length > MOST_BLOOMS) this.blooms.shift();
    this.wake();
  }

  /** @param {number} hue the page's, in degrees */
  setHue(hue) {
    this.hue = hue;
    this.draw();
  }

  /** @param {number} level linear, of what is heard */
  setLevel(level) {
    this.level = level;
    if (level > 0.001) this.wake();
  }

  /** @param {boolean} rests from now on: something else is seen in its place */
  rest(rests) {
    this.rests = rests;
    this.blooms = [];
    this.wake();
  }

  wake() {
    if (this.running || document.hidden || this.rests) return;
    this.running = true;
    requestAnimationFrame(this.picture);
  }

  tick(nowMs) {
    const nowS = performance.now() / 1000;
    this.blooms = this.blooms.filter((bloom) => age(bloom, nowS) < 1);
    const quiet = this.blooms.length === 0 && this.level < 0.001 && this.shownLevel < 0.01;
    this.running = !document.hidden && !quiet && !this.rests;
    const pause = this.still.matches ? STILL_PICTURE_MS : PICTURE_MS;
    // A little slack, or a display's 60 Hz would turn 40 pictures a second into 30.
    if (nowMs - this.drawnMs >= pause - 4 || !this.running) {
      this.drawnMs = nowMs;
      this.draw();
    }
    if (this.running) requestAnimationFrame(this.picture);
  }

  resize() {
    const { canvas } = this;
    const density = Math.min(MOST_DENSITY, devicePixelRatio);
    canvas.width = Math.round(canvas.clientWidth * density);
    canvas.height = Math.round(canvas.clientHeight * density);
    this.context.setTransform(density, 0, 0, density, 0, 0);
    this.draw();
  }

  draw() {
    const { context, canvas } = this;
    const frame = canvas.getBoundingClientRect();
    const button = this.centre.getBoundingClientRect();
    const x = button.x + button.width / 2 - frame.x;
    const y = button.y + button.height / 2 - frame.y;
    const stage = {
      x,
      y,
      wide: Math.min(0.88 * x, 0.88 * (frame.width - x), 480),
      high: Math.min(y - HEAD, 300),
      nowS: performance.now() / 1000,
    };
    context.clearRect(0, 0, frame.width, frame.height);
    this.drawHalo(stage, button.width / 2);
    context.globalCompositeOperation = this.dark.matches ? 'lighter' : 'source-over';
    for (const bloom of this.blooms) this.drawBloom(bloom, stage);
    context.globalCompositeOperation = 'source-over';
    context.globalAlpha = 1;
  }

  drawHalo({ x, y }, button) {
    const goal = this.still.matches ? 0.3 : Math.min(1, this.level * 4);
    this.shownLevel += (goal - this.shownLevel) * 0.12;
    const reach = button * (2.5 + 1.1 * this.shownLevel);
    this.context.globalAlpha = 0.42 + 0.4 * this.shownLevel;
    const disc = this.sprites.disc(this.hue, this.dark.matches);
    this.context.drawImage(disc, x - reach, y - reach, 2 * reach, 2 * reach);
  }

  drawBloom(bloom, { x, y, wide, high, nowS }) {
    const { context } = this;
    const unit = Math.min(wide, high);
    const drift = this.still.matches ? 0 : 0.05 * age(bloom, nowS);
    const away = bloom.distance + drift;
    const atX = x + wide * away * Math.cos(bloom.angle);
    const atY = y + high * away * Math.sin(bloom.angle);
    const size = unit * (this.still.matches ? bloom.size : spread(bloom, nowS));
    const light = glow(bloom, nowS);
    context.globalAlpha = light * 0.8;
    const disc = this.sprites.disc(this.hue + bloom.hue, this.dark.matches);
    context.drawImage(disc, atX - size, atY - size, 2 * size, 2 * size);
    if (!this.still.matches) this.drawRipple(bloom, atX, atY, size, light, nowS);
  }

  /** One thin ring going outwards, as from a drop on water. */
  drawRipple(bloom, x, y, size, light, nowS) {
    const { context } = this;
    const gone = Math.min(1, (nowS - bloom.bornS) / 4);
    context.globalAlpha = light * 0.55 * (1 - gone) ** 2;
    const lightness = this.dark.matches ? 80 : 50;
    context.strokeStyle = `hsl(${this.hue + bloom.hue}, 60%, ${lightness}%)`;
    context.lineWidth = 1;
    context.beginPath();
    context.arc(x, y, size * (0.1 + 0.75 * (1 - (1 - gone) ** 2)), 0, 2 * Math.PI);
    context.stroke();
  }
}
