// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Delays of chunks -> the least of the last minute.

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
