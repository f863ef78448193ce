// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Reconnect delays: doubling, bounded, spread, and from the beginning after success.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backoff } from '../../../web/backoff.js';

const delays = (backoff, count) => Array.from({ length: count }, () => backoff.next());

test('delays double up to a bound', () => {
  const whole = new Backoff(() => 1);
  assert.deepEqual(delays(whole, 8), [500, 1000, 2000, 4000, 8000, 15000, 15000, 15000]);
});

test('chance takes off at most half', () => {
  assert.deepEqual(delays(new Backoff(() => 0), 3), [250, 500, 1000]);
});

test('a good connection starts them afresh', () => {
  const backoff = new Backoff(() => 1);
  delays(backoff, 5);
  backoff.reset();
  assert.equal(backoff.next(), 500);
});

test('a week of failures overflows nothing', () => {
  const backoff = new Backoff(() => 1);
  assert.ok(delays(backoff, 50000).every((ms) => ms > 0 && ms <= 15000));
});
