// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Schedule and clock -> the frame that is due at an output frame, and the rate that keeps to it.

import { MAX_CORRECTION } from './rate_loop.js';
import { Schedule } from './schedule.js';

/** An error is taken off by a share of 1 / SETTLE_S a second. */
const SETTLE_S = 2;
/** What the rate would need too long for is passed over, or waited for, in silence. */
const MOST_S = 0.1;

/**
 * Where every page does this, the same frame leaves all speakers at one time. Allocates nothing but
 * where an anchor or a clock comes.
 */
export class InStep {
  constructor() {
    this.schedule = new Schedule();
    this.stream = null;
    this.wanted = false;
    this.clock = null;
    /** How far behind what is due, once that is known. */
    this.errorS = NaN;
    /** The schedule jumps ahead: nothing is due for now. */
    this.waits = false;
  }

  /** A connection's run of the stream, and the anchor that holds at its first frame. */
  connected(stream, anchor) {
    if (stream !== this.stream) this.schedule.clear();
    this.stream = stream;
    if (anchor) this.schedule.add(anchor);
  }

  /**
   * What the page knows of the clocks.
   * @param {object} said
   * @param {boolean} said.wanted whether to play in step
   * @param {number} [said.delayMs] how long after it is due a frame is heard
   * @param {{frame: number, time: number, step: number}} [said.clock] when this output frame leaves
   *   the speaker, by the server's time less that delay; and seconds from one to the next
   */
  set({ wanted, delayMs = 0, clock = this.clock }) {
    if (wanted !== this.wanted) Object.assign(this, { errorS: NaN, waits: false });
    this.wanted = wanted;
    this.delayMs = delayMs;
    this.clock = wanted ? clock : null;
  }

  /** Anchors come before the first chunk, where the server tells them at all. */
  get active() {
    return this.wanted && this.schedule.anchors.length > 0;
  }

  /** @returns {number} the stream's frame that is due at an output frame; NaN where nothing is known */
  dueAt(outputFrame) {
    const { clock } = this;
    if (clock === null) return NaN;
    return this.schedule.frameAt(clock.time + (outputFrame - clock.frame) * clock.step);
  }

  /**
   * @param {number} outputFrame the next @param {number} count how many the answer holds for
   * @param {number} at the stream's frame that would leave next @param {number} rate of the stream
   * @param {number} nominal frames of the stream per output frame
   * @returns {number} the same, so that it is in step
   */
  step(outputFrame, count, at, rate, nominal) {
    const due = this.dueAt(outputFrame);
    if (Number.isNaN(due)) return nominal;
    this.errorS = (due - at) / rate;
    const after = this.dueAt(outputFrame + count);
    this.waits = after <= due;
    const share = Math.min(1, (count * this.clock.step) / SETTLE_S);
    const step = (after - due + share * (due - at)) / count;
    const most = MAX_CORRECTION * nominal;
    return Math.max(nominal - most, Math.min(nominal + most, step));
  }

  /** How far the page is behind what is due, in ms; null where it does not play in step. */
  get offMs() {
    return this.active && !Number.isNaN(this.errorS) ? this.errorS * 1000 : null;
  }

  get farOff() {
    return this.waits || Math.abs(this.errorS) > MOST_S;
  }
}
