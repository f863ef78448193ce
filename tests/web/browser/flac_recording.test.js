// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A recording as FLAC, of auralis-stream itself: decoded, it is what the source gave.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { launch } from '../support/chromium.js';
import { FakeServer } from '../support/fake_server.js';
import { Listening, sleep, until } from '../support/listening.js';
import { NoiseStation, STREAM_PROGRAM, noise } from '../support/noise_station.js';

const skip = (!existsSync(STREAM_PROGRAM) && 'no auralis-stream') ||
  (spawnSync('flac', ['--version']).status !== 0 && 'no flac (scripts/install-packages test)');

let browser;
let here;
let station;
afterEach(async () => {
  await here?.close();
  await browser?.close();
  await station?.stop();
  here = browser = station = null;
});

/** Opens a page, plays, and records so long. @returns {Promise<{name: string, path: string}>} */
async function recorded(url, ms) {
  browser = await launch();
  here = new Listening(browser);
  const page = await here.open(url);
  await here.play();
  await page.click('#menu summary');
  await page.selectOption('#record-format', 'flac');
  assert.match(await page.textContent('#record-hint'), /From now on/);
  const pressed = (down) => until(`the button to be ${down}`, async () =>
    await page.getAttribute('#record', 'aria-pressed') === String(down));
  await page.click('#record');
  await pressed(true);
  await sleep(ms);
  const download = page.waitForEvent('download');
  await page.click('#record');
  const file = await download;
  await pressed(false);
  return { name: file.suggestedFilename(), path: await file.path() };
}

test('it is a file that flac finds sound, and its samples are the source\'s', { skip }, async () => {
  station = await new NoiseStation().start();
  const { name, path } = await recorded(station.url, 2500);
  assert.match(name, /^auralis-.*\.flac$/);
  const tested = spawnSync('flac', ['--test', '--silent', path], { encoding: 'utf8' });
  assert.equal(tested.status, 0, tested.stderr);
  const { stdout: pcm } = spawnSync('flac', ['--decode', '--stdout', '--silent',
    '--force-raw-format', '--endian=little', '--sign=signed', path], { maxBuffer: 1 << 27 });
  assert.ok(pcm.length > 2 * 44100 * 4, `${pcm.length} bytes`);
  const state = { x: 12345 };
  const source = Buffer.concat(Array.from({ length: 60 }, () => noise(state)));
  const at = source.indexOf(pcm.subarray(0, 4000));
  assert.ok(at >= 0, 'its beginning is in the source');
  assert.ok(source.subarray(at, at + pcm.length).equals(pcm));
});

test('a server without FLAC is recorded as WAV', async () => {
  station = await new FakeServer().start();
  const { name } = await recorded(station.url, 500);
  assert.match(name, /\.wav$/);
});
