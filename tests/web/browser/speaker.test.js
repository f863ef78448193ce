// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What leaves a browser for the sound device: Chromium and Firefox before a null sink, captured.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { launch as launchChromium } from '../support/chromium.js';
import { findFirefox, launch as launchFirefox } from '../support/firefox.js';
import { longestSilence } from '../support/hearing.js';
import { Listening, NoAnswer, answered, sleep } from '../support/listening.js';
import { SoundServer, hasSoundServer } from '../support/sound_server.js';
import { sinad, tone } from '../support/tone.js';

const RATE = 44100;
const HERTZ = 1000;
/** How long each capture is; more by hand: AURALIS_SECONDS=600. */
const SECONDS = Number(process.env.AURALIS_SECONDS ?? 8);
const WINDOW = 8192;

const browsers = [
  ['Chromium', launchChromium, true],
  ['Firefox', launchFirefox, findFirefox() !== undefined],
];

/** dB of the worst window, and the largest step from frame to frame. */
function judged(samples) {
  let worst = Infinity;
  let step = 0;
  for (let at = 0; at + WINDOW <= samples.length; at += WINDOW) {
    worst = Math.min(worst, sinad(samples.subarray(at, at + WINDOW), HERTZ, RATE));
  }
  for (let i = 1; i < samples.length; i++) step = Math.max(step, Math.abs(samples[i] - samples[i - 1]));
  return { worst, step };
}

/** The null sink keeps no beat on a machine that does much else: a capture may be made three times. */
async function onceOfThree(capture) {
  for (let left = 2; ; left--) {
    try {
      return await capture();
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

for (const [name, launch, there] of browsers) {
  const skip = !there ? `no ${name}` : !hasSoundServer() && 'no PulseAudio';
  describe(name, { skip }, () => {
    let sound;
    let browser;
    let here;

    // Each test has a browser of its own: Firefox keeps its sound device across pages.
    beforeEach(async () => {
      sound = await new SoundServer().start();
      browser = await launch(sound.environment());
    });
    afterEach(async () => {
      await here?.close();
      await browser?.close();
      await sound?.stop();
    });

    /** Firefox at times stands still for good while it opens the sound device: then another one is tried. */
    async function playingAt(options, query) {
      for (let left = 2; ; left--) {
        here = new Listening(browser);
        const server = await here.serve(options);
        try {
          await here.open(`${server.url}${query}`);
          await here.play();
          return server;
        } catch (error) {
          if (left === 0 || !(error instanceof NoAnswer)) throw error;
        }
        await answered(browser.close()).catch(() => undefined);
        await server.stop();
        browser = await launch(sound.environment());
      }
    }

    // Deep enough for a machine that does much else: what is judged is what it makes of the samples.
    const playing = () => playingAt({ signal: tone(HERTZ) }, '?buffer=1500');

    test('a tone is as pure as it was sent, without a step or a gap', async () => {
      await playing();
      // A sweep of the rate is not what is measured.
      for (let i = 0; i < 60 && !(await here.stats()).exact; i++) await sleep(1000);
      await onceOfThree(async () => {
        let underruns;
        const before = (await here.stats()).underruns;
        const [left] = await sound.record(async () => {
          await sleep(SECONDS * 1000);
          // Reading what was captured keeps this process, and the fake server in it, from its beat.
          ({ underruns } = await here.stats());
        });
        const heard = left.subarray(0.2 * RATE);
        const { worst, step } = judged(heard);
        assert.ok(heard.length > (SECONDS - 1.5) * RATE, `${heard.length} frames`);
        assert.equal(underruns, before);
        assert.ok(worst >= 85, `SINAD of the worst window: ${worst.toFixed(1)} dB`);
        const most = 0.5 * 2 * Math.sin((Math.PI * HERTZ * 1.005) / RATE) * 1.001;
        assert.ok(step <= most, `a step of ${step}, at most ${most} in theory`);
      });
    });

    test('a page that is busy six times for 700 ms is not heard', async () => {
      await playing();
      await onceOfThree(async () => {
        let underruns;
        const before = (await here.stats()).underruns;
        const [left] = await sound.record(async () => {
          await here.page.evaluate(async () => {
            for (let i = 0; i < 6; i++) {
              const until = performance.now() + 700;
              while (performance.now() < until) continue;
              await new Promise((done) => setTimeout(done, 100));
            }
          });
          ({ underruns } = await here.stats());
        });
        assert.equal(underruns, before);
        assert.ok(longestSilence(left.subarray(0.2 * RATE)) < 4, 'a gap');
      });
    });

    test('a line that stands still for 10 s is silent for that and no more', async () => {
      const server = await playingAt({ hello: { stream: 'one run' } }, '?buffer=600');
      await sleep(2000);
      const before = await here.stats();
      server.stall();
      const began = performance.now();
      await sleep(10_000);
      server.resume();
      const stallMs = performance.now() - began;
      const after = await here.reach('playing');
      const silentMs = (after.concealedSamples - before.concealedSamples) / after.sampleRate * 1000;
      const events = after.concealmentEvents - before.concealmentEvents;
      assert.equal(events, 1, `${events} gaps`);
      // What was buffered plays on at first; a busy machine takes its time for 10 s of chunks.
      assert.ok(silentMs < stallMs + 300, `silent for ${silentMs} ms of ${stallMs}`);
      await settled(here);
      const { skips, gaps } = await here.stats();
      assert.deepEqual([skips, gaps], [after.skips, after.gaps], 'nothing was cut afterwards');
    });

    test('at an insecure address it plays from scheduled buffers', async () => {
      here = new Listening(browser);
      await here.playInsecurely(await here.serve());
      assert.ok((await here.stats()).leadMs >= 500);
    });
  });
}

/** Waits until the depth has come to its target, by rate alone, within a minute of what is played. */
async function settled(here) {
  const { framesPlayed } = await here.stats();
  for (;;) {
    const stats = await here.stats();
    if (Math.abs(stats.meanDepthMs - stats.targetMs) < 100) return;
    assert.ok(stats.framesPlayed - framesPlayed < 60 * RATE,
      `${stats.meanDepthMs} ms deep, to be ${stats.targetMs}`);
    await sleep(200);
  }
}
