// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// AudioContext.getOutputTimestamp() -> when a frame of the context leaves the speaker.

import { ClockLine } from './clock_line.js';

/**
 * Readings are gathered for so long, in seconds, and at first for less; what they have in common is
 * one for the filter.
 */
const GATHER_S = 1;
const FIRST_S = 0.4;
/**
 * How far off such a one may be, at best and at worst. A sound server's word of its delay wanders by
 * half a millisecond for ten seconds at a time: as much as this would, if each were off by itself.
 */
const LEAST_SIGMA_S = 1.5e-3;
const MOST_SIGMA_S = 2e-2;
/**
 * Two clocks of crystal keep to each other; where readings seem to run away from the page's clock, the
 * sound server is about to correct what it says. They are off by what that comes to in such a time.
 */
const CORRECTS_S = 2;
/** A timestamp that is so new was made when it was asked for, of what the device took before. */
const NOW_S = 2e-3;
/** How far off the newest of these may be. */
const LIVE_SIGMA_S = 2e-3;
/** What is said at the beginning is of a device that is still being started. */
const STARTS_S = 0.3;
/** From so many on the line is good enough to begin with. */
const ENOUGH = 3;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/**
 * By the page's own clock, performance.now(), in seconds. Chromium stamps what its device said when
 * it last took frames. Firefox stamps the present with a time of the context that stands still
 * between two blocks, so the newest of many is the true one.
 */
export class FrameClock {
  constructor() {
    this.line = new ClockLine();
    this.begin();
  }

  reset() {
    this.line.reset();
    this.begin();
  }

  begin() {
    this.gathered = 0;
    this.readings = [];
    this.last = null;
  }

  get known() {
    return this.gathered >= ENOUGH;
  }

  /** @param {{contextTime: number, performanceTime: number}} stamp in s and ms @param {number} nowMs */
  observe({ contextTime, performanceTime }, nowMs) {
    if (!(contextTime > STARTS_S) || contextTime === this.last) return;
    this.last = contextTime;
    const { readings } = this;
    const x = performanceTime / 1000;
    readings.push({ x, off: contextTime - x, live: Math.abs(nowMs / 1000 - x) < NOW_S });
    if (x - readings[0].x >= (this.known ? GATHER_S : FIRST_S)) this.gather();
  }

  gather() {
    const { readings } = this;
    this.readings = [];
    this.gathered += 1;
    if (readings.filter(({ live }) => live).length > readings.length / 2) {
      const newest = readings.reduce((a, b) => (b.off > a.off ? b : a));
      this.line.observe(newest.x, newest.x + newest.off, LIVE_SIGMA_S);
      return;
    }
    const middle = (each) => ({ x: median(each.map(({ x }) => x)),
      off: median(each.map(({ off }) => off)) });
    const half = readings.length >> 1;
    const [a, b] = [middle(readings.slice(0, half)), middle(readings.slice(half))];
    const slope = half > 0 ? (b.off - a.off) / (b.x - a.x) : 1;
    const sigma = Math.abs(slope - this.line.drift) * CORRECTS_S;
    const { x, off } = middle(readings);
    this.line.observe(x, x + off, Math.min(MOST_SIGMA_S, Math.max(LEAST_SIGMA_S, sigma)));
  }
}
