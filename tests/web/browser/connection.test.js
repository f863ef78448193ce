// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The line to the server: dropped, restarted, damaged, and what the page says of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tierOf } from '../../../web/tiers.js';
import { assertNoClick, assertUnbroken, longestSilence } from '../support/hearing.js';
import { listening, sleep, until } from '../support/listening.js';
import { arrivalsOf } from '../simulator/lines.js';

const held = listening();

test('after a dropped line it comes back by itself, without a click', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const { channels, stats } = await here.capture(async () => {
    server.drop();
    await until('a second connection', () => server.connections === 2);
    await sleep(400);
    await here.reach('playing');
    await sleep(300);
  });
  assertNoClick(channels, 44100);
  assert.equal(stats.socket, 'open');
  assertUnbroken(channels.map((channel) => channel.subarray(-4410)), 44100);
});

test('a line that is cut for less than is buffered is not heard: it resumes where it was', async () => {
  const here = held.begin();
  const server = await here.serve({ hello: { stream: 'one run' } });
  await here.open(`${server.url}?buffer=2900`);
  await here.play();
  await sleep(300);
  const { channels, stats } = await here.capture(async () => {
    server.cut = true;
    server.drop();
    await sleep(1000);
    server.cut = false;
    await until('the line again', () => server.sockets.clients.size === 1);
    await sleep(2500);
  });
  assertUnbroken(channels, 44100);
  assert.deepEqual([stats.gaps, stats.underruns, stats.concealedSamples], [0, 0, 0]);
});

test('over a line that is good, bad and good again nothing is cut or clicks', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const { channels, stats } = await here.capture(async () => {
    server.behave(arrivalsOf('good, bad, good', 3, 24));
    await sleep(23_000);
  }, 30);
  assertNoClick(channels, 44100);
  assert.deepEqual([stats.gaps, stats.skips], [0, 0]);
  assert.equal(stats.concealmentEvents, stats.underruns);
  if (stats.underruns === 0) assert.ok(longestSilence(channels[0]) < 8);
});

test('a server that is killed and comes back is heard again without a click', async () => {
  const here = held.begin();
  const server = await here.serve({ hello: { stream: 'one run' } });
  await here.open(server.url);
  await here.play();
  const { channels, stats } = await here.capture(async () => {
    await server.stop();
    here.servers.pop();
    await sleep(1500);
    await here.serve({ hello: { stream: 'another' } }, server.port);
    await here.reach('playing');
    await sleep(1000);
  });
  assertNoClick(channels, 44100);
  assert.equal(stats.concealmentEvents, 1);
  assertUnbroken(channels.map((channel) => channel.subarray(-4410)), 44100);
});

test('while the server is away it counts down; the restarted server is found and played',
  async () => {
    const here = held.begin();
    const server = await here.serve({ firstFrame: 50_000_000 });
    await here.open(server.url);
    await here.play();
    await server.stop();
    await here.reach('reconnecting');
    assert.equal(await here.page.textContent('#headline'), 'Reconnecting');
    await until('a count-down', async () =>
      /in \d+ s/.test(await here.page.textContent('#detail')));
    assert.ok(await here.page.isDisabled('#control-bpm'), 'nothing to steer meanwhile');
    here.servers.pop();
    await here.serve({ hello: { title: 'Again' } }, server.port);
    const stats = await here.reach('playing');
    assert.ok(stats.streamFrame < 1_000_000, 'the new server counts from the beginning');
    assert.equal(await here.page.textContent('#title'), 'Again');
    assert.ok(await here.page.isEnabled('#control-bpm'));
  });

// The worklet was loaded at the first play: where the server had gone by then, the page gave up
// for good, with the browser's own words.
test('a server that goes between the page and the first play is waited for', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await server.stop();
  await here.page.click('#play');
  await here.reach('reconnecting');
  here.servers.pop();
  await here.serve({}, server.port);
  await here.reach('playing');
});

// Disabled while the line was down, a control lost the keyboard's focus to the page's top.
test('after a dropped line the keyboard\'s focus is where it was', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await here.play();
  await page.focus('#control-bpm');
  server.drop();
  await until('the controls to rest', () => page.isDisabled('#control-bpm'));
  await until('the controls to come back', () => page.isEnabled('#control-bpm'));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'control-bpm');
});

test('a damaged chunk is skipped, told, and not heard', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const { channels, stats } = await here.capture(async () => {
    server.sendAll(Buffer.from('not a chunk at all, but longer than a header'));
    server.sendAll('{"type":');
    await sleep(700);
  });
  assertUnbroken(channels, 44100);
  assert.equal(stats.malformed, 2);
  assert.match(stats.detail, /damaged messages skipped: 2/);
  assert.equal(stats.state, 'playing');
});

test('a server of another protocol version is not hammered', async () => {
  const here = held.begin();
  const server = await here.serve({ hello: { version: 2 } });
  await here.open(server.url);
  await here.page.click('#play');
  await here.reach('failed');
  assert.match(await here.page.textContent('#detail'), /version 2/);
  await sleep(600);
  assert.equal(server.connections, 1);
});

test('it reports and pings every two seconds', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const find = (type) => server.received.find((message) => message.type === type);
  await until('a report', () => find('report') && find('ping'));
  const { buffer_ms: buffer, jitter_ms: jitter, underruns, tier, target_ms: target } =
    find('report');
  assert.ok(buffer > 100 && buffer < 1000, `buffer ${buffer}`);
  assert.ok(jitter >= 0 && jitter < 100, `jitter ${jitter}`);
  assert.equal(tier, tierOf(target));
  const { underruns: since } = await here.stats();
  assert.ok(Number.isInteger(underruns) && underruns <= since, `${underruns} underruns of ${since}`);
});
