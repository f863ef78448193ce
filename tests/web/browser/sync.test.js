// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pages that play in step: the switch and what belongs to it, at a server that behaves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listening, sleep, until } from '../support/listening.js';

const held = listening();

const RATE = 44100;

async function open(query, options = { anchored: true }) {
  const here = held.begin();
  const server = await here.serve(options);
  const page = await here.open(`${server.url}${query}`);
  return { here, server, page };
}

/** How far behind what the server sends a page is heard, in ms. */
const behindMs = (server, stats) => (server.nextFrame - stats.streamFrame) / (RATE / 1000);

const inStep = (here) => until('the page to be in step', async () => {
  const stats = await here.stats();
  return stats.state === 'playing' && Math.abs(stats.offStepMs ?? Infinity) < 5 && stats;
});

test('a page that is asked to is heard two seconds after the server is due', async () => {
  const { here, server } = await open('?sync=1');
  await here.play();
  const stats = await inStep(here);
  const behind = behindMs(server, stats);
  assert.ok(behind > 1700 && behind < 2400, `${behind} ms`);
  assert.equal(stats.targetMs, 2000);
  assert.ok(server.received.filter(({ type }) => type === 'ping').length >= 8);
});

test('the address may say another delay', async () => {
  const { here, server } = await open('?sync=1s');
  await here.play();
  const behind = behindMs(server, await inStep(here));
  assert.ok(behind > 700 && behind < 1400, `${behind} ms`);
});

test('the switch in the menu brings a page in step, and lets it go on alone', async () => {
  const { here, server, page } = await open('?buffer=300');
  await here.play();
  await page.click('#menu summary');
  await page.click('#sync');
  const stats = await inStep(here);
  assert.ok(behindMs(server, stats) > 1700);
  await until('a word of it', async () =>
    /^In step within \d+\.\d ms$/.test(await page.textContent('#sync-said')));
  assert.equal(await page.evaluate(() => localStorage.getItem('auralis.sync')), '1');
  await page.click('#sync');
  await until('the page to be by itself', async () => (await here.stats()).offStepMs === null);
  assert.equal(await page.isVisible('#device-delay'), false);
  assert.equal((await here.reach('playing')).skips, stats.skips, 'without another silence');
});

test('a device that is late by itself gets its sound earlier', async () => {
  const { here, page } = await open('?sync=1');
  await here.play();
  const before = await inStep(here);
  await page.click('#menu summary');
  await page.fill('#device-delay', '20');
  await until('the page to be told', async () => Math.abs((await here.stats()).offStepMs) > 10);
  const after = await inStep(here);
  assert.equal(after.skips, before.skips, 'by the rate alone');
  assert.equal(await page.evaluate(() => localStorage.getItem('auralis.deviceDelay')), '20');
});

test('clicks come once a second while they are wanted', async () => {
  const { here, page } = await open('?sync=1');
  await page.evaluate(() => {
    window.clicks = [];
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function count(at) {
      window.clicks.push(at);
      start.call(this, at);
    };
  });
  await here.play();
  await inStep(here);
  await page.click('#menu summary');
  await page.click('#click');
  const clicks = await until('some clicks', async () => {
    const seen = await page.evaluate(() => window.clicks);
    return seen.length > 2 && seen;
  });
  for (let i = 1; i < clicks.length; i++) {
    assert.ok(Math.abs(clicks[i] - clicks[i - 1] - 1) < 0.02, `${clicks}`);
  }
  await page.click('#click');
  await sleep(100);
  const { length } = await page.evaluate(() => window.clicks);
  await sleep(1500);
  assert.equal(await page.evaluate(() => window.clicks.length), length);
});

test('at a server that tells no schedule it plays, and says so', async () => {
  const { here, page } = await open('?sync=1', {});
  await here.play();
  await page.click('#menu summary');
  await until('a word of it', async () =>
    await page.textContent('#sync-said') === 'This server tells no common time');
});

test('at an insecure address, without an audio thread, it is as much in step', async () => {
  const here = held.begin();
  const server = await here.serve({ anchored: true });
  await here.open(`http://insecure.test:${server.port}/?sync=1`);
  await here.play();
  const stats = await inStep(here);
  assert.ok(stats.leadMs > 0, 'buffers are scheduled');
  const behind = behindMs(server, stats) + stats.leadMs;
  assert.ok(behind > 1600 && behind < 2600, `${behind} ms`);
});
