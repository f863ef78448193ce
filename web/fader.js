// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Click-free gain: a ramp between silence and full level, shaped without corners.

/** Real-time safe. */
export class Fader {
  /** @param {number} frames length of a whole fade */
  constructor(frames) {
    this.frames = frames;
    this.ramp = 0;
  }

  get silent() {
    return this.ramp === 0;
  }

  silence() {
    this.ramp = 0;
  }

  /** One frame towards full level (open) or silence. @returns {number} linear gain */
  next(open) {
    const step = 1 / this.frames;
    this.ramp = open ? Math.min(1, this.ramp + step) : Math.max(0, this.ramp - step);
    // Sums of a step do not land on 0 exactly; without this, "silent" would come a frame late.
    if (this.ramp < step / 2) this.ramp = 0;
    return this.ramp * this.ramp * (3 - 2 * this.ramp);
  }
}
