// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The resampler against the sine it should have made: signal-to-noise ratios, and continuity.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOOKAHEAD, Resampler } from '../../../web/resampler.js';
import { Ring } from '../../../web/ring.js';

const FRAMES = 8192;
const BEFORE = 16;

function filledRing(frequency, rate) {
  const ring = new Ring(1, FRAMES);
  const sine = Float32Array.from({ length: FRAMES },
    (_, n) => Math.sin((2 * Math.PI * frequency * n) / rate));
  ring.write(sine, FRAMES);
  ring.advance(BEFORE); // so that the first frame has its neighbours before it
  return ring;
}

/** Resampled in render quanta, as the worklet does. */
function run(ring, step, ratio = 1) {
  const resampler = new Resampler(ratio);
  const out = [];
  for (;;) {
    const count = Math.min(128, resampler.available(ring, step));
    if (count === 0) return out;
    const quantum = [new Float32Array(128)];
    resampler.process(ring, quantum, count, step);
    out.push(...quantum[0].subarray(0, count));
  }
}

/** dB */
function signalToNoise(frequency, rate, step) {
  const out = run(filledRing(frequency, rate), step);
  let signal = 0;
  let noise = 0;
  out.forEach((value, i) => {
    const ideal = Math.sin((2 * Math.PI * frequency * (BEFORE + i * step)) / rate);
    signal += ideal ** 2;
    noise += (value - ideal) ** 2;
  });
  return 10 * Math.log10(signal / noise);
}

test('at the same rate the samples come out as they went in', () => {
  const ring = filledRing(1000, 44100);
  const expected = ring.channels[0].slice(BEFORE, FRAMES - LOOKAHEAD);
  assert.deepEqual(Float32Array.from(run(ring, 1)), expected);
});

for (const frequency of [1000, 5000, 10000]) {
  for (const step of [1.0002, 0.9998, 1.005, 0.995, 44100 / 48000]) {
    test(`${frequency} Hz keeps 85 dB above noise and distortion at a step of ${step}`, () => {
      const ratio = signalToNoise(frequency, 44100, step);
      assert.ok(ratio >= 85, `${ratio.toFixed(1)} dB`);
    });
  }
}

test('what would fold at a lower rate is filtered out', () => {
  const step = 2;
  const out = run(filledRing(17000, 44100), step, step);
  const power = out.reduce((sum, value) => sum + value * value, 0) / out.length;
  assert.ok(10 * Math.log10(power / 0.5) < -80);
});

test('the fraction is brought back to exactly zero, and then samples come out as they are', () => {
  const ring = filledRing(1000, 44100);
  const resampler = new Resampler();
  const block = [new Float32Array(128)];
  resampler.process(ring, block, 128, 1.0037);
  assert.notEqual(resampler.fraction, 0);
  for (let i = 0; i < 8; i++) {
    const step = resampler.settlingStep(128, 0.001);
    assert.ok(Math.abs(step - 1) < 0.001001);
    resampler.process(ring, block, 128, step);
  }
  assert.equal(resampler.fraction, 0);
  assert.equal(resampler.settlingStep(128, 0.001), 1);
  const { readAt } = ring;
  resampler.process(ring, block, 128, 1);
  assert.deepEqual(block[0], ring.channels[0].slice(readAt, readAt + 128));
});

test('it never looks beyond what has been written', () => {
  for (const step of [0.9, 44100 / 48000, 1, 1.005, 2]) {
    const ring = new Ring(1, 64);
    ring.channels[0].fill(NaN);
    for (let i = 0; i < BEFORE; i++) ring.channels[0][ring.mask - i] = 0; // before the first
    ring.write(new Float32Array(40), 40);
    const out = run(ring, step);
    assert.ok(out.length >= Math.floor((40 - LOOKAHEAD) / step), `step ${step}`);
    assert.ok(out.every((value) => value === 0), `step ${step}`);
  }
});

test('a change of step between quanta leaves no corner', () => {
  const ring = filledRing(440, 44100);
  const resampler = new Resampler();
  const out = [];
  for (let quantum = 0; quantum < 60; quantum++) {
    const block = [new Float32Array(128)];
    resampler.process(ring, block, 128, quantum % 2 ? 1.005 : 0.995);
    out.push(...block[0]);
  }
  const bend = (2 * Math.PI * 440 * 1.005 / 44100) ** 2;
  for (let i = 2; i < out.length; i++) {
    const second = Math.abs(out[i] - 2 * out[i - 1] + out[i - 2]);
    assert.ok(second < bend + 0.01 * 2 * Math.PI * 440 / 44100, `frame ${i}: ${second}`);
  }
});
