// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Messages to the player and its answers -> has the sound device stopped taking frames?

/** A device that has taken nothing for so long hangs, though its context may say "running". */
export const HANGS_AFTER_MS = 5000;
/** Its thread may still be loading before the first answer. */
const FIRST_WITHIN_MS = 15_000;

/** Pure: times are passed in, on any steady clock in ms. */
export class DeviceWatch {
  constructor() {
    this.reset();
  }

  reset() {
    this.clockMs = null;
    /** Since when an answer with a later clock is missing. */
    this.sinceMs = null;
  }

  /** A message goes to the player: from now on an answer is expected. */
  sent(nowMs) {
    this.sinceMs ??= nowMs;
  }

  /** @param {number} clockMs how much the player has put out, as its answer says */
  answered(clockMs) {
    if (clockMs !== this.clockMs) this.sinceMs = null;
    this.clockMs = clockMs;
  }

  hangs(nowMs) {
    const patience = this.clockMs === null ? FIRST_WITHIN_MS : HANGS_AFTER_MS;
    return this.sinceMs !== null && nowMs - this.sinceMs >= patience;
  }
}
