// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A browser with the page open at a fake server, for the tests of browser/.

import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { launch } from './chromium.js';
import { FakeServer } from './fake_server.js';
import { hook } from './page_hook.js';

const PATIENCE_MS = 10_000;

/** A page that does not answer for so long never will. */
const ANSWER_MS = 20_000;

export class NoAnswer extends Error {}

/** What a browser answers, or NoAnswer: a page that hangs would hold a test for ever. */
export async function answered(promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new NoAnswer('the browser does not answer')), ANSWER_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Look again and again until `look` gives something true; `what` may be told by a function. */
export async function until(what, look) {
  const deadline = performance.now() + PATIENCE_MS;
  let seen;
  while (performance.now() < deadline) {
    seen = await look();
    if (seen) return seen;
    await new Promise((done) => setTimeout(done, 30));
  }
  return assert.fail(`waited in vain for ${typeof what === 'function' ? what() : what}`);
}

/**
 * Chromium's own words for a server that is not there; our reconnecting is what is tested. It loads
 * the media keys' picture when it likes, also from a server that a test has just stopped.
 */
const EXPECTED = /Service Worker registration blocked by Playwright|WebSocket connection to .* failed|ERR_CONNECTION_(RESET|REFUSED) \S*\/icon\.svg$/;

/**
 * One page at one server. Everything the browser complains of is kept in `complaints`.
 */
export class Listening {
  constructor(browser) {
    this.browser = browser;
    this.servers = [];
    this.complaints = [];
  }

  async serve(options, port = 0) {
    const server = new FakeServer(options);
    server.port = port;
    this.servers.push(server);
    return server.start();
  }

  /** @param {string} url of the server @param {object} options of the browser context */
  async open(url, options = {}) {
    this.context = await this.browser.newContext(
      { viewport: { width: 390, height: 844 }, serviceWorkers: 'block', ...options });
    this.page = await this.context.newPage();
    this.page.on('pageerror', (error) => this.complaints.push(error.stack));
    this.page.on('console', (message) => {
      const complaint = `${message.text()} ${message.location().url}`;
      if (!['error', 'warning'].includes(message.type()) || EXPECTED.test(complaint)) return;
      this.complaints.push(complaint);
    });
    await this.page.goto(url);
    await this.page.evaluate(hook);
    return this.page;
  }

  stats() {
    return answered(this.page.evaluate(() => window.auralisTest.stats()));
  }

  /** @param {string} state of the page: playing, buffering, … */
  reach(state) {
    let stats;
    const what = () => `the page to be ${state}; it is ${JSON.stringify(stats)}`;
    return until(what, async () => {
      stats = await this.stats();
      return stats.state === state && stats;
    });
  }

  async play() {
    await this.page.click('#play');
    return this.reach('playing');
  }

  /** Opens the page where there is no secure context, and hears three seconds of it. */
  async playInsecurely({ port }) {
    const page = await this.open(`http://insecure.test:${port}/`);
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await this.play();
    await until('a word of it', async () =>
      /^Buffer \d+ ms · .*https/.test(await page.textContent('#detail')));
    await until('three seconds of sound', async () => {
      const { framesPlayed, rate } = await this.stats();
      return framesPlayed > 3 * rate;
    });
    return page;
  }

  /**
   * Record the player's output while `action` goes on. The figures are of before the hand-over:
   * reading a capture keeps this process, and the fake server in it, from its beat.
   * @returns {{channels: Float32Array[], stats: object}}
   */
  async capture(action, seconds = 12) {
    await this.page.evaluate((most) => window.auralisTest.startCapture(most), seconds);
    await action();
    const { stats, texts } = await this.page.evaluate(async () => {
      const stats = await window.auralisTest.stats();
      const taken = await window.auralisTest.stopCapture();
      const text = async (samples) => {
        const blob = new Blob([samples]);
        const reader = new FileReader();
        await new Promise((done) => {
          reader.onload = done;
          reader.readAsDataURL(blob);
        });
        return reader.result.split(',')[1];
      };
      return { stats, texts: await Promise.all(taken.channels.map(text)) };
    });
    const channels = texts.map((text) => {
      const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
      return new Float32Array(bytes.buffer);
    });
    return { channels, stats };
  }

  async close() {
    await this.context?.close();
    for (const server of this.servers) await server.stop();
  }
}

/** @returns {{now: Listening}} renewed for each test, checked and closed after it */
export function listening() {
  const held = {};
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());
  held.begin = () => (held.now = new Listening(browser));
  afterEach(async () => {
    const { complaints } = held.now;
    await held.now.close();
    assert.deepEqual(complaints, [], 'the browser complained');
  });
  return held;
}

/** For waiting while sound is captured; for states there is until(). */
export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
