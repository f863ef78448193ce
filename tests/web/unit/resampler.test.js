// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The resampler against the sine it should have made: signal-to-noise ratios, and continuity.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LOOKAHEAD, Resampler } from '../../../web/resampler.js';
import { Ring } from '../../../web/ring.js';

const FRAMES = 8192;

function filledRing(frequency, rate) {
  const ring = new Ring(1, FRAMES);
  const sine = Float32Array.from({ length: FRAMES },
    (_, n) => Math.sin((2 * Math.PI * frequency * n) / rate));
  ring.write(sine, FRAMES);
  ring.advance(1); // so that the first frame has a neighbour before it
  return ring;
}

/** Resampled in render quanta, as the worklet does. */
function run(ring, step) {
  const resampler = new Resampler();
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
    const ideal = Math.sin((2 * Math.PI * frequency * (1 + i * step)) / rate);
    signal += ideal ** 2;
    noise += (value - ideal) ** 2;
  });
  return 10 * Math.log10(signal / noise);
}

test('at the same rate the samples come out as they went in', () => {
  const ring = filledRing(1000, 44100);
  const expected = ring.channels[0].slice(1, FRAMES - LOOKAHEAD);
  assert.deepEqual(Float32Array.from(run(ring, 1)), expected);
});

for (const [frequency, least] of [[110, 140], [440, 108], [1000, 87], [4000, 50]]) {
  test(`44.1 to 48 kHz keeps ${frequency} Hz above ${least} dB of noise`, () => {
    const ratio = signalToNoise(frequency, 44100, 44100 / 48000);
    assert.ok(ratio > least, `${ratio.toFixed(1)} dB`);
  });
  test(`a correction of 0.5 % keeps ${frequency} Hz above ${least} dB of noise`, () => {
    const ratio = signalToNoise(frequency, 44100, 1.005);
    assert.ok(ratio > least, `${ratio.toFixed(1)} dB`);
  });
}

test('it never looks beyond what has been written', () => {
  for (const step of [0.9, 44100 / 48000, 1, 1.005, 2]) {
    const ring = new Ring(1, 64);
    ring.channels[0].fill(NaN);
    ring.channels[0][ring.mask] = 0; // the frame before the first
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
