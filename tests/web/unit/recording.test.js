// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A recording has the samples that came, bit for bit, at their places.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Recording, wavHeader } from '../../../web/recording.js';

const HELLO = { format: 's16le', rate: 100, channels: 2, stream: 'one' };
const FRAMES = 10;

/** A chunk whose samples tell their frame. */
function chunk(firstFrame, frames = FRAMES) {
  const bytes = new DataView(new ArrayBuffer(16 + frames * 4));
  for (let i = 0; i < frames; i++) {
    bytes.setInt16(16 + i * 4, firstFrame + i, true);
    bytes.setInt16(18 + i * 4, -firstFrame - i, true);
  }
  return [bytes.buffer, { firstFrame, frames }];
}

async function heard(recording) {
  const bytes = Buffer.from(await recording.wav().arrayBuffer());
  const left = [];
  for (let at = 44; at < bytes.length; at += 4) left.push(bytes.readInt16LE(at));
  return { bytes, left };
}

const count = (from, to) => Array.from({ length: to - from }, (_, i) => from + i);

test('its header says what follows', async () => {
  const recording = new Recording();
  recording.begin(HELLO);
  assert.equal(recording.wav(), null);
  for (let k = 0; k < 5; k++) recording.add(...chunk(k * FRAMES));
  const { bytes, left } = await heard(recording);
  assert.equal(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16), 'RIFFWAVEfmt ');
  assert.deepEqual([20, 22, 32, 34].map((at) => bytes.readUInt16LE(at)), [1, 2, 4, 16]);
  assert.deepEqual([4, 24, 28, 40].map((at) => bytes.readUInt32LE(at)), [236, 100, 400, 200]);
  assert.deepEqual(left, count(0, 50));
  assert.equal(recording.seconds, 0.5);
});

test('floats have the header that is theirs', () => {
  const bytes = Buffer.from(wavHeader({ format: 'f32le', rate: 100, channels: 2 }, 80));
  assert.equal(bytes.length, 58);
  assert.deepEqual([20, 34, 36].map((at) => bytes.readUInt16LE(at)), [3, 32, 0]);
  assert.deepEqual([4, 16, 42, 46, 54].map((at) => bytes.readUInt32LE(at)), [130, 18, 4, 10, 80]);
  assert.equal(bytes.toString('latin1', 38, 42) + bytes.toString('latin1', 50, 54), 'factdata');
});

test('what is missing is silence, what came twice is there once', async () => {
  const recording = new Recording();
  recording.begin(HELLO);
  recording.add(...chunk(0));
  recording.add(...chunk(30));
  recording.begin(HELLO); // a reconnection
  recording.add(...chunk(20));
  recording.add(...chunk(35));
  const { left } = await heard(recording);
  assert.deepEqual(left, [...count(0, 10), ...new Array(20).fill(0), ...count(30, 45)]);
});

test('it keeps the last of it, and all while it goes on', async () => {
  const recording = new Recording(30);
  recording.begin(HELLO);
  for (let k = 0; k < 1000; k++) recording.add(...chunk(k * FRAMES)); // 100 s
  assert.ok(recording.seconds >= 30 && recording.seconds < 41, `${recording.seconds} s`);
  const before = recording.seconds;
  recording.going = true;
  for (let k = 1000; k < 2000; k++) recording.add(...chunk(k * FRAMES));
  assert.equal(recording.seconds, before + 100);
  const { left } = await heard(recording);
  assert.equal(left.at(-1), 19999);
  assert.deepEqual(left, count(20000 - left.length, 20000));
});

test('another stream or format begins another recording', async () => {
  const recording = new Recording();
  recording.begin(HELLO);
  recording.add(...chunk(0));
  recording.begin({ ...HELLO, stream: 'two' });
  recording.add(...chunk(500));
  assert.deepEqual((await heard(recording)).left, count(500, 510));
});

test('floats are told as floats', async () => {
  const recording = new Recording();
  recording.begin({ format: 'f32le', rate: 48000, channels: 1, stream: 'one' });
  recording.add(new ArrayBuffer(16 + 40), { firstFrame: 0, frames: 10 });
  const { bytes } = await heard(recording);
  assert.deepEqual([20, 22, 32, 34].map((at) => bytes.readUInt16LE(at)), [3, 1, 4, 32]);
});
