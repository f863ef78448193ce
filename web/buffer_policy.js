// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the page's address says of the buffer -> the policy that decides its depth.

import { LONGEST_MS } from './delay_memory.js';
import { LearningPolicy } from './learning_policy.js';
import { TierPolicy } from './tiers.js';

const LEAST_FIXED_MS = 50;

/** Always the same depth. Takes and gives what LearningPolicy does. */
export class FixedPolicy {
  constructor(targetMs) {
    this.targetMs = targetMs;
  }

  reset() {}
  arrived() {}
  starved() {}
  shifted() {}
}

/**
 * @param {string} asked 'tiers', a number of ms for a fixed depth, or anything else for the policy
 *   that learns
 * @param {number} chunkMs
 */
export function bufferPolicy(asked, chunkMs) {
  if (asked === 'tiers') return new TierPolicy();
  if (/^\d+$/.test(asked)) {
    return new FixedPolicy(Math.min(LONGEST_MS, Math.max(LEAST_FIXED_MS, Number(asked))));
  }
  return new LearningPolicy(chunkMs);
}
