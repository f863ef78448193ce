// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The real thing: scripts/play with the built tools, on a port of its own.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** @returns {Promise<number>} a port that is free now */
async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export class LivePipe {
  /** @param {string[]} options of scripts/play and auralis-compose */
  async start(options) {
    this.port = await freePort();
    this.metricsPort = await freePort();
    this.words = '';
    // The page, and what records its sound beside it.
    this.web = mkdtempSync(join(tmpdir(), 'auralis-web-'));
    cpSync(`${ROOT}web`, this.web, { recursive: true });
    cpSync(new URL('capture_worklet.js', import.meta.url), join(this.web, 'capture_worklet.js'));
    this.process = spawn(`${ROOT}scripts/play`, ['--no-open', '--port', `${this.port}`,
      '--metrics-port', `${this.metricsPort}`, ...options], {
      env: {
        ...process.env,
        AURALIS_BIN: process.env.AURALIS_BIN ?? `${ROOT}build/release/bin`,
        AURALIS_STREAM_WEB: this.web,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = new Promise((done) => this.process.on('exit', (code) => done(code)));
    await new Promise((done, fail) => {
      const listen = (text) => {
        this.words += text;
        if (this.words.includes('listen at')) done();
      };
      this.process.stdout.on('data', listen);
      this.process.stderr.on('data', listen);
      this.ended.then((code) => fail(new Error(`play ended with ${code}: ${this.words}`)));
    });
    return this;
  }

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** @param {string} name @returns {Promise<number>} the sum over a metric's series */
  async metric(name) {
    const text = await (await fetch(`http://127.0.0.1:${this.metricsPort}/metrics`)).text();
    const lines = text.split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line));
    return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** End it as Ctrl-C does. @returns {Promise<number>} its exit status */
  async stop() {
    this.process.kill('SIGINT');
    const status = await this.ended;
    rmSync(this.web, { recursive: true });
    return status;
  }
}
