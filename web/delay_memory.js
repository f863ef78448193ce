// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What is remembered of delays: the least of a minute, a histogram that forgets, levels and their rhythm.

const BUCKETS = 60;
const BUCKET_MS = 1000;

/**
 * A sliding minimum in buckets of a second. What a chunk was delayed by is only known against the
 * fastest one: two clocks have no common zero. Allocates nothing after construction.
 */
export class Fastest {
  constructor() {
    this.least = new Float64Array(BUCKETS);
    this.reset();
  }

  reset() {
    this.least.fill(Infinity);
    this.bucket = -1;
    this.valueMs = Infinity;
  }

  /** A delay seen at a time; times never go back. */
  observe(nowMs, delayMs) {
    this.moveTo(Math.floor(nowMs / BUCKET_MS));
    const at = this.bucket % BUCKETS;
    if (delayMs < this.least[at]) this.least[at] = delayMs;
    if (delayMs < this.valueMs) this.valueMs = delayMs;
  }

  /** All delays so far are longer by so much: the other clock has been put back. */
  shift(byMs) {
    for (let i = 0; i < BUCKETS; i++) this.least[i] += byMs;
    this.valueMs += byMs;
  }

  moveTo(bucket) {
    if (this.bucket < 0) this.bucket = bucket;
    if (bucket === this.bucket) return;
    const passed = Math.min(BUCKETS, bucket - this.bucket);
    for (let i = 1; i <= passed; i++) this.least[(this.bucket + i) % BUCKETS] = Infinity;
    this.bucket = bucket;
    this.valueMs = Infinity;
    for (let i = 0; i < BUCKETS; i++) this.valueMs = Math.min(this.valueMs, this.least[i]);
  }
}

export const BIN_MS = 10;
export const BINS = 400;
/** The longest delay that has a bin of its own; longer ones count as this. */
export const LONGEST_MS = BIN_MS * BINS;
/** New entries weigh more and more instead of all others less: this is when they are scaled back. */
const HEAVY = 1e100;

/** @returns {number} the bin of a delay in ms, not negative */
export function binOf(delayMs) {
  return Math.min(BINS - 1, Math.floor(delayMs / BIN_MS));
}

/** Allocates nothing after construction. */
export class DelayHistogram {
  /** @param {number} halfLife in entries: after so many an entry counts half */
  constructor(halfLife) {
    this.growth = 2 ** (1 / halfLife);
    this.bins = new Float64Array(BINS);
    this.reset();
  }

  reset() {
    this.bins.fill(0);
    this.total = 0;
    this.weight = 1;
  }

  /** @param {number} delayMs not negative */
  add(delayMs) {
    this.weight *= this.growth;
    this.bins[binOf(delayMs)] += this.weight;
    this.total += this.weight;
    if (this.weight > HEAVY) this.scaleBack();
  }

  scaleBack() {
    for (let i = 0; i < BINS; i++) this.bins[i] /= this.weight;
    this.total /= this.weight;
    this.weight = 1;
  }

  /** @returns {number} the bin below whose upper edge this share lies; -1 while empty */
  quantileBin(share) {
    let beyond = (1 - share) * this.total;
    for (let i = BINS - 1; i >= 0; i--) {
      beyond -= this.bins[i];
      if (beyond < 0) return i;
    }
    return -1;
  }
}

/** A level has a rhythm once it has returned so often. */
const RETURNS = 3;
/** It is gone when it has been away for so many times its longest absence, ... */
const TIMES = 3;
/** ... and for so long, in ms. */
const LEAST_MS = 90_000;
/** Each slot in which it is reached takes this share off the longest absence known. */
const FORGET = 0.001;

/**
 * A delay that came every few seconds and has stayed away for minutes belongs to a state of the line
 * that is over; one that comes every ten minutes has to be expected for longer. Allocates nothing
 * after construction.
 */
export class ReturnLevels {
  constructor() {
    this.lastAt = new Float64Array(BINS);
    this.absence = new Float64Array(BINS);
    this.returns = new Float64Array(BINS);
    this.reset();
  }

  reset() {
    this.lastAt.fill(-Infinity);
    this.absence.fill(0);
    this.returns.fill(-1);
  }

  /** @param {number} nowMs @param {number} delayMs of the worst chunk of a slot */
  observe(nowMs, delayMs) {
    const top = binOf(delayMs);
    for (let b = 0; b <= top; b++) {
      if (this.returns[b] >= 0) {
        this.absence[b] = Math.max(nowMs - this.lastAt[b], this.absence[b] * (1 - FORGET));
      }
      this.returns[b] += 1;
      this.lastAt[b] = nowMs;
    }
  }

  /** @returns {number} the highest bin below any that is gone: what came with it went with it */
  highest(nowMs) {
    let bin = 0;
    while (bin < BINS && !this.gone(bin, nowMs)) bin += 1;
    return bin - 1;
  }

  /** Is the level of this bin over? */
  gone(bin, nowMs) {
    const away = nowMs - this.lastAt[bin];
    return this.returns[bin] >= RETURNS && away > LEAST_MS && away > TIMES * this.absence[bin];
  }
}
