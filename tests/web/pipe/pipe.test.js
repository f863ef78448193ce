// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// End to end: compose | synth | stream, played in a browser, steered by its sliders.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { longestSilence } from '../support/hearing.js';
import { listening, sleep, until } from '../support/listening.js';
import { LivePipe } from '../support/live_pipe.js';

const held = listening();
let pipe;

before(async () => {
  pipe = await new LivePipe().start(['--seed', '7', '--mood', 'tide', '--intensity', '0.1']);
});
after(() => pipe.stop());

const energy = (samples) => samples.reduce((sum, x) => sum + x * x, 0) / samples.length;

/** Energy of the first difference against energy: higher where the sound is brighter. */
function brightness(samples) {
  const slope = samples.slice(1).map((x, i) => x - samples[i]);
  return energy(slope) / energy(samples);
}

/** The sharpest corner, against the loudest sample: a gap or a splice makes one. */
function harshness(samples) {
  let bend = 0;
  let peak = 0;
  for (let i = 2; i < samples.length; i++) {
    bend = Math.max(bend, Math.abs(samples[i] - 2 * samples[i - 1] + samples[i - 2]));
    peak = Math.max(peak, Math.abs(samples[i]));
  }
  return bend / peak;
}

test('what the page shows at first is what the stream offers', async () => {
  const here = held.begin();
  const page = await here.open(pipe.url);
  const shape = () => page.evaluate(() =>
    [...document.querySelectorAll('[data-param]')].map(({ dataset }) => {
      const { type, min, max, step } = document.getElementById(`control-${dataset.param}`);
      return [dataset.param, type, min, max, step].join(' ');
    }));
  const before = await shape();
  await here.play();
  await until('the controls of this stream', async () =>
    (await page.locator('#control-mood option').count()) > 1);
  assert.deepEqual(await shape(), before);
});

test('the music is heard without a gap, and a slider changes it', async () => {
  const here = held.begin();
  const page = await here.open(pipe.url);
  await here.play();
  await sleep(4000); // the first notes swell
  const soft = await here.capture(() => sleep(3000));
  for (const channel of soft.channels) {
    assert.ok(channel.length > 2.5 * 44100, `${channel.length} frames captured`);
    assert.ok(energy(channel) > 1e-6, 'there is sound');
    assert.ok(longestSilence(channel) < 8, 'no hole in it');
    assert.ok(harshness(channel) < 0.2, `a corner of ${harshness(channel)} of the peak`);
  }

  await page.locator('#control-intensity').fill('1');
  const settled = () => page.evaluate(() => {
    const node = document.querySelector('[data-param="intensity"]');
    return node.dataset.pending !== 'true' && node.querySelector('input').value === '1';
  });
  await until('the composer to take the intensity', settled);
  await sleep(1500); // what is buffered is heard first
  const bright = await here.capture(() => sleep(3000));
  const ratio = brightness(bright.channels[0]) / brightness(soft.channels[0]);
  assert.ok(ratio > 1.5, `brighter by ${ratio}`);

  const { gaps, underruns, malformed, blooms } = await here.stats();
  assert.deepEqual({ gaps, underruns, malformed }, { gaps: 0, underruns: 0, malformed: 0 });
  assert.ok(blooms > 0, 'notes are drawn');
  assert.equal(await pipe.metric('auralis_stream_controls_accepted_total'), 1);
});

test('what is heard is told in words, and what a mood is like', async () => {
  const here = held.begin();
  const page = await here.open(pipe.url);
  await here.play();
  await until('part and chord', async () =>
    /^Part: \w+ · Chord: \S+$/.test(await page.textContent('#now')));
  assert.match(await page.textContent('#note'), /^calm water/);
});

test('the server says what it sends', async () => {
  held.begin();
  const health = await fetch(new URL('/healthz', pipe.url));
  assert.equal(health.status, 200);
  assert.ok(await pipe.metric('auralis_stream_chunks_sent_total') > 50);
});

test("a browser's own player plays what the page links to", async () => {
  const here = held.begin();
  const page = await here.open(pipe.url);
  await page.locator('#menu summary').click();
  const links = await page.locator('.players a').evaluateAll((all) => all.map(({ href }) => href));
  assert.equal(links.length, 4);
  const playlist = await (await fetch(links[0])).text();
  const files = links.slice(1);
  assert.deepEqual(playlist.split('\n').filter((line) => line.startsWith('http')), files);
  for (const file of files) {
    const heard = await page.evaluate(async (source) => {
      const audio = new Audio(source);
      audio.muted = true;
      await audio.play();
      await new Promise((done, fail) => {
        audio.ontimeupdate = () => audio.currentTime > 1 && done();
        audio.onerror = () => fail(new Error(audio.error.message));
      });
      const { currentTime } = audio;
      audio.src = '';
      return currentTime;
    }, file);
    assert.ok(heard > 1, file);
  }
});
