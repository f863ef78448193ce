// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Delays of chunks -> how deep the buffer is to be. auralis-playout(7) says why it is so.

import { BIN_MS, DelayHistogram, LONGEST_MS, ReturnLevels } from './delay_memory.js';

/** Delays are taken together for so long, and the longest of them counts. */
const SLOT_MS = 500;
/** Slots that wait before they count: within this time a stall of the source shows itself. */
const PENDING = 4;
/** Share of slots whose delay the depth is to cover. */
const QUANTILE = 0.999;
const HALF_LIFE_MS = 1_200_000;
/** What is covered beyond it, for rarer delays: so many times its root, both in ms, and a little. */
const ROOT = 5;
const MORE_MS = 6;
/** What is known for a short time only is taken for more, by this share and half of it later. */
const DOUBT = 0.5;
const DOUBT_HALF_MS = 120_000;
/** Depth before anything is known, and for how long. */
const START_MS = 500;
const START_FOR_MS = 120_000;
/** A chunk that came too late raises the depth at once, for so long, and then less and less. */
const PEAK = 2.5;
const PEAK_MORE_MS = 60;
const PEAK_FOR_MS = 30_000;
const PEAK_FALL_MS = 60_000;
/** Less than this beyond a chunk is never asked for: two threads have to meet. */
const LEAST_MS = 50;

/** Times are in ms on one clock. Allocates nothing after construction. */
export class LearningPolicy {
  /** @param {number} chunkMs length of a chunk */
  constructor(chunkMs) {
    this.chunkMs = chunkMs;
    this.histogram = new DelayHistogram(HALF_LIFE_MS / SLOT_MS);
    this.levels = new ReturnLevels();
    this.pending = new Float64Array(PENDING);
    this.peak = { ms: 0, atMs: -Infinity, beforeMs: 0, beforeAtMs: -Infinity };
    this.reset();
  }

  reset() {
    this.histogram.reset();
    this.levels.reset();
    Object.assign(this.peak, { ms: 0, atMs: -Infinity, beforeMs: 0, beforeAtMs: -Infinity });
    this.slots = 0;
    this.slotMs = 0;
    this.slotEndMs = null;
    this.beganMs = null;
    this.learntMs = 0;
    this.lastMs = 0;
    this.outage = false;
    /** How many ms are to wait just after a chunk that came as fast as the fastest. */
    this.targetMs = START_MS;
  }

  /** @param {number} nowMs of the arrival @param {number} delayMs against the fastest */
  arrived(nowMs, delayMs) {
    this.beganMs ??= nowMs;
    this.slotEndMs ??= nowMs + SLOT_MS;
    if (!this.inOutage(delayMs)) {
      this.slotMs = Math.max(this.slotMs, delayMs);
      if (delayMs > this.targetMs - this.chunkMs) this.late(nowMs, delayMs);
    }
    if (nowMs >= this.slotEndMs) this.endSlot(nowMs);
    this.targetMs = this.chunkMs + this.needMs(nowMs);
  }

  /** No depth covers a longer delay: it teaches nothing, nor does the rest of what it held up. */
  inOutage(delayMs) {
    const { lastMs } = this;
    this.lastMs = delayMs;
    this.outage = delayMs > LONGEST_MS || (this.outage && delayMs < lastMs);
    return this.outage;
  }

  starved() {}

  /** The source stood still: the last delays were not the line's. */
  shifted() {
    this.slots = 0;
    this.slotMs = 0;
    this.peak.ms = this.peak.beforeMs;
    this.peak.atMs = this.peak.beforeAtMs;
  }

  late(nowMs, delayMs) {
    const { peak } = this;
    if (nowMs - peak.atMs > PENDING * SLOT_MS) {
      peak.beforeMs = peak.ms;
      peak.beforeAtMs = peak.atMs;
    }
    peak.ms = Math.max(this.heldMs(nowMs), delayMs * PEAK + PEAK_MORE_MS);
    peak.atMs = nowMs;
  }

  endSlot(nowMs) {
    const at = this.slots % PENDING;
    if (this.slots >= PENDING) {
      this.histogram.add(this.pending[at]);
      this.levels.observe(nowMs, this.pending[at]);
    }
    this.pending[at] = this.slotMs;
    this.slots += 1;
    this.slotMs = 0;
    this.slotEndMs = nowMs + SLOT_MS;
    this.learn(nowMs);
  }

  learn(nowMs) {
    const bin = Math.min(this.histogram.quantileBin(QUANTILE), this.levels.highest(nowMs));
    const doubt = DOUBT / (1 + (nowMs - this.beganMs) / DOUBT_HALF_MS);
    const knownMs = (bin + 1) * BIN_MS;
    this.learntMs = knownMs * (1 + doubt) + ROOT * Math.sqrt(knownMs) + MORE_MS;
  }

  needMs(nowMs) {
    const start = nowMs - this.beganMs < START_FOR_MS ? START_MS - this.chunkMs : 0;
    return Math.min(LONGEST_MS, Math.max(LEAST_MS, start, this.learntMs, this.heldMs(nowMs)));
  }

  heldMs(nowMs) {
    const { ms, atMs } = this.peak;
    const falling = Math.max(0, nowMs - atMs - PEAK_FOR_MS);
    return ms * Math.max(0, 1 - falling / PEAK_FALL_MS);
  }
}
