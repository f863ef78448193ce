// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How far one recording is behind another: what measures pages in step, itself measured.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from '../simulator/chance.js';
import { correlations } from '../support/fourier.js';
import { offsets } from '../support/offset.js';

const RATE = 44100;

function noise(length, seed) {
  const chance = new Chance(seed);
  return Float32Array.from({ length }, () => chance.uniform() - 0.5);
}

test('correlations are what their sums are', () => {
  const [a, b] = [noise(100, 1), noise(777, 2)];
  const sums = correlations(a, b);
  assert.equal(sums.length, 678);
  for (const lag of [0, 1, 300, 677]) {
    const sum = a.reduce((all, x, i) => all + x * b[i + lag], 0);
    assert.ok(Math.abs(sums[lag] - sum) < 1e-6, `lag ${lag}`);
  }
});

test('noise that is behind is found so far behind, also after silence and a jump', () => {
  const source = noise(6 * RATE, 3);
  const other = new Float32Array(source.length);
  other.set(source.subarray(0, 2 * RATE), 441); // 10 ms behind
  other.fill(0, 2 * RATE, 3 * RATE);
  other.set(source.subarray(3 * RATE + 882, 6 * RATE), 3 * RATE); // 20 ms ahead
  const found = offsets(source, other, RATE, 0.25);
  const at = (from, to) => found.filter(({ atS }) => atS >= from && atS < to).map(({ ms }) => ms);
  assert.ok(at(0, 1.9).length >= 5 && at(0, 1.9).every((ms) => Math.abs(ms - 10) < 0.01), `${at(0, 1.9)}`);
  assert.deepEqual(at(2.05, 2.85), []);
  assert.ok(at(3.1, 5).length >= 6 && at(3.1, 5).every((ms) => Math.abs(ms + 20) < 0.01), `${at(3.1, 5)}`);
});
