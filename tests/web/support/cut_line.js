// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A proxy in front of a server: a line that can be cut, or go dead without a word, and be mended.

import { ProxyLine } from './proxy_line.js';

export class CutLine extends ProxyLine {
  down = false;

  join(near) {
    near.on('error', () => {});
    if (this.down) {
      near.destroy();
      return;
    }
    const far = this.dial();
    far.on('error', () => {});
    for (const [from, to] of [[near, far], [far, near]]) {
      this.keep(from);
      from.on('data', (bytes) => !from.dead && to.write(bytes));
      from.on('close', () => from.dead || to.destroy());
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
}
