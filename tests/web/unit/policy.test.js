// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The buffer policy: tiers up at once, down after calm, and the pull on the rate.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALM_MS, MAX_CORRECTION, TIER_TARGETS_MS, initialPolicy, isExcessive, mayStart, nextPolicy,
  rateCorrection, targetMs } from '../../../web/policy.js';

const calm = { nowMs: 0, chunkMs: 100, jitterMs: 2, underruns: 0 };

test('a steady line stays in the first tier', () => {
  let policy = initialPolicy();
  for (let s = 0; s < 600; s++) policy = nextPolicy(policy, { ...calm, nowMs: s * 1000 });
  assert.equal(policy.tier, 0);
  assert.equal(targetMs(policy), TIER_TARGETS_MS[0]);
});

test('each underrun is a tier up, as far as there are tiers', () => {
  let policy = initialPolicy();
  const tiers = [1, 2, 3, 4, 5].map((underruns) => {
    policy = nextPolicy(policy, { ...calm, underruns, nowMs: underruns * 5000 });
    return policy.tier;
  });
  assert.deepEqual(tiers, [1, 2, 3, 3, 3]);
});

test('a stall that shows as jitter first and as an underrun next is one tier up', () => {
  let policy = nextPolicy(initialPolicy(), { ...calm, jitterMs: 40 });
  assert.equal(policy.tier, 1);
  policy = nextPolicy(policy, { ...calm, nowMs: 5, jitterMs: 45, underruns: 1 });
  assert.equal(policy.tier, 1);
  policy = nextPolicy(policy, { ...calm, nowMs: 3000, jitterMs: 45, underruns: 2 });
  assert.equal(policy.tier, 2);
});

test('jitter alone raises the tier to where it fits', () => {
  const seen = (jitterMs) => nextPolicy(initialPolicy(), { ...calm, jitterMs }).tier;
  assert.deepEqual([0, 25, 26, 150, 151, 450, 5000].map(seen), [0, 0, 1, 1, 2, 2, 3]);
});

test('after a calm minute it comes down one tier, and no further at once', () => {
  let policy = nextPolicy(initialPolicy(), { ...calm, underruns: 2 });
  policy = nextPolicy(policy, { ...calm, underruns: 3, nowMs: 2000 });
  assert.equal(policy.tier, 2);
  policy = nextPolicy(policy, { ...calm, underruns: 3, nowMs: 2000 + CALM_MS - 1 });
  assert.equal(policy.tier, 2);
  policy = nextPolicy(policy, { ...calm, underruns: 3, nowMs: 2000 + CALM_MS });
  assert.equal(policy.tier, 1);
  policy = nextPolicy(policy, { ...calm, underruns: 3, nowMs: 2000 + CALM_MS + 1 });
  assert.equal(policy.tier, 1);
});

test('a player that counts from zero again is no underrun', () => {
  const policy = nextPolicy(initialPolicy(), { ...calm, underruns: 4 });
  assert.equal(nextPolicy(policy, { ...calm, underruns: 0 }).tier, policy.tier);
});

test('play starts at the target, or with what there is once the stream has ended', () => {
  assert.equal(mayStart(299, 300, false), false);
  assert.equal(mayStart(300, 300, false), true);
  assert.equal(mayStart(10, 300, true), true);
});

test('the rate is left alone near the target, pulled beyond, never by more than 0.5 %', () => {
  assert.equal(rateCorrection(300, 300), 0);
  assert.equal(rateCorrection(370, 300), 0);
  assert.ok(rateCorrection(450, 300) > 0);
  assert.ok(rateCorrection(150, 300) < 0);
  assert.equal(rateCorrection(90000, 300), MAX_CORRECTION);
  assert.ok(rateCorrection(0, 300) >= -MAX_CORRECTION);
});

test('only a great excess is cut', () => {
  assert.equal(isExcessive(2300, 300), false);
  assert.equal(isExcessive(2301, 300), true);
});
