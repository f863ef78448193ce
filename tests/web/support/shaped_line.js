// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A proxy in front of a server that is as far away and as narrow as asked, for all connections together.

import { connect, createServer } from 'node:net';

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

export class ShapedLine {
  /** @param {{port: number, roundTripMs: number, mbits: number}} line port: of the server */
  constructor({ port, roundTripMs, mbits }) {
    this.port = port;
    this.roundTripMs = roundTripMs;
    this.sockets = new Set();
    this.up = new Direction(mbits * 1000, roundTripMs / 2);
    this.down = new Direction(mbits * 1000, roundTripMs / 2);
    this.bytes = 0;
    this.requests = 0;
  }

  async start() {
    this.server = createServer({ noDelay: true }, (near) => this.join(near));
    await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${this.server.address().port}/`;
    return this;
  }

  /** The system's own handshake takes no time: the first bytes wait a round trip for it. */
  join(near) {
    near.pause();
    const far = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    }
    this.down.carry(far, near);
    this.up.carry(near, far);
    near.pause();
    setTimeout(() => near.resume(), this.roundTripMs);
    far.on('data', ({ length }) => (this.bytes += length));
    near.on('data', (bytes) => (this.requests += bytes.toString('latin1').match(/^GET /gm)?.length ?? 0));
  }

  async stop() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }
}
