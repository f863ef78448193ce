// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The loop that holds the depth: bounds, drift of clocks, and a rate of exactly 1 at equal clocks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_CORRECTION, RateLoop } from '../../../web/rate_loop.js';

/** A buffer that fills by `drift` and is drained by the loop: the error in ms after each step. */
function run(loop, { errorMs = 0, drift = 0, seconds, stepMs = 10, noise = () => 0 }) {
  const seen = { errorMs, most: 0, corrections: 0 };
  for (let t = 0; t < seconds * 1000; t += stepMs) {
    const correction = loop.step(t, seen.errorMs + noise(t), stepMs);
    assert.ok(Math.abs(correction) <= MAX_CORRECTION);
    if (correction !== 0) seen.corrections += 1;
    seen.errorMs += (drift - correction) * stepMs;
    if (t > 60_000) seen.most = Math.max(seen.most, Math.abs(seen.errorMs));
  }
  return seen;
}

test('an excess is drained at no more than half a per cent, then the rate is exactly 1', () => {
  const loop = new RateLoop();
  loop.start(0);
  const { errorMs } = run(loop, { errorMs: 200, seconds: 150 });
  assert.ok(Math.abs(errorMs) < 3, `${errorMs} ms`);
  assert.equal(loop.locked, true);
  assert.equal(run(loop, { errorMs, seconds: 600 }).corrections, 0);
});

test('clocks 200 ppm apart are followed without an error', () => {
  for (const drift of [200e-6, -200e-6]) {
    const loop = new RateLoop();
    loop.start(0);
    const { errorMs, most } = run(loop, { drift, seconds: 1500 });
    assert.ok(most < 16 && Math.abs(errorMs) < 0.1, `${most} ms, ${errorMs} ms at last`);
    assert.ok(Math.abs(loop.drift - drift) < 5e-6);
    assert.equal(loop.locked, false);
  }
});

test('a drift too small to be seen at first shows itself, and is followed from then on', () => {
  const loop = new RateLoop();
  loop.start(0);
  run(loop, { drift: 25e-6, seconds: 1800 });
  assert.equal(loop.locked, false);
  assert.ok(Math.abs(loop.drift - 25e-6) < 5e-6, `${loop.drift}`);
});

test('a measure that wanders by a few ms does not unlock it', () => {
  const loop = new RateLoop();
  run(loop, { seconds: 10 });
  const { corrections } = run(loop, { seconds: 600, noise: (t) => 6 * Math.sin(t / 3000) });
  assert.equal(corrections, 0);
});
