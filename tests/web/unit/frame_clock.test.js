// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// When a frame leaves the speaker, from timestamps as browsers give them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FrameClock } from '../../../web/frame_clock.js';
import { Chance } from '../simulator/chance.js';

const LATENCY_S = 0.08;

/** A device whose clock is `ppm` fast, read every 50 ms for so long. @returns {number} the error in ms */
function read(stampAt, { seconds = 300, ppm = 25, seed = 1 }) {
  const clock = new FrameClock();
  const chance = new Chance(seed);
  const truth = (s) => (s - LATENCY_S) * (1 + ppm * 1e-6);
  let s = 0;
  for (; s < seconds; s += 0.05 + 0.004 * chance.uniform()) {
    clock.observe(stampAt(s, truth, chance), s * 1000);
  }
  return { ms: 1000 * (clock.line.at(s) - truth(s)), clock };
}

/** Of the block that the device took last, as a sound server says it that corrects itself at times. */
const chromium = (correctedS, slope) => (s, truth, chance) => {
  const then = Math.floor(s / 0.03) * 0.03;
  const phase = (then % correctedS) - correctedS / 2;
  const noise = phase * slope + 5e-5 * chance.normal();
  return { contextTime: truth(then) + noise, performanceTime: then * 1000 };
};

/** Of now, with the time of the last block. */
const firefox = (s, truth, chance) => ({
  contextTime: Math.floor(truth(s - 2e-3 * chance.uniform()) / 0.0116) * 0.0116,
  performanceTime: s * 1000,
});

test('stamps of the device are taken as they are', () => {
  for (const seed of [1, 2, 3]) {
    const { ms } = read(chromium(1e9, 0), { seed });
    assert.ok(Math.abs(ms) < 0.1, `${ms} ms`);
  }
});

test('a sound server that corrects itself is read between its corrections', () => {
  for (const seed of [1, 2, 3]) {
    const { ms } = read(chromium(7, 5e-4), { seed });
    assert.ok(Math.abs(ms) < 0.5, `${ms} ms`);
  }
});

test('of stamps of the present, the newest tells', () => {
  for (const seed of [1, 2, 3]) {
    const { ms } = read(firefox, { seed });
    assert.ok(Math.abs(ms) < 2, `${ms} ms`);
  }
});

test('it is known after a few seconds', () => {
  assert.equal(read(chromium(1e9, 0), { seconds: 1 }).clock.known, false);
  assert.equal(read(chromium(1e9, 0), { seconds: 2 }).clock.known, true);
  assert.equal(read(firefox, { seconds: 2 }).clock.known, true);
});

test('a device that lost some frames is followed', () => {
  const { ms } = read((s, truth, chance) => {
    const stamp = chromium(1e9, 0)(s, truth, chance);
    return { ...stamp, contextTime: stamp.contextTime - (s < 290 ? 0.05 : 0) };
  }, {});
  assert.ok(Math.abs(ms) < 1, `${ms} ms`);
});

test('nothing is read of a context that does not run yet', () => {
  const clock = new FrameClock();
  for (let ms = 0; ms < 5000; ms += 50) clock.observe({ contextTime: 0, performanceTime: 0 }, ms);
  assert.equal(clock.known, false);
});
