// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A proxy in front of a server, on a port of its own; those that extend it say what it does to a line.

import { connect, createServer } from 'node:net';

export class ProxyLine {
  /** @param {number} port of the server */
  constructor(port) {
    this.port = port;
    this.sockets = new Set();
  }

  async start() {
    this.server = createServer({ noDelay: true }, (near) => this.join(near));
    await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${this.server.address().port}/`;
    return this;
  }

  /** @returns {import('node:net').Socket} to the server */
  dial() {
    return connect({ port: this.port, host: '127.0.0.1', noDelay: true });
  }

  /** @param {import('node:net').Socket} socket ends with the proxy */
  keep(socket) {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
  }

  async stop() {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }
}
