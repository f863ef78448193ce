// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A proxy in front of a server: a line that can be cut, or go dead without a word, and be mended.

import { connect, createServer } from 'node:net';

export class CutLine {
  /** @param {number} port of the server */
  constructor(port) {
    this.port = port;
    this.sockets = new Set();
    this.down = false;
  }

  async start() {
    this.server = createServer({ noDelay: true }, (near) => this.join(near));
    await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${this.server.address().port}/`;
    return this;
  }

  join(near) {
    near.on('error', () => {});
    if (this.down) {
      near.destroy();
      return;
    }
    const far = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    far.on('error', () => {});
    for (const [from, to] of [[near, far], [far, near]]) {
      this.sockets.add(from);
      from.on('data', (bytes) => !from.dead && to.write(bytes));
      from.on('close', () => {
        this.sockets.delete(from);
        if (!from.dead) to.destroy();
      });
    }
  }

  /** Every connection ends, and none is taken. */
  cut() {
    this.down = true;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Nothing passes any more, and neither side is told; connections that follow are good. */
  deaden() {
    for (const socket of this.sockets) socket.dead = true;
  }

  mend() {
    this.down = false;
  }

  async stop() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }
}
