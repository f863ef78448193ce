// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Reconnect delays: soon, then doubling, bounded, spread, and from the beginning after success.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Backoff } from '../../../web/backoff.js';

const delays = (backoff, count) => Array.from({ length: count }, () => backoff.next());

test('for a minute attempts follow soon, then delays double up to a bound', () => {
  const whole = new Backoff(() => 1);
  assert.deepEqual(delays(whole, 3), [100, 500, 500]);
  delays(whole, 117);
  assert.deepEqual(delays(whole, 7), [500, 1000, 2000, 4000, 8000, 15000, 15000]);
});

test('where the server refuses, they double at once', () => {
  const whole = new Backoff(() => 1);
  assert.deepEqual([1, 2, 3].map(() => whole.next(true)), [500, 1000, 2000]);
});

test('chance takes off at most half', () => {
  assert.deepEqual(delays(new Backoff(() => 0), 3), [50, 250, 250]);
});

test('a good connection starts them afresh', () => {
  const backoff = new Backoff(() => 1);
  delays(backoff, 5);
  backoff.reset();
  assert.equal(backoff.next(), 100);
});

test('a week of failures overflows nothing', () => {
  const backoff = new Backoff(() => 1);
  assert.ok(delays(backoff, 50000).every((ms) => ms > 0 && ms <= 15000));
});
