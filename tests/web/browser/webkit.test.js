// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page in WebKit: it plays, within its policy, and steers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FakeServer } from '../support/fake_server.js';
import { until } from '../support/listening.js';
import { WebKit, missing } from '../support/webkit.js';

const skip = missing() ? `needs ${missing()} (scripts/install-packages test)` : false;
let browser;
let server;

before(async () => {
  if (skip) return;
  server = await new FakeServer().start();
  browser = await new WebKit().start();
});
after(async () => {
  await browser?.stop();
  await server?.stop();
});

test('it plays, steers and pauses, and its policy lets it', { skip }, async () => {
  await browser.goto(server.url);
  await browser.run(`document.addEventListener('securitypolicyviolation', (event) => {
    window.violated = event.violatedDirective;
  })`);
  assert.equal(await browser.text('#headline'), 'Ready');
  await browser.click('#play');
  await until('it to play', async () => await browser.text('#headline') === 'Playing');
  await browser.run(`const key = document.getElementById('control-key');
    key.value = 'G';
    key.dispatchEvent(new Event('input'));`);
  await until('a control', () => server.received.some(({ value }) => value === 'G'));
  await until('its frame to be heard', async () =>
    /^Key: heard after/.test(await browser.text('#note')));
  assert.equal(await browser.run('return window.violated ?? null'), null);
  await browser.click('#play');
  await until('rest', async () => await browser.text('#headline') === 'Paused');
});

// The ring lay beside the button: WebKit does not stretch a picture between its edges.
test('the ring lies around the button', { skip }, async () => {
  await browser.goto(server.url);
  const [ring, button] = await browser.run(`return ['.ring', '#play'].map((name) => {
    const { x, y, width, height } = document.querySelector(name).getBoundingClientRect();
    return [x + width / 2, y + height / 2, width];
  })`);
  assert.ok(Math.abs(ring[0] - button[0]) < 1 && Math.abs(ring[1] - button[1]) < 1, `${ring} ${button}`);
  assert.ok(ring[2] > button[2]);
});
