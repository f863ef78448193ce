// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A server is killed and started again: ms from when it serves until the page plays it.
//
//     node tests/web/come_back.mjs [TIMES [AWAY_MS]]

import { launch as launchChromium } from './support/chromium.js';
import { findFirefox, launch as launchFirefox } from './support/firefox.js';
import { NoiseStation } from './support/noise_station.js';
import { SoundServer } from './support/sound_server.js';

const [times = 5, awayMs = 4000] = process.argv.slice(2).map(Number);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** In the page: when a stream other than `before` plays, by the clock of the epoch. */
async function playedAt(before) {
  const { app } = await import(new URL('app.js', document.baseURI));
  for (;;) {
    await new Promise((done) => setTimeout(done, 10));
    app.player.poll();
    const { state } = app.player.stats;
    if (app.stream && app.stream !== before && state === 'playing') {
      return { stream: app.stream, atMs: performance.timeOrigin + performance.now() };
    }
  }
}

for (const [name, launch] of [['Chromium', launchChromium], ['Firefox', launchFirefox]]) {
  if (name === 'Firefox' && !findFirefox()) continue;
  const sound = await new SoundServer().start();
  const browser = await launch(sound.environment());
  const page = await (await browser.newContext()).newPage();
  let station = await new NoiseStation().start();
  await page.goto(station.url);
  await page.click('#play');
  let { stream } = await page.evaluate(playedAt, null);
  const took = [];
  for (let i = 0; i < times; i++) {
    await sleep(2000);
    await station.stop();
    await sleep(awayMs);
    const playing = page.evaluate(playedAt, stream);
    station = await new NoiseStation(new URL(station.url).port).start();
    const servesMs = performance.timeOrigin + performance.now();
    const played = await playing;
    stream = played.stream;
    took.push(Math.round(played.atMs - servesMs));
  }
  console.log(`${name}: ${took.join(', ')} ms`);
  await station.stop();
  await browser.close();
  await sound.stop();
}
