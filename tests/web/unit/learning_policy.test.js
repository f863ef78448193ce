// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the default policy learns of a line, and what it forgets.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BIN_MS, DelayHistogram, Fastest, ReturnLevels } from '../../../web/delay_memory.js';
import { LearningPolicy } from '../../../web/learning_policy.js';

const CHUNK = 100;

/** Chunks of 100 ms for so many seconds; delayOf(second) in ms. @returns the time reached */
function feed(policy, fromS, seconds, delayOf) {
  for (let i = 0; i < seconds * 10; i++) {
    const s = fromS + i / 10;
    policy.arrived(s * 1000, delayOf(s, i));
  }
  return fromS + seconds;
}

test('before anything is known it is cautious; on an even line it comes down to little', () => {
  const policy = new LearningPolicy(CHUNK);
  assert.equal(policy.targetMs, 500);
  feed(policy, 0, 60, () => 2);
  assert.equal(policy.targetMs, 500);
  feed(policy, 60, 300, () => 2);
  assert.ok(policy.targetMs < 180, `${policy.targetMs} ms`);
});

test('a delay that comes every minute is covered, and stays so', () => {
  const policy = new LearningPolicy(CHUNK);
  feed(policy, 0, 1200, (s, i) => (i % 600 === 300 ? 200 : 3));
  assert.ok(policy.targetMs - CHUNK > 200 && policy.targetMs - CHUNK < 320, `${policy.targetMs} ms`);
  feed(policy, 1200, 50, () => 3);
  assert.ok(policy.targetMs - CHUNK > 200);
});

test('a chunk that comes too late raises the depth at once, and for minutes', () => {
  const policy = new LearningPolicy(CHUNK);
  let now = feed(policy, 0, 400, () => 3);
  policy.arrived(now * 1000, 700);
  assert.ok(policy.targetMs > 800, `${policy.targetMs} ms`);
  now = feed(policy, now + 0.1, 60, () => 3);
  assert.ok(policy.targetMs > 800);
});

test('what came all the time and has stopped is forgotten within minutes', () => {
  const policy = new LearningPolicy(CHUNK);
  feed(policy, 0, 1200, (s, i) => (i % 50 === 0 ? 600 : 5));
  assert.ok(policy.targetMs > 700);
  feed(policy, 1200, 150, () => 5);
  assert.ok(policy.targetMs < 300, `${policy.targetMs} ms`);
});

test('a stall of the source teaches nothing', () => {
  const policy = new LearningPolicy(CHUNK);
  const now = feed(policy, 0, 400, () => 3);
  const before = policy.targetMs;
  feed(policy, now, 1.5, () => 900);
  assert.ok(policy.targetMs > 900, 'it may yet be the line');
  policy.shifted();
  feed(policy, now + 1.5, 5, () => 3);
  assert.ok(policy.targetMs <= before, `${policy.targetMs} ms`);
});

test('an outage longer than any depth teaches nothing, nor does what it held up', () => {
  const policy = new LearningPolicy(CHUNK);
  const now = feed(policy, 0, 400, () => 3);
  const before = policy.targetMs;
  for (let late = 10_000; late > 0; late -= CHUNK) policy.arrived((now + 10) * 1000, late);
  feed(policy, now + 10, 60, () => 3);
  assert.ok(policy.targetMs <= before, `${policy.targetMs} ms`);
  policy.arrived((now + 70) * 1000, 3900);
  assert.ok(policy.targetMs > 3900, 'what a depth does cover is learnt');
});

test('a histogram forgets: after its half-life an entry counts half', () => {
  const histogram = new DelayHistogram(100);
  for (let i = 0; i < 100; i++) histogram.add(500);
  for (let i = 0; i < 100; i++) histogram.add(5);
  // 500 ms has 1 part in 3 of the weight.
  assert.equal(histogram.quantileBin(0.66), Math.floor(5 / BIN_MS));
  assert.equal(histogram.quantileBin(0.67), 500 / BIN_MS);
});

test('a histogram that has run for days overflows nothing', () => {
  const histogram = new DelayHistogram(2);
  for (let i = 0; i < 10_000; i++) histogram.add(i % 7);
  assert.ok(Number.isFinite(histogram.total));
  assert.equal(histogram.quantileBin(0.9), 0);
});

test('a level is gone after three times its longest absence, and not before it has a rhythm', () => {
  const levels = new ReturnLevels();
  levels.observe(0, 300);
  assert.equal(levels.gone(30, 10_000_000), false);
  for (let s = 1; s <= 10; s++) levels.observe(s * 60_000, 300);
  assert.equal(levels.gone(30, 600_000 + 170_000), false);
  assert.equal(levels.gone(30, 600_000 + 190_000), true);
  assert.equal(levels.gone(20, 600_000 + 170_000), false, 'what is lower came with it');
});

test('the fastest of a minute, and no longer', () => {
  const fastest = new Fastest();
  fastest.observe(0, 5);
  for (let s = 1; s < 60; s++) fastest.observe(s * 1000, 9);
  assert.equal(fastest.valueMs, 5);
  fastest.observe(60_000, 9);
  assert.equal(fastest.valueMs, 9);
  fastest.shift(100);
  assert.equal(fastest.valueMs, 109);
});
