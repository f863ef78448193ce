// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The line between two clocks, from readings of seeded noise.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClockLine } from '../../../web/clock_line.js';
import { Chance } from '../simulator/chance.js';

/** Reads a clock that is `offset` ahead and `ppm` fast, once a second. @returns {number} its time */
const fast = (offset, ppm) => (x) => x + offset + x * ppm * 1e-6;

function read(line, clock, { from = 0, seconds = 300, sigma = 1e-3, seed = 1, odd = 0 }) {
  const chance = new Chance(seed);
  for (let x = from; x < from + seconds; x++) {
    const noise = chance.happens(odd) ? 0.2 : sigma * chance.normal();
    line.observe(x, clock(x) + noise, sigma);
  }
}

test('noise is averaged, and the drift is found', () => {
  for (const seed of [1, 2, 3, 4]) {
    const line = new ClockLine();
    const clock = fast(5, 40);
    read(line, clock, { seed });
    assert.ok(Math.abs(line.at(300) - clock(300)) < 3e-4, `${line.at(300) - clock(300)} s`);
    assert.ok(Math.abs(line.drift - 40e-6) < 5e-6, `${line.drift * 1e6} ppm`);
    assert.ok(line.sigma < 3e-4 && line.sigma > 5e-5, `it knows how good it is: ${line.sigma}`);
  }
});

test('it reads backwards, too', () => {
  const line = new ClockLine();
  read(line, fast(-3, 90), {});
  assert.ok(Math.abs(line.inverse(line.at(1234)) - 1234) < 1e-9);
});

test('odd readings are left out', () => {
  const line = new ClockLine();
  const clock = fast(5, -20);
  read(line, clock, { odd: 0.2 });
  assert.ok(Math.abs(line.at(300) - clock(300)) < 3e-4, `${line.at(300) - clock(300)} s`);
  assert.equal(line.steps, 0);
});

test('a clock that was set is followed after a few readings', () => {
  const line = new ClockLine();
  read(line, fast(5, 0), { seconds: 100 });
  const clock = fast(5.25, 0);
  read(line, clock, { from: 100, seconds: 20 });
  assert.equal(line.steps, 1);
  assert.ok(Math.abs(line.at(120) - clock(120)) < 1e-3);
});

test('a small step that noise would hide is followed within half a minute', () => {
  for (const seed of [1, 2, 3]) {
    const line = new ClockLine();
    read(line, fast(5, 30), { seed });
    const clock = fast(5.002, 30);
    read(line, clock, { from: 300, seconds: 30, seed });
    assert.ok(Math.abs(line.at(330) - clock(330)) < 7e-4, `${line.at(330) - clock(330)} s`);
  }
});
