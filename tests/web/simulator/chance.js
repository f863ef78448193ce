// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Seeded chance for the simulator.

/** mulberry32: 32 bits of state, good enough for delays. */
export class Chance {
  constructor(seed) {
    this.state = (seed * 0x9e3779b1) >>> 0;
    for (let i = 0; i < 8; i++) this.uniform();
  }

  /** @returns {number} in [0, 1) */
  uniform() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low, high) {
    return low + (high - low) * this.uniform();
  }

  happens(probability) {
    return this.uniform() < probability;
  }

  exponential(mean) {
    return -mean * Math.log(1 - this.uniform());
  }

  normal() {
    const radius = Math.sqrt(this.exponential(2));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }
}
