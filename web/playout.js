// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Arrivals and depth -> when to start, what to pass over in silence, and at what rate to play.

import { Fastest } from './delay_memory.js';
import { RateLoop } from './rate_loop.js';

/** A lag that grew beyond this is not kept: play goes on at the live edge. */
export const KEEP_MS = 4000;
/** A delay that is so much longer than the one before, ... */
const STEP_MS = 100;
/** ... stays within this of itself ... */
const FLAT_MS = 40;
/** ... for so long is no line that catches up: the source itself has stood still. */
const STEP_FOR_MS = 1500;
/** What must be there to go on after an underrun. */
const RESUME_MS = 120;
/** An underrun so soon after another is answered by filling up to the target, ... */
const AGAIN_MS = 30_000;
/** ... for at most so long. */
const FILL_MS = 500;
/** The depth that people are shown is averaged over this. */
const SMOOTH_MS = 2000;
/** Behind by more than is kept, play waits while what comes still catches up by this ... */
const CATCH_UP_MS = 50;
/** ... in such a time. */
const CATCH_UP_WITHIN_MS = 250;

/**
 * All depths are of frames that wait, in ms, as just after a chunk that came as fast as the fastest
 * of the last minute: `onTime`. So a chunk that is late does not look like a buffer that is low.
 * Times are in ms of frames put out. The simulator and the player run this same code. Allocates
 * nothing after construction.
 */
export class Playout {
  /** @param {object} policy has targetMs, arrived(), starved(), shifted(), reset() */
  constructor(policy) {
    this.policy = policy;
    this.fastest = new Fastest();
    this.loop = new RateLoop();
    this.smoothDepthMs = 0;
    this.reset();
  }

  /** Forget the line. */
  reset() {
    this.policy.reset();
    this.fastest.reset();
    this.loop.reset();
    this.lastDelayMs = 0;
    this.step = { sinceMs: Infinity, leastMs: 0, mostMs: 0 };
    this.newestMs = null;
    this.steadyFromMs = -Infinity;
    this.started = false;
    this.broken = false;
    this.again = false;
    this.starvedMs = -Infinity;
    this.filledMs = null;
    this.lateMs = Infinity;
    this.lateAtMs = -Infinity;
  }

  /**
   * A connection begins, with a burst of the past: what comes up to `steadyFromMs` of media is older
   * than it need be, and says nothing of the line.
   */
  connected(steadyFromMs) {
    this.steadyFromMs = steadyFromMs;
  }

  /** Frames are missing while nothing is heard: what was kept of them is of no use any more. */
  lostFrames() {
    this.broken = true;
  }

  /** Another stream: its frames have no common zero with those before. */
  restarted() {
    this.fastest.reset();
    this.newestMs = null;
  }

  /** Play was stopped and what waited thrown away: the line is as it was, but nothing is started. */
  interrupted() {
    this.fastest.reset();
    this.newestMs = null;
    this.started = false;
    this.broken = false;
    this.again = false;
    this.step.sinceMs = Infinity;
  }

  get targetMs() {
    return this.policy.targetMs;
  }

  /**
   * @param {number} nowMs
   * @param {number} endMs media time at the end of the chunk that has come
   * @param {number} jitterMs as the network's side has measured it
   */
  arrived(nowMs, endMs, jitterMs) {
    this.newestMs = endMs;
    const delayMs = nowMs - endMs;
    this.fastest.observe(nowMs, delayMs);
    if (endMs < this.steadyFromMs) return;
    const before = this.lastDelayMs;
    this.lastDelayMs = delayMs - this.fastest.valueMs;
    this.policy.arrived(nowMs, this.lastDelayMs, jitterMs);
    this.lookForStep(nowMs, this.lastDelayMs, before);
  }

