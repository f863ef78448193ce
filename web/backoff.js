// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Delays between attempts to reconnect: doubling, bounded, spread by chance.

const FIRST_MS = 500;
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

  /** @returns {number} ms to wait before the next attempt */
  next() {
    const nominal = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.attempts, 16));
    this.attempts += 1;
    return Math.round(nominal * (0.5 + 0.5 * this.random()));
  }
}
