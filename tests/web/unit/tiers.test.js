// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The tiers of depth, the policy that goes by them, and that the server knows the same ones.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';

import { TIER_DEPTHS_MS, TIER_NAMES, TierPolicy, tierOf }
  from '../../../web/tiers.js';

test("the server's depths of tiers are the page's", async () => {
  const source = new URL('../../../lib/stream/listener_trouble.cpp', import.meta.url);
  const [, list] = /kTierDepthsMs\{([\d, ]+)\}/.exec(await readFile(source, 'utf8'));
  assert.deepEqual(list.split(',').map(Number), TIER_DEPTHS_MS);
});

test('a depth has the tier that is as deep', () => {
  assert.deepEqual(TIER_NAMES, ['minimal', 'normal', 'stable', 'defensive']);
  assert.deepEqual([50, 300, 301, 600, 900, 1000, 1200, 4000].map(tierOf),
    [0, 0, 1, 1, 2, 3, 3, 3]);
});

/** So many decisions with this jitter, and so many underruns before each. */
function decisions(policy, count, jitterMs, underruns = 0) {
  const tiers = [];
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < underruns; k++) policy.starved();
    const nowMs = policy.decideMs ?? 0;
    policy.arrived(nowMs, 0, jitterMs);
    tiers.push(policy.tier);
  }
  return tiers;
}

test('it begins in the first tier, and jitter above 50 ms is a tier up, below 20 ms one down', () => {
  const policy = new TierPolicy();
  assert.equal(policy.targetMs, 300);
  policy.arrived(0, 0, 60);
  assert.deepEqual(decisions(policy, 4, 51), [1, 2, 3, 3]);
  assert.equal(policy.targetMs, 1200);
  assert.deepEqual(decisions(policy, 2, 50), [3, 3]);
  assert.deepEqual(decisions(policy, 2, 20), [3, 3]);
  assert.deepEqual(decisions(policy, 4, 19), [2, 1, 0, 0]);
});

test('more than 5 % of underruns are a tier up; from 1 % on none is left downwards', () => {
  const policy = new TierPolicy();
  policy.arrived(0, 0, 0);
  assert.deepEqual(decisions(policy, 1, 0, 5), [0]);
  assert.deepEqual(decisions(policy, 1, 0, 1), [1]);
  policy.underruns = 2;
  assert.deepEqual(decisions(policy, 2, 0), [1, 1]);
  policy.underruns = 0.9;
  assert.deepEqual(decisions(policy, 1, 0), [0]);
});
