// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Delays between attempts to reconnect: short for a minute, then doubling, bounded, spread by chance.

/** The attempts that follow soon: a server that is back is to be heard within a second. */
const SOON_MS = 500;
/** A connection that was good is tried again almost at once. */
const FIRST_MS = 100;
const SOON_ATTEMPTS = 120;
const LONGEST_MS = 15_000;

/**
 * The spread keeps a thousand listeners from coming back in the same instant after the server
 * restarts: each delay lies between half of its nominal length and the whole.
 */
export class Backoff {
  /** @param {() => number} random in [0, 1) */
  constructor(random = Math.random) {
    this.random = random;
    this.attempts = 0;
  }

  /** Call when a connection has proved good. */
  reset() {
    this.attempts = 0;
  }

  /**
   * @param {boolean} busy the server answered, and refused: then waits double at once
   * @returns {number} ms to wait before the next attempt
   */
  next(busy = false) {
    if (busy) this.attempts = Math.max(this.attempts, SOON_ATTEMPTS);
    const doublings = Math.max(0, this.attempts - SOON_ATTEMPTS);
    const soonest = this.attempts === 0 ? FIRST_MS : SOON_MS;
    this.attempts += 1;
    const nominal = Math.min(LONGEST_MS, soonest * 2 ** Math.min(doublings, 16));
    return Math.round(nominal * (0.5 + 0.5 * this.random()));
  }
}
