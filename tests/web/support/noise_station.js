// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// auralis-stream itself with seeded noise for music: each moment of it is like no other.

import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const RATE = 44100;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const STREAM_PROGRAM =
  `${process.env.AURALIS_BIN ?? `${ROOT}build/release/bin`}/auralis-stream`;

/** A second of noise, the same in both channels, as s16le; a multiply-with-carry generator. */
export function noise(state) {
  const bytes = Buffer.alloc(RATE * 4);
  for (let i = 0; i < RATE; i++) {
    state.x = (Math.imul(36969, state.x & 65535) + (state.x >>> 16)) >>> 0;
    const sample = ((state.x & 65535) - 32768) >> 2;
    bytes.writeInt16LE(sample, 4 * i);
    bytes.writeInt16LE(sample, 4 * i + 2);
  }
  return bytes;
}

export class NoiseStation {
  /** @param {number} port 0 for a free one @param {string[]} options of auralis-stream */
  constructor(port = 0, options = []) {
    Object.assign(this, { port, options });
  }

  async start() {
    const state = { x: 12345 };
    this.process = spawn(STREAM_PROGRAM, ['--listen', `127.0.0.1:${this.port}`, '--metrics', '127.0.0.1:0',
      ...this.options], { stdio: ['pipe', 'ignore', 'pipe'] });
    this.source = new Readable({ read() { this.push(noise(state)); } });
    this.process.stdin.on('error', () => {}); // it is ended while noise comes
    this.source.pipe(this.process.stdin);
    this.url = await new Promise((done, fail) => {
      let words = '';
      this.process.stderr.on('data', (text) => {
        words += text;
        const [, url] = /serving (http:\S+)/.exec(words) ?? [];
        if (url) done(url);
      });
      this.process.on('exit', () => fail(new Error(`no station: ${words}`)));
    });
    return this;
  }

  async stop() {
    const over = new Promise((done) => this.process.on('close', done));
    this.source.destroy();
    this.process.kill('SIGKILL');
    await over;
  }
}
