// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a captured signal says about how it was played (see testSignal in wire.js).

import assert from 'node:assert/strict';
import { AMPLITUDE, FREQUENCY } from './wire.js';

/** Largest second difference of the steady test signal at a rate, with what fades may add. */
export function calmBend(rate) {
  const turn = (2 * Math.PI * FREQUENCY) / rate;
  return 1.5 * AMPLITUDE * turn ** 2;
}

/** @param {Float32Array} samples @returns {number} the sharpest corner in them */
export function sharpestBend(samples) {
  let most = 0;
  for (let i = 2; i < samples.length; i++) {
    most = Math.max(most, Math.abs(samples[i] - 2 * samples[i - 1] + samples[i - 2]));
  }
  return most;
}

/** @param {Float32Array[]} channels */
export function assertNoClick(channels, rate) {
  for (const channel of channels) {
    const bend = sharpestBend(channel);
    assert.ok(bend < calmBend(rate), `a click: second difference ${bend}`);
  }
}

/**
 * Every frame has the signal's full length, and its angle goes on by one frame's turn, give or
 * take the half per cent of rate correction: so nothing was lost, repeated, faded or bent.
 */
export function assertUnbroken([left, right], rate, tolerance = 2e-4) {
  const turn = (2 * Math.PI * FREQUENCY) / rate;
  let last = Math.atan2(right[0], left[0]);
  for (let i = 1; i < left.length; i++) {
    const length = Math.hypot(left[i], right[i]);
    if (Math.abs(length - AMPLITUDE) > tolerance) assert.fail(`frame ${i}: amplitude ${length}`);
    const angle = Math.atan2(right[i], left[i]);
    const step = (angle - last + 4 * Math.PI) % (2 * Math.PI);
    const slack = 0.0051 * turn + 2 * tolerance / AMPLITUDE;
    if (Math.abs(step - turn) > slack) assert.fail(`frame ${i}: turned by ${step}, not ${turn}`);
    last = angle;
  }
}

/** @returns {number} longest run of exact silence, in frames */
export function longestSilence(samples) {
  let longest = 0;
  let run = 0;
  for (const sample of samples) {
    run = sample === 0 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
