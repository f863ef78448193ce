// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Two browsers in step at auralis-stream itself: what leaves them, captured and correlated.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch as launchChromium } from '../support/chromium.js';
import { Listening, sleep } from '../support/listening.js';
import { NoiseStation, STREAM_PROGRAM } from '../support/noise_station.js';
import { offsets } from '../support/offset.js';
import { SoundServer, hasSoundServer } from '../support/sound_server.js';

const RATE = 44100;
/** How long the capture is; more by hand, which also prints the offsets: AURALIS_SECONDS=600. */
const BY_HAND = process.env.AURALIS_SECONDS !== undefined;
const SECONDS = Number(process.env.AURALIS_SECONDS ?? 20);
/** Where the offsets go, as CSV: scripts/measure-sync reads them. */
const { AURALIS_OFFSETS: OFFSETS } = process.env;
/** The word of a sound server on its delay is off by milliseconds at first. */
const SETTLE_S = 20;
const EVERY_S = 0.25;

const skip = (!hasSoundServer() && 'no PulseAudio') ||
  (!existsSync(STREAM_PROGRAM) && 'auralis-stream is not built');

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))];

/** Half a per cent is all that a page may change its rate by: what jumps further is the device. */
function lostFrames(found) {
  if (found.length * EVERY_S < 0.9 * (SECONDS - 1.5)) return true;
  return found.some(({ atS, ms }, i) => i > 0 && atS - found[i - 1].atS < 1.5 * EVERY_S &&
    Math.abs(ms - found[i - 1].ms) > 2 * 5 * EVERY_S);
}

/** The largest change of the offset from one window to the next, in ms. */
const largestJump = (found) =>
  found.reduce((most, { ms }, i) => (i > 0 ? Math.max(most, Math.abs(ms - found[i - 1].ms)) : most), 0);

/** A line a minute: the median of the offset's size, its 95th percentile, and the most. */
function table(found) {
  for (let minute = 0; minute * 60 < SECONDS; minute++) {
    const all = found.filter(({ atS }) => Math.floor(atS / 60) === minute);
    if (all.length === 0) continue;
    const sizes = all.map(({ ms }) => Math.abs(ms));
    const figures = [0.5, 0.95, 1].map((q) => quantile(sizes, q).toFixed(3));
    console.log(`minute ${minute + 1}: median ${figures[0]} ms, 95 % ${figures[1]}, most ${figures[2]}`);
  }
}

/** @returns {string} a line a window: seconds from the recording's start, and the offset in ms */
const csv = (found) => ['seconds,ms',
  ...found.map(({ atS, ms }) => `${atS.toFixed(2)},${ms.toFixed(4)}`), ''].join('\n');

describe('two rooms', { skip }, () => {
  let sound;
  let station;
  const rooms = [];

  before(async () => {
    sound = await new SoundServer().start();
    station = await new NoiseStation().start();
  });
  after(async () => {
    for (const { here, browser } of rooms) {
      await here.close();
      await browser.close();
    }
    await station?.stop();
    await sound?.stop();
  });

  /** A browser of its own, heard on one channel: so both have one device, and one clock. */
  async function enter(channel) {
    const browser = await launchChromium({ ...sound.environment(), PULSE_LATENCY_MSEC: '200' });
    const here = new Listening(browser);
    rooms.push({ here, browser });
    await here.open(`${station.url}?sync=1`);
    await here.play();
    await here.page.evaluate((on) => window.auralisTest.playOn(on), channel);
  }

  /** How often pages have passed frames over: each may where it is off by more than this, and only there. */
  const PASSES_OVER_MS = 100;
  async function passedOver() {
    let count = 0;
    for (const { here } of rooms) count += (await here.stats()).skips;
    return count;
  }

  test('are heard as one', async (t) => {
    await enter(0);
    await enter(1);
    await sleep(SETTLE_S * 1000);
    for (let left = BY_HAND ? 0 : 2; left >= 0; left--) {
      const before = await passedOver();
      const [one, other] = await sound.record(() => sleep(SECONDS * 1000));
      const found = offsets(one, other, RATE, EVERY_S);
      // A page that passes frames over where nothing was so far off is at fault.
      if (largestJump(found) < PASSES_OVER_MS) assert.equal(await passedOver(), before, 'a page jumped');
      if (BY_HAND) table(found);
      if (OFFSETS) writeFileSync(OFFSETS, csv(found));
      if (lostFrames(found)) continue;
      // Half a minute after the start, on a machine that does much else: out of step is out by far more.
      const sizes = found.map(({ ms }) => Math.abs(ms));
      const [p95, most] = [quantile(sizes, 0.95), Math.max(...sizes)];
      assert.ok(p95 < 5 && most < 8, `95 % within ${p95} ms, most ${most} ms`);
      for (const { here } of rooms) assert.equal((await here.stats()).underruns, 0);
      return;
    }
    t.skip('the sound device lost frames: the machine does too much else');
  });
});
