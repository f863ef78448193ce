// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The play-out control on simulated lines: bounds of what a listener hears and how long sound waits.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FixedPolicy } from '../../../web/buffer_policy.js';
import { LearningPolicy } from '../../../web/learning_policy.js';
import { judge } from '../simulator/compare.js';
import { CHUNK_MS, arrivalsOf } from '../simulator/lines.js';
import { listen } from '../simulator/listener.js';

const SEEDS = [101, 102];
const learning = () => new LearningPolicy(CHUNK_MS);

/** At most so many underruns an hour, and so many ms. */
const BOUNDS = [
  ['LAN', 0, 125],
  ['Wi-Fi', 2, 320],
  ['TCP, 1 % loss, 80 ms', 4, 750],
  ['good, bad, good', 8, 650],
  ['stalls of 0.8 to 2.5 s', 6, 2150],
];

for (const [line, underruns, delayMs] of BOUNDS) {
  test(`${line}: at most ${underruns} underruns an hour, and ${delayMs} ms`, () => {
    const heard = judge(line, learning, SEEDS);
    assert.ok(heard.underruns <= underruns, `${heard.underruns} underruns`);
    assert.ok(heard.delayMs <= delayMs, `${heard.delayMs} ms`);
  });
}

test('on a line that was bad for a while it beats the fixed buffer that waits as long', () => {
  const line = 'good, bad, good';
  const learnt = judge(line, learning, SEEDS);
  const fixed = judge(line, () => new FixedPolicy(600), SEEDS);
  assert.ok(learnt.delayMs < fixed.delayMs, `${learnt.delayMs} ms against ${fixed.delayMs}`);
  assert.ok(learnt.underruns < fixed.underruns / 2,
    `${learnt.underruns} underruns against ${fixed.underruns}`);
});

test('eight hours with clocks 200 ppm apart: no underrun, and the depth stays within 20 ms', () => {
  for (const drift of [200e-6, -200e-6]) {
    const heard = listen(arrivalsOf('LAN', 103, 8 * 3600), learning(), drift);
    assert.equal(heard.underruns, 0);
    assert.ok(heard.offMs <= 20, `${heard.offMs} ms at ${drift}`);
  }
});

test('the same seed is the same line', () => {
  assert.deepEqual(arrivalsOf('LTE, slow', 7, 60), arrivalsOf('LTE, slow', 7, 60));
  assert.notDeepEqual(arrivalsOf('LTE, slow', 7, 60), arrivalsOf('LTE, slow', 8, 60));
});
