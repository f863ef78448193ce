// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The player core behind a message port: what it takes, what it answers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlayerCore } from '../../../web/player_core.js';

const RATE = 44100;

function connected() {
  const said = [];
  const port = { postMessage: (message) => said.push({ ...message }) };
  const core = new PlayerCore(RATE);
  core.listenTo(port);
  const tell = (data) => port.onmessage({ data });
  tell({ type: 'format', rate: RATE, channels: 1, stream: null, chunkMs: 100, buffer: '1000' });
  tell({ type: 'chunk', firstFrame: 0, frames: RATE, data: new Float32Array(RATE).fill(0.5) });
  return { core, said, tell };
}

test('blocks of any length are filled with what the port brought', () => {
  const { core } = connected();
  for (const length of [128, 1024, 4410]) {
    const block = [new Float32Array(length), new Float32Array(length)];
    core.process(block);
    assert.equal(block[0].at(-1) > 0, true, `${length} frames`);
    assert.deepEqual(block[0], block[1]);
  }
});

test('each message is acknowledged with the depth and the clock', () => {
  const { said } = connected();
  assert.equal(said.length, 2);
  assert.equal(Math.round(said[1].depthMs), 1000);
  assert.equal(said[1].clockMs, 0);
});

test('a reset is silence, and what was buffered is gone', () => {
  const { core } = connected();
  core.fromPage({ type: 'reset' });
  const block = [new Float32Array(512).fill(1)];
  core.process(block);
  assert.ok(block[0].every((sample) => sample === 0));
  assert.equal(core.stats().depthMs, 0);
});
