// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pings and pongs -> the server's clock by ours: the shortest round trip of each burst, filtered.

import { ClockLine } from './clock_line.js';

/** Pings of a burst: one of them should find both ways free. */
export const BURST = 8;
/** A round trip that is longer by this than the shortest known says little of either way. */
const LEAST_SIGMA = 5e-5;
/** The shortest round trip is looked for in so many bursts. */
const BURSTS = 32;

/**
 * A pong says the server's time somewhere between two of ours. The middle is off by half of what the
 * ways differ; of the shortest round trips they differ least. Times are in seconds.
 */
export class ServerClock {
  constructor() {
    this.line = new ClockLine();
    this.shortest = [];
    this.burst = [];
  }

  /** Another server, or the same one anew: its clock may be another. */
  reset() {
    this.line.reset();
    this.shortest.length = 0;
    this.burst.length = 0;
  }

  /**
   * @param {number} sent @param {number} server @param {number} got
   * @returns {boolean} whether the line is another now
   */
  pong(sent, server, got) {
    if (got < sent) return false;
    this.burst.push({ trip: got - sent, middle: (sent + got) / 2, server });
    if (this.burst.length < BURST) return false;
    this.endBurst();
    return true;
  }

  /** What has come of a burst counts; the rest was lost or is late. */
  endBurst() {
    const { burst, shortest } = this;
    if (burst.length === 0) return;
    const best = burst.reduce((a, b) => (b.trip < a.trip ? b : a));
    this.burst = [];
    shortest.push(best.trip);
    if (shortest.length > BURSTS) shortest.shift();
    const excess = best.trip - Math.min(...shortest);
    this.line.observe(best.middle, best.server, LEAST_SIGMA + excess / 2 + 0.05 * best.trip);
  }
}
