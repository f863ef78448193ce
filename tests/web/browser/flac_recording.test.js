// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A recording as FLAC, of auralis-stream itself: decoded, it is what the source gave.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { launch } from '../support/chromium.js';
import { CutLine } from '../support/cut_line.js';
import { FakeServer } from '../support/fake_server.js';
import { Listening, sleep, until } from '../support/listening.js';
import { NoiseStation, STREAM_PROGRAM, noise } from '../support/noise_station.js';

const skip = (!existsSync(STREAM_PROGRAM) && 'no auralis-stream') ||
  (spawnSync('flac', ['--version']).status !== 0 && 'no flac (scripts/install-packages test)');

let browser;
let here;
let station;
let line;
afterEach(async () => {
  await here?.close();
  await browser?.close();
  await line?.stop();
  await station?.stop();
  here = browser = line = station = null;
});

/**
 * Opens a page, plays, and records while something goes on.
 * @returns {Promise<{name: string, path: string}>}
 */
async function recorded(url, meanwhile) {
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
  await meanwhile();
  const download = page.waitForEvent('download');
  await page.click('#record');
  const file = await download;
  await pressed(false);
  return { name: file.suggestedFilename(), path: await file.path() };
}

/** What the station's source gave: so many seconds. */
function given(seconds) {
  const state = { x: 12345 };
  return Buffer.concat(Array.from({ length: seconds }, () => noise(state)));
}

/** The samples of a file that flac finds sound. @returns {Buffer} */
function decoded(path) {
  const tested = spawnSync('flac', ['--test', '--silent', path], { encoding: 'utf8' });
  assert.equal(tested.status, 0, tested.stderr);
  return spawnSync('flac', ['--decode', '--stdout', '--silent', '--force-raw-format',
    '--endian=little', '--sign=signed', path], { maxBuffer: 1 << 28 }).stdout;
}

/** All of the file, in one piece, is in the source. @returns {number} its seconds */
function assertOfTheSource(path) {
  const pcm = decoded(path);
  const source = given(120);
  const at = source.indexOf(pcm.subarray(0, 4000));
  assert.ok(at >= 0, 'its beginning is in the source');
  assert.ok(source.subarray(at, at + pcm.length).equals(pcm), 'and so is what follows');
  return pcm.length / (44100 * 4);
}

test('it is a file that flac finds sound, and its samples are the source\'s', { skip }, async () => {
  station = await new NoiseStation().start();
  const { name, path } = await recorded(station.url, () => sleep(2500));
  assert.match(name, /^auralis-.*\.flac$/);
  assert.ok(assertOfTheSource(path) > 2);
});

test('a line that is cut for 3 s leaves no hole in it', { skip }, async () => {
  station = await new NoiseStation().start();
  line = await new CutLine(Number(new URL(station.url).port)).start();
  const { path } = await recorded(line.url, async () => {
    await sleep(1500);
    line.cut();
    await sleep(3000);
    line.mend();
    await here.reach('playing');
    await sleep(3000);
  });
  here.complaints.length = 0; // the browser's own words for a line that is cut
  const seconds = assertOfTheSource(path);
  assert.ok(seconds > 1.5 + 3, `${seconds} s: it ends in the cut`);
});

test('a line that goes dead without a word leaves none either', { skip }, async () => {
  station = await new NoiseStation().start();
  line = await new CutLine(Number(new URL(station.url).port)).start();
  const { path } = await recorded(line.url, async () => {
    await sleep(1500);
    line.deaden();
    await sleep(12_000);
    await here.reach('playing');
    await sleep(1500);
  });
  const seconds = assertOfTheSource(path);
  assert.ok(seconds > 5, `${seconds} s: it ends where the line went dead`);
});

test('what the server has no more is silence of the same length', { skip }, async () => {
  station = await new NoiseStation(0, ['--buffer', '2s']).start();
  line = await new CutLine(Number(new URL(station.url).port)).start();
  const { path } = await recorded(line.url, async () => {
    await sleep(1500);
    line.cut();
    await sleep(8000);
    line.mend();
    await here.reach('playing');
    await sleep(2000);
  });
  here.complaints.length = 0; // as above
  const pcm = decoded(path);
  const source = given(120);
  const at = source.indexOf(pcm.subarray(0, 4000));
  const hole = pcm.indexOf(Buffer.alloc(4000));
  let end = hole;
  while (pcm[end] === 0) end += 1;
  end -= end % 4;
  const seconds = (end - hole) / (44100 * 4);
  assert.ok(at >= 0 && hole > 0 && seconds > 0.5 && seconds < 8, `${seconds} s of silence`);
  assert.ok(source.subarray(at, at + hole).equals(pcm.subarray(0, hole)), 'before it');
  assert.ok(source.subarray(at + end, at + pcm.length).equals(pcm.subarray(end)), 'and at its place after it');
});

test('a server without FLAC is recorded as WAV', async () => {
  station = await new FakeServer().start();
  const { name } = await recorded(station.url, () => sleep(500));
  assert.match(name, /\.wav$/);
});
