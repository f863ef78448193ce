// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What comes out of the player, frame by frame: steady play, loss, starvation, the end.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoClick, assertUnbroken, longestSilence } from '../support/hearing.js';
import { listening, sleep, until } from '../support/listening.js';

const held = listening();

test('the server\'s signal comes out whole, every frame of it', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const { channels: heard, stats } = await here.capture(() => sleep(1500));
  const behindMs = (server.nextFrame - stats.streamFrame) / 44.1;
  assert.ok(heard[0].length > 44100, `${heard[0].length} frames captured`);
  assertUnbroken(heard, 44100);
  assert.deepEqual([stats.sampleRate, stats.gaps, stats.underruns, stats.skips], [44100, 0, 0, 0]);
  assert.ok(behindMs > 0 && behindMs < 1000, `${behindMs} ms behind the live edge`);
});

test('a stream of another rate is resampled', async () => {
  const here = held.begin();
  const server = await here.serve({ hello: { rate: 48000 } });
  await here.open(server.url);
  const { sampleRate } = await here.play();
  assert.equal(sampleRate, 44100);
  assertUnbroken((await here.capture(() => sleep(1200))).channels, 44100);
});

test('a lost chunk is spliced over without a click', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const { channels: heard, stats } = await here.capture(async () => {
    await sleep(400);
    server.lose(1);
    await sleep(900);
  });
  assertNoClick(heard, 44100);
  assert.throws(() => assertUnbroken(heard, 44100), 'the loss should show');
  assert.deepEqual([stats.gaps, stats.underruns], [1, 0]);
});

test('starvation fades to silence, is told, and fades in again, without a click', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const { channels: heard, stats } = await here.capture(async () => {
    await sleep(300);
    server.stall();
    await here.reach('buffering');
    assert.equal(await here.page.textContent('#headline'), 'Buffering');
    await sleep(200);
    server.resume();
    await here.reach('playing');
    await sleep(400);
  });
  assertNoClick(heard, 44100);
  assert.ok(longestSilence(heard[0]) > 4410, 'there was a silence');
  assertUnbroken(heard.map((channel) => channel.subarray(-8820)), 44100);
  assert.deepEqual([stats.underruns, stats.gaps], [1, 0]);
  assert.ok(stats.targetMs > 500, `the buffer is deeper from now on: ${stats.targetMs} ms`);
});

test('pause closes the line, play goes on at the live edge', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  await here.page.click('#play');
  await until('the line to be closed', () => server.sockets.clients.size === 0);
  await here.reach('ready');
  assert.equal(await here.page.textContent('#headline'), 'Paused');
  await sleep(1200);
  await here.play();
  const stats = await here.stats();
  assert.ok((server.nextFrame - stats.streamFrame) / 44.1 < 1000, 'at the live edge');
  assertUnbroken((await here.capture(() => sleep(500))).channels, 44100);
  assert.deepEqual([stats.gaps, stats.underruns], [0, 0]);
});

// The button said Pause, and went looking for the next stream instead.
test('the last moments of a stream can be paused', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await here.play();
  server.stall();
  await here.reach('buffering');
  server.resume();
  await here.reach('playing'); // with a deeper buffer: there is time for what follows
  server.end();
  await until('the end', async () => (await here.stats()).socket === 'ended');
  await page.click('#play');
  await sleep(500);
  assert.equal(server.connections, 1);
});

// With no sound device a context never runs; the page said "Looking for the stream" for ever, and
// chunks would have piled up before an audio thread that takes none.
test('a sound that the browser does not start is told, and holds no line', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await page.evaluate(() => {
    AudioContext.prototype.resume = () => new Promise(() => {});
    Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });
  });
  await page.click('#play');
  await until('a word of it', async () =>
    await page.textContent('#headline') === 'Held back');
  assert.equal(server.sockets.clients.size, 0);
});

test('the end is played to its last frame, faded, and said', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const { channels: heard, stats } = await here.capture(async () => {
    server.end();
    await here.reach('ended');
    await sleep(200);
  });
  assert.equal(await here.page.textContent('#headline'), 'The stream has ended');
  assertNoClick(heard, 44100);
  assert.equal(stats.underruns, 0);
  assert.equal(server.connections, 1, 'and nobody knocks again');
  await until('the sound card to rest', () =>
    here.page.evaluate(() => window.auralisTest.contextState() === 'suspended'));
  const { nextFrame } = server;
  assert.ok(nextFrame - stats.streamFrame < 4, `${stats.streamFrame} of ${nextFrame}`);
});

// Firefox said "running" while its device hung, and the page grew by 24 MB a minute.
test('a device that hangs while its context runs is seen, and is taken again', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await here.play();
  await page.evaluate(async () => {
    const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state');
    Object.defineProperty(AudioContext.prototype, 'state',
      { get: () => 'running', configurable: true });
    const { resume, suspend } = AudioContext.prototype;
    window.heal = () => {
      delete AudioContext.prototype.state;
      Object.defineProperty(BaseAudioContext.prototype, 'state', state);
      AudioContext.prototype.resume = resume;
    };
    AudioContext.prototype.resume = () => Promise.resolve();
    await suspend.call(window.auralisTest.context());
  });
  await until('the line to be given up', () => server.connections > 1);
  await page.evaluate(() => window.heal());
  await here.reach('playing');
});

test('a context that somebody else has suspended goes on', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await here.play();
  await page.evaluate(() => window.auralisTest.context().suspend());
  await until('sound again', async () => {
    const { state, framesPlayed } = await here.stats();
    return state === 'playing' && framesPlayed > 44100;
  });
});
