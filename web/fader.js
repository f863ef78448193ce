// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Click-free gain between silence and full level, shaped without corners, also where a fade turns.

/** Real-time safe. */
export class Fader {
  /** @param {number} frames that a fade takes, from wherever it begins */
  constructor(frames) {
    this.frames = frames;
    this.silence();
  }

  get silent() {
    return this.goal === 0 && this.gain === 0;
  }

  silence() {
    this.goal = 0;
    this.gain = 0;
    this.from = 0;
    this.linear = 0;
    this.square = 0;
    this.cubic = 0;
    this.done = this.frames;
  }

  /** One frame towards full level (open) or silence. @returns {number} linear gain */
  next(open) {
    const goal = open ? 1 : 0;
    if (goal !== this.goal) this.turn(goal);
    if (this.done < this.frames) this.advance();
    return this.gain;
  }

  /** A cubic Hermite curve: from the gain as it is and moves, to rest at another goal. */
  turn(goal) {
    const t = this.done / this.frames;
    const slope = this.linear + t * (2 * this.square + 3 * t * this.cubic);
    const way = goal - this.gain;
    this.goal = goal;
    this.from = this.gain;
    this.linear = slope;
    this.square = 3 * way - 2 * slope;
    this.cubic = slope - 2 * way;
    this.done = 0;
  }

  advance() {
    this.done += 1;
    const t = this.done / this.frames;
    this.gain = this.done === this.frames ? this.goal
      : this.from + t * (this.linear + t * (this.square + t * this.cubic));
  }
}
