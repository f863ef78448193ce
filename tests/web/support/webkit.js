// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// WebKitGTK's MiniBrowser to test with, on a screen of its own, driven by WebDriver.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/Xvfb';
const LIBRARIES = '/usr/lib';

/** Debian keeps it among the libraries of an architecture. */
function findBrowser() {
  for (const folder of readdirSync(LIBRARIES).filter((name) => name.endsWith('-linux-gnu'))) {
    for (const version of ['4.1', '4.0']) {
      const path = join(LIBRARIES, folder, `webkit2gtk-${version}`, 'MiniBrowser');
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** @returns {string|null} what lacks for a test with WebKit */
export function missing() {
  if (!existsSync(DRIVER)) return 'WebKitWebDriver';
  if (!existsSync(SCREEN)) return 'Xvfb';
  return findBrowser() ? null : 'MiniBrowser';
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

export class WebKit {
  async start() {
    this.home = mkdtempSync(join(tmpdir(), 'auralis-webkit-'));
    const quiet = ['ignore', 'ignore', 'ignore'];
    this.screen = spawn(SCREEN, ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'],
      { stdio: [...quiet, 'pipe'] });
    const display = await new Promise((done, fail) => {
      this.screen.stdio[3].on('data', (text) => done(`:${String(text).trim()}`));
      this.screen.on('exit', () => fail(new Error('Xvfb did not start')));
    });
    const port = await freePort();
    this.base = `http://127.0.0.1:${port}`;
    this.driver = spawn(DRIVER, [`--port=${port}`], { stdio: quiet,
      env: { ...process.env, DISPLAY: display, HOME: this.home, XDG_RUNTIME_DIR: this.home } });
    const browser = { binary: findBrowser(), args: ['--automation'] };
    const wanted = { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } } };
    const { sessionId } = await this.patiently(() => this.call('POST', '/session', wanted));
    this.session = `/session/${sessionId}`;
    return this;
  }

  /** The driver takes a moment until it listens. */
  async patiently(ask) {
    for (let tries = 0; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        if (error.message !== 'fetch failed' || tries > 200) throw error;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  }

  async call(method, path, body) {
    const answer = await fetch(this.base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  }

  goto(url) {
    return this.call('POST', `${this.session}/url`, { url });
  }

  /** @param {string} script the body of a function, whose value comes back */
  run(script, ...args) {
    return this.call('POST', `${this.session}/execute/sync`, { script, args });
  }

  async click(selector) {
    const found = await this.call('POST', `${this.session}/element`,
      { using: 'css selector', value: selector });
    await this.call('POST', `${this.session}/element/${Object.values(found)[0]}/click`, {});
  }

  text(selector) {
    return this.run('return document.querySelector(arguments[0]).textContent', selector);
  }

  async stop() {
    if (this.session) await this.call('DELETE', this.session).catch(() => {});
    this.driver?.kill();
    this.screen?.kill();
    rmSync(this.home, { recursive: true, force: true });
  }
}
