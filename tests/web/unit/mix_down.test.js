// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Three to eight channels mixed down to two: each is heard where it belongs, and nothing clips.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mixDown } from '../../../web/mix_down.js';

/** What one channel alone at full level makes of left and right. */
function heard(channels, channel) {
  const planar = new Float32Array(channels);
  planar[channel] = 1;
  return [...mixDown(planar, 1, channels)];
}

test('one and two channels are left as they are', () => {
  const planar = Float32Array.of(0.1, 0.2);
  assert.equal(mixDown(planar, 1, 2), planar);
  assert.equal(mixDown(planar, 2, 1), planar);
});

test('left and right stay on their sides, the centre is in both, the rear on its own', () => {
  for (let channels = 3; channels <= 8; channels++) {
    const [[ll, lr], [rl, rr]] = [heard(channels, 0), heard(channels, 1)];
    assert.ok(ll > 0.25 && lr === 0 && rl === 0 && rr === ll, `${channels} channels`);
  }
  for (const [channels, centre] of [[3, 2], [5, 2], [6, 2], [7, 2], [8, 2], [7, 4]]) {
    const [left, right] = heard(channels, centre);
    assert.ok(left > 0 && left === right, `channel ${centre} of ${channels}`);
  }
  for (const [channels, rear] of [[4, 2], [5, 3], [6, 4], [7, 5], [8, 4], [8, 6]]) {
    assert.ok(heard(channels, rear)[0] > 0 && heard(channels, rear)[1] === 0);
    assert.ok(heard(channels, rear + 1)[1] > 0 && heard(channels, rear + 1)[0] === 0);
  }
});

test('all channels at full level come to no more than that', () => {
  for (let channels = 3; channels <= 8; channels++) {
    const mixed = mixDown(new Float32Array(channels * 2).fill(1), 2, channels);
    for (const sample of mixed) assert.ok(Math.abs(sample) <= 1 + 1e-6, `${channels}: ${sample}`);
  }
});
