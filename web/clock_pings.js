// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// When to ping for the server's clock: in bursts, a few at once, then every two seconds.

import { BURST, ServerClock } from './server_clock.js';

/** Between two pings of a burst: by chance, so that no chunk is always in their way. */
const LEAST_MS = 10;
const SPREAD_MS = 30;
/** The first bursts follow on each other. */
const QUICK = 4;
const QUICK_MS = 60;
const USUAL_MS = 1800;

export class ClockPings {
  /**
   * @param {object} world now() in ms, setTimeout, clearTimeout, random
   * @param {(ms: number) => void} ping @param {(line: object) => void} tell what is known now
   */
  constructor(world, ping, tell) {
    this.world = world;
    this.ping = ping;
    this.tell = tell;
    this.clock = new ServerClock();
    this.random = world.random ?? Math.random;
    this.stream = null;
    this.timer = null;
  }

  /** A connection is open. @param {string|null} stream another one's server may be another, too */
  begin(stream) {
    if (stream !== this.stream) this.clock.reset();
    this.stream = stream;
    this.bursts = 0;
    this.burst();
  }

  stop() {
    this.world.clearTimeout(this.timer);
    this.timer = null;
  }

  burst() {
    this.clock.endBurst();
    this.publish();
    this.left = BURST;
    this.next();
  }

  next() {
    this.stop();
    this.ping(this.world.now());
    this.left -= 1;
    const waitMs = LEAST_MS + this.random() * SPREAD_MS;
    if (this.left > 0) {
      this.timer = this.world.setTimeout(() => this.next(), waitMs);
      return;
    }
    this.bursts += 1;
    const restMs = waitMs + (this.bursts < QUICK ? QUICK_MS : USUAL_MS);
    this.timer = this.world.setTimeout(() => this.burst(), restMs);
  }

  /** @param {number} sentMs @param {number} server in seconds @param {number} gotMs */
  pong(sentMs, server, gotMs) {
    if (this.timer === null || !Number.isFinite(server)) return;
    if (this.clock.pong(sentMs / 1000, server, gotMs / 1000)) this.publish();
  }

  publish() {
    const { line } = this.clock;
    if (line.known) this.tell(line.state);
  }
}
