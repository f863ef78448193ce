// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The server's clock over simulated lines: jitter, chunks in the way, ways of unlike length.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClockPings } from '../../../web/clock_pings.js';
import { Chance } from '../simulator/chance.js';

/** One way's delay in ms, and how often something is in the way for how long. */
const LINES = {
  'this machine': { up: 0.1, down: 0.1, jitter: 0.05, often: 0.2, blockedMs: 5, withinMs: 0.05 },
  LAN: { up: 0.4, down: 0.4, jitter: 0.2, often: 0.1, blockedMs: 5, withinMs: 0.15 },
  'Wi-Fi': { up: 2, down: 2, jitter: 2, often: 0.3, blockedMs: 100, withinMs: 1 },
  'a slow way down': { up: 20, down: 26, jitter: 3, often: 0.7, blockedMs: 70, withinMs: 6 },
};

/** A page at such a line, whose clock runs at another pace than the server's. */
class Simulation {
  constructor(line, seed, ppm) {
    this.line = line;
    this.chance = new Chance(seed);
    this.ms = 1000;
    this.events = [];
    this.server = (ms) => 1.7e9 + (ms / 1000) * (1 + ppm * 1e-6);
    const world = {
      now: () => this.ms,
      random: () => this.chance.uniform(),
      setTimeout: (f, ms) => this.at(this.ms + ms, f),
      clearTimeout: (event) => (this.events = this.events.filter((each) => each !== event)),
    };
    this.pings = new ClockPings(world, (sentMs) => this.ping(sentMs), (said) => (this.said = said));
  }

  at(ms, f) {
    return this.events[this.events.push({ ms, f }) - 1];
  }

  way(least) {
    const { jitter, often, blockedMs } = this.line;
    const blocked = this.chance.happens(often) ? blockedMs * this.chance.uniform() : 0;
    return least + this.chance.exponential(jitter) + blocked;
  }

  ping(sentMs) {
    const thereMs = sentMs + this.way(this.line.up);
    const gotMs = thereMs + this.way(this.line.down);
    this.at(gotMs, () => this.pings.pong(sentMs, this.server(thereMs), gotMs));
  }

  pass(ms) {
    const end = this.ms + ms;
    for (;;) {
      const due = this.events.filter((each) => each.ms <= end).sort((a, b) => a.ms - b.ms)[0];
      if (!due) break;
      this.events = this.events.filter((each) => each !== due);
      this.ms = due.ms;
      due.f();
    }
    this.ms = end;
  }

  get errorMs() {
    return 1000 * (this.pings.clock.line.at(this.ms / 1000) - this.server(this.ms));
  }
}

for (const [name, line] of Object.entries(LINES)) {
  test(`over ${name}, clocks 80 ppm apart, within ${line.withinMs} ms`, () => {
    for (const seed of [11, 12, 13, 14]) {
      const simulation = new Simulation(line, seed, seed % 2 ? 80 : -80);
      simulation.pings.begin('run');
      simulation.pass(1000);
      assert.ok(simulation.said, 'known within a second');
      const errors = [];
      simulation.pass(60_000);
      for (let i = 0; i < 540; i++) {
        simulation.pass(1000);
        errors.push(Math.abs(simulation.errorMs));
      }
      const worst = Math.max(...errors);
      assert.ok(worst < line.withinMs, `seed ${seed}: ${worst.toFixed(3)} ms`);
    }
  });
}

test('another run of the stream has another clock', () => {
  const simulation = new Simulation(LINES.LAN, 1, 0);
  simulation.pings.begin('run');
  simulation.pass(5000);
  const before = simulation.server;
  simulation.server = (ms) => before(ms) + 3;
  simulation.pings.begin('another');
  simulation.pass(1000);
  assert.ok(Math.abs(simulation.errorMs) < 1, `${simulation.errorMs} ms`);
});

test('when it is told to, it stops', () => {
  const simulation = new Simulation(LINES.LAN, 1, 0);
  simulation.pings.begin('run');
  simulation.pass(500);
  simulation.pings.stop();
  simulation.pass(100);
  assert.equal(simulation.events.length, 0);
});