  /**
   * A line that was blocked delivers what waited at once; a source that was held up goes on at its
   * pace, as late for good as it was held up.
   */
  lookForStep(nowMs, delayMs, before) {
    const { step } = this;
    if (delayMs > before + STEP_MS) {
      Object.assign(step, { sinceMs: nowMs, leastMs: delayMs, mostMs: delayMs });
    }
    step.leastMs = Math.min(step.leastMs, delayMs);
    step.mostMs = Math.max(step.mostMs, delayMs);
    if (step.mostMs - step.leastMs > FLAT_MS) step.sinceMs = Infinity;
    if (nowMs - step.sinceMs < STEP_FOR_MS) return;
    step.sinceMs = Infinity;
    this.fastest.shift(step.leastMs);
    this.lastDelayMs -= step.leastMs;
    this.policy.shifted();
  }

  /** How late the newest frame would be if it were needed now. */
  lagMs(nowMs) {
    return this.newestMs === null ? 0 : nowMs - this.newestMs - this.fastest.valueMs;
  }

  onTimeMs(nowMs, depthMs) {
    return depthMs + this.lagMs(nowMs);
  }

  /** May play start, or go on after an underrun? */
  ready(nowMs, depthMs) {
    if (!this.started) return depthMs >= this.targetMs;
    if (depthMs < Math.min(RESUME_MS, this.targetMs)) return false;
    if (this.fillsUp(nowMs, depthMs)) return false;
    if (this.onTimeMs(nowMs, depthMs) <= this.keptMs) return true;
    return !this.catchingUp(nowMs);
  }

  /** How deep play may go on without passing anything over. */
  get keptMs() {
    return this.broken ? this.targetMs + CATCH_UP_MS : Math.max(KEEP_MS, this.targetMs);
  }

  /** One underrun soon after another: the rate alone would be too slow to reach the target. */
  fillsUp(nowMs, depthMs) {
    if (!this.again || this.onTimeMs(nowMs, depthMs) >= this.targetMs) return false;
    if (this.filledMs === null) this.filledMs = nowMs;
    return nowMs - this.filledMs < FILL_MS;
  }

  catchingUp(nowMs) {
    const late = this.lagMs(nowMs);
    if (late < CATCH_UP_MS) return false;
    if (late < this.lateMs - CATCH_UP_MS) {
      this.lateMs = late;
      this.lateAtMs = nowMs;
    }
    return nowMs - this.lateAtMs < CATCH_UP_WITHIN_MS;
  }

  /** Play starts. @returns {number} ms to pass over first, unheard */
  start(nowMs, depthMs) {
    const onTime = this.onTimeMs(nowMs, depthMs);
    const excess = this.excessMs(onTime, depthMs);
    this.started = true;
    this.broken = false;
    this.smoothDepthMs = onTime - excess;
    this.lateMs = Infinity;
    this.loop.start(nowMs);
    return excess;
  }

  /** At first all beyond the target, later none, unless it is more than is kept. */
  excessMs(onTime, depthMs) {
    if (!this.started) return Math.max(0, depthMs - this.targetMs);
    if (onTime <= this.keptMs) return 0;
    return Math.max(0, Math.min(onTime - this.targetMs, depthMs - RESUME_MS));
  }

  /** Is so much waiting that no rate could drain it? */
  excessive(nowMs, depthMs) {
    return this.onTimeMs(nowMs, depthMs) > this.targetMs + KEEP_MS;
  }

  starved(nowMs) {
    this.again = nowMs - this.starvedMs < AGAIN_MS;
    this.starvedMs = nowMs;
    this.filledMs = null;
    this.policy.starved(nowMs);
  }

  /** @returns {number} share by which to play faster (> 0) or slower for the next dtMs */
  correction(nowMs, depthMs, dtMs) {
    const onTime = this.onTimeMs(nowMs, depthMs);
    this.smoothDepthMs += (onTime - this.smoothDepthMs) * Math.min(1, dtMs / SMOOTH_MS);
    return this.loop.step(nowMs, onTime - this.targetMs, dtMs);
  }
}
