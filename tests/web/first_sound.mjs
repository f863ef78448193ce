// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// From the click to the first sound, over a line as far and as narrow as asked:
//
//     node tests/web/first_sound.mjs [TIMES [ROUND_TRIP_MS [MBITS [WAIT_MS]]]]
//
// WAIT_MS is how long the page has been loaded when play is pressed.

import { launch } from './support/chromium.js';
import { NoiseStation } from './support/noise_station.js';
import { ShapedLine } from './support/shaped_line.js';

const [times = 5, roundTripMs = 100, mbits = 2, waitMs = 0] = process.argv.slice(2).map(Number);

/** In the page: presses play. @returns {Promise<object>} ms from the click to what happened */
async function press() {
  const { app } = await import(new URL('app.js', document.baseURI));
  const begin = performance.now();
  const since = () => Math.round(performance.now() - begin);
  const seen = {};
  const note = (name) => (seen[name] ??= since());
  const { fromNetwork } = app;
  app.fromNetwork = function noted(message) {
    if (message.type === 'socket' && message.state === 'open') note('hello');
    fromNetwork.call(this, message);
  };
  document.getElementById('play').click();
  while (since() < 20_000) {
    await new Promise((done) => setTimeout(done, 5));
    if (app.player.node) note('player');
    app.player.poll();
    if (app.player.stats.depthMs > 0) note('chunk');
    if (app.player.stats.framesPlayed > 0) break;
  }
  note('sound');
  return { ...seen, depthMs: Math.round(app.player.stats.depthMs) };
}

const browser = await launch();
const station = await new NoiseStation().start();
await new Promise((done) => setTimeout(done, 3000)); // it has a past to give
for (let i = 0; i < times; i++) {
  const line = await new ShapedLine({ port: Number(new URL(station.url).port), roundTripMs, mbits }).start();
  const context = await browser.newContext();
  const page = await context.newPage();
  const began = performance.now();
  await page.goto(line.url, { waitUntil: 'load' });
  const loaded = Math.round(performance.now() - began);
  await new Promise((done) => setTimeout(done, waitMs));
  const before = { bytes: line.bytes, requests: line.requests };
  const seen = await page.evaluate(press);
  const after = { bytes: line.bytes - before.bytes, requests: line.requests - before.requests };
  console.log(JSON.stringify({ loaded, before, ...seen, after }));
  await context.close();
  await line.stop();
}
await station.stop();
await browser.close();
