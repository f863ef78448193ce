// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A proxy in front of a server that is as far away and as narrow as asked, for all connections together.

import { ProxyLine } from './proxy_line.js';

/** About what a router's queue holds: more waits at the sender. */
const QUEUE_MS = 200;

/** One direction: bytes wait for those before them, and then travel. */
class Direction {
  /** @param {number} bitsPerMs @param {number} delayMs */
  constructor(bitsPerMs, delayMs) {
    Object.assign(this, { bitsPerMs, delayMs, freeMs: 0 });
  }

  /** @returns {number} ms until so many bytes are there */
  take(bytes) {
    const nowMs = performance.now();
    this.freeMs = Math.max(this.freeMs, nowMs) + (8 * bytes) / this.bitsPerMs;
    return this.freeMs - nowMs + this.delayMs;
  }

  get queueMs() {
    return this.freeMs - performance.now();
  }

  /** @param {import('node:net').Socket} from @param {import('node:net').Socket} to */
  carry(from, to) {
    from.on('data', (bytes) => {
      setTimeout(() => to.writable && to.write(bytes), this.take(bytes.length));
      if (this.queueMs < QUEUE_MS) return;
      from.pause();
      setTimeout(() => from.resume(), this.queueMs - QUEUE_MS);
    });
    from.on('close', () => setTimeout(() => to.destroy(), this.take(0)));
    from.on('error', () => {});
  }
}

export class ShapedLine extends ProxyLine {
  /** @param {{port: number, roundTripMs: number, mbits: number}} line port: of the server */
  constructor({ port, roundTripMs, mbits }) {
    super(port);
    this.roundTripMs = roundTripMs;
    this.up = new Direction(mbits * 1000, roundTripMs / 2);
    this.down = new Direction(mbits * 1000, roundTripMs / 2);
    this.bytes = 0;
    this.requests = 0;
  }

  /** The system's own handshake takes no time: the first bytes wait a round trip for it. */
  join(near) {
    near.pause();
    const far = this.dial();
    for (const socket of [near, far]) this.keep(socket);
    this.down.carry(far, near);
    this.up.carry(near, far);
    near.pause();
    setTimeout(() => near.resume(), this.roundTripMs);
    far.on('data', ({ length }) => (this.bytes += length));
    near.on('data', (bytes) => (this.requests += bytes.toString('latin1').match(/^GET /gm)?.length ?? 0));
  }
}
