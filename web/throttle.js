// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// At most one call per interval, and always the last value.

/** The first call goes out at once; of those that follow within the interval, the last. */
export class Throttle {
  /**
   * @param {number} intervalMs
   * @param {(value: unknown) => void} send
   * @param {{now: () => number, setTimeout: Function, clearTimeout: Function}} clock
   */
  constructor(intervalMs, send, clock) {
    this.intervalMs = intervalMs;
    this.send = send;
    this.clock = clock;
    this.sentMs = -Infinity;
    this.timer = null;
  }

  push(value) {
    this.value = value;
    if (this.timer !== null) return;
    const waitMs = this.sentMs + this.intervalMs - this.clock.now();
    if (waitMs <= 0) this.flush();
    else this.timer = this.clock.setTimeout(() => this.flush(), waitMs);
  }

  flush() {
    this.clock.clearTimeout(this.timer);
    this.timer = null;
    this.sentMs = this.clock.now();
    this.send(this.value);
  }

  cancel() {
    this.clock.clearTimeout(this.timer);
    this.timer = null;
  }
}
