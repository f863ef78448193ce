// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The four tiers of depth: what reports, metrics and the page call a depth; and the policy of tiers.

/** Depths in ms; a tier is its place here. The server has the same list. */
export const TIER_DEPTHS_MS = [300, 600, 900, 1200];
export const TIER_NAMES = ['minimal', 'normal', 'stable', 'defensive'];

/** @returns {number} the tier of a depth: the first that is as deep, or the last */
export function tierOf(depthMs) {
  const found = TIER_DEPTHS_MS.findIndex((tier) => tier >= depthMs);
  return found < 0 ? TIER_DEPTHS_MS.length - 1 : found;
}

const UP = { jitterMs: 50, underruns: 0.05 };
const DOWN = { jitterMs: 20, underruns: 0.01 };

/** Time between two decisions. */
export const DECIDE_EVERY_MS = 2000;
/** Underruns are counted as a share of so many chunks. */
const CHUNKS = 100;

/**
 * The policy of `?buffer=tiers`: up a tier above 50 ms of jitter or 5 % of underruns, down a tier
 * below 20 ms and 1 %. Takes and gives what LearningPolicy does.
 */
export class TierPolicy {
  constructor() {
    this.reset();
  }

  reset() {
    this.tier = 0;
    this.jitterMs = 0;
    this.underruns = 0;
    this.decideMs = null;
  }

  get targetMs() {
    return TIER_DEPTHS_MS[this.tier];
  }

  /** @param {number} nowMs @param {number} delayMs unused @param {number} jitterMs smoothed */
  arrived(nowMs, delayMs, jitterMs) {
    this.jitterMs = jitterMs;
    this.underruns -= this.underruns / CHUNKS;
    this.decideMs ??= nowMs + DECIDE_EVERY_MS;
    if (nowMs < this.decideMs) return;
    this.decideMs = nowMs + DECIDE_EVERY_MS;
    this.decide(this.underruns / CHUNKS);
  }

  starved() {
    this.underruns += 1;
  }

  shifted() {}

  decide(share) {
    const { jitterMs } = this;
    if (jitterMs > UP.jitterMs || share > UP.underruns) {
      this.tier = Math.min(TIER_DEPTHS_MS.length - 1, this.tier + 1);
    } else if (jitterMs < DOWN.jitterMs && share < DOWN.underruns) {
      this.tier = Math.max(0, this.tier - 1);
    }
  }
}
