// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The histogram of the drawer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DelayBars } from '../../../web/figures.js';

test('the histogram has its quantiles, and forgets', () => {
  const bars = new DelayBars();
  for (let i = 0; i < 90; i++) bars.add(5);
  for (let i = 0; i < 10; i++) bars.add(123);
  assert.equal(bars.quantileMs(0.5), 10);
  assert.equal(bars.quantileMs(0.95), 130);
  for (let i = 0; i < 10_000; i++) bars.add(5);
  assert.equal(bars.quantileMs(0.99), 10);
  bars.add(1e9);
  bars.add(-3);
  assert.ok(bars.counts.at(-1) > 0.9, 'the last bar has all that is beyond');
});
