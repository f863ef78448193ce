// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A sleep timer: a wait, a fade, the end.

/** The last part of its time, in which the sound fades. */
export const FADE_S = 30;

export class SleepTimer {
  /**
   * @param {{fade: (seconds: number) => void, restore: () => void, end: () => void}} actions
   * @param {{setTimeout: Function, clearTimeout: Function}} clock
   */
  constructor(actions, clock = window) {
    this.actions = actions;
    this.clock = clock;
    this.timer = null;
    this.fading = false;
  }

  /** Begins anew. @param {number} seconds until the end; 0 calls it off */
  set(seconds) {
    this.clock.clearTimeout(this.timer);
    this.timer = null;
    if (this.fading) this.actions.restore();
    this.fading = false;
    if (seconds > 0) this.wait(seconds - FADE_S, () => this.fade(Math.min(FADE_S, seconds)));
  }

  fade(seconds) {
    this.fading = true;
    this.actions.fade(seconds);
    this.wait(seconds, () => {
      this.fading = false;
      this.timer = null;
      this.actions.end();
    });
  }

  wait(seconds, then) {
    this.timer = this.clock.setTimeout(then, Math.max(0, seconds) * 1000);
  }
}
