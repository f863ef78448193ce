// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The ring: order across its wrap, what gives way when it is full, and the cross-fade.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ring } from '../../../web/ring.js';

/** A planar chunk of two channels: frames count up on the left, down on the right. */
function counting(first, frames) {
  const data = new Float32Array(2 * frames);
  for (let i = 0; i < frames; i++) {
    data[i] = first + i;
    data[frames + i] = -(first + i);
  }
  return data;
}

const at = (ring, channel, ahead) => ring.channels[channel][(ring.readAt + ahead) & ring.mask];

test('frames come out in order across many wraps, on every channel', () => {
  const ring = new Ring(2, 28);
  let next = 0;
  let read = 0;
  for (let round = 0; round < 500; round++) {
    const frames = 1 + (round * 7) % 13;
    ring.write(counting(next, frames), frames);
    next += frames;
    while (ring.depth > 5) {
      assert.equal(at(ring, 0, 0), read);
      assert.equal(at(ring, 1, 0), -read);
      ring.advance(1);
      read += 1;
    }
  }
  assert.ok(next > 10 * (ring.mask + 1));
});

test('positions beyond 32 bits still find their place', () => {
  const ring = new Ring(2, 28);
  ring.readAt = ring.writeAt = 2 ** 32 - 3;
  ring.write(counting(0, 8), 8);
  for (let i = 0; i < 8; i++) assert.equal(at(ring, 0, i), i);
});

test('when full, the oldest frames give way, also to a chunk longer than the ring', () => {
  const ring = new Ring(2, 28);
  ring.write(counting(0, 20), 20);
  ring.write(counting(20, 20), 20);
  assert.equal(ring.depth, ring.capacity);
  assert.equal(at(ring, 0, 0), 40 - ring.capacity);
  ring.write(counting(40, 100), 100);
  assert.equal(ring.depth, ring.capacity);
  assert.equal(at(ring, 0, ring.capacity - 1), 139);
});

test('the frames just read stay for the interpolator, even in a full ring', () => {
  const ring = new Ring(2, 28);
  ring.write(counting(0, 10), 10);
  ring.advance(10);
  ring.write(counting(10, ring.capacity), ring.capacity);
  assert.equal(at(ring, 0, -1), 9);
});

test('advance stops at what is there', () => {
  const ring = new Ring(1, 8);
  ring.write(new Float32Array(3), 3);
  ring.advance(100);
  assert.equal(ring.depth, 0);
});

test('blend goes over from the old frames to the new without a step', () => {
  const ring = new Ring(1, 60);
  ring.write(new Float32Array(40).fill(1), 40);
  assert.equal(ring.blend(new Float32Array(50).fill(-1), 50, 30), 30);
  assert.equal(ring.depth, 40);
  let last = 1;
  for (let i = 0; i < 40; i++) {
    const value = at(ring, 0, i);
    assert.ok(value <= last && last - value < 2 * Math.PI / 30, `frame ${i}`);
    last = value;
  }
  assert.ok(last < -0.98);
});

test('blend uses no more than there is on either side', () => {
  const ring = new Ring(1, 60);
  ring.write(new Float32Array(5), 5);
  assert.equal(ring.blend(new Float32Array(50), 50, 30), 5);
  assert.equal(ring.blend(new Float32Array(2), 2, 30), 2);
  ring.clear();
  assert.equal(ring.blend(new Float32Array(50), 50, 30), 0);
});
