// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The jitter estimate against sequences whose jitter is known.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JitterEstimator } from '../../../web/jitter.js';

test('chunks that come evenly have no jitter, whatever their delay', () => {
  const jitter = new JitterEstimator();
  for (let i = 0; i < 100; i++) jitter.observe(5000 + i * 100, i * 100);
  assert.equal(jitter.jitterMs, 0);
});

test('arrivals 10 ms early and late in turn come to 20 ms', () => {
  const jitter = new JitterEstimator();
  for (let i = 0; i < 400; i++) jitter.observe(i * 100 + (i % 2 ? 10 : -10), i * 100);
  assert.ok(Math.abs(jitter.jitterMs - 20) < 1e-6);
});

test('one late chunk counts a tenth, twice, and widens the variance', () => {
  const jitter = new JitterEstimator();
  jitter.observe(0, 0);
  assert.equal(jitter.observe(180, 100), 8);
  assert.equal(Math.round(jitter.variance), 576);
  assert.equal(jitter.observe(200, 200), 8 + (80 - 8) / 10);
});

test('the variance of differences of 20 and 0 ms in turn comes to about 100', () => {
  const jitter = new JitterEstimator();
  for (let i = 0; i < 1000; i++) jitter.observe(i * 100 + (i % 4 < 2 ? 0 : 20), i * 100);
  assert.ok(Math.abs(jitter.deviationMs - 10) < 1, `${jitter.deviationMs} ms`);
});

test('reset forgets', () => {
  const jitter = new JitterEstimator();
  jitter.observe(0, 0);
  jitter.observe(500, 100);
  jitter.reset();
  assert.equal(jitter.observe(9999, 200), 0);
});
