// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The player without a browser: chunks in, render quanta out, judged frame by frame.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Playback } from '../../../web/playback.js';
import { assertNoClick, assertUnbroken, longestSilence } from '../support/hearing.js';
import { testSignal } from '../support/wire.js';

const RATE = 44100;
const CHUNK = 4410;
const QUANTUM = 128;

/** A player, its stream, and everything it has put out so far. */
class Rig {
  constructor({ outputRate = RATE, targetMs = 300 } = {}) {
    this.playback = new Playback(outputRate);
    this.heard = [[], []];
    this.quantum = [new Float32Array(QUANTUM), new Float32Array(QUANTUM)];
    this.connect({ targetMs });
  }

  connect({ targetMs = 300, stream = null } = {}) {
    this.playback.configure(
      { rate: RATE, channels: 2, stream, chunkMs: 100, buffer: String(targetMs) });
  }

  chunk(firstFrame, frames = CHUNK) {
    const data = new Float32Array(2 * frames);
    for (let i = 0; i < frames; i++) {
      [data[i], data[frames + i]] = testSignal(firstFrame + i, RATE);
    }
    this.playback.push({ firstFrame, frames, data });
  }

  chunks(firstFrame, count) {
    for (let i = 0; i < count; i++) this.chunk(firstFrame + i * CHUNK);
  }

  /** Render about so many ms. */
  render(ms) {
    this.quanta(Math.round((ms / 1000) * this.playback.outputRate / QUANTUM));
  }

  quanta(count) {
    for (let i = 0; i < count; i++) {
      this.playback.process(this.quantum);
      this.quantum.forEach((samples, c) => this.heard[c].push(...samples));
    }
  }

  get stats() {
    return this.playback.stats();
  }

  from(frame) {
    return this.heard.map((channel) => Float32Array.from(channel.slice(frame)));
  }
}

test('it waits for the target, fades in, then puts out the stream as it came', () => {
  const rig = new Rig();
  rig.chunks(0, 2);
  rig.render(50);
  assert.equal(rig.stats.state, 'buffering');
  assert.ok(rig.heard[0].every((sample) => sample === 0));
  rig.chunk(2 * CHUNK);
  rig.render(200);
  assert.equal(rig.stats.state, 'playing');
  const begin = rig.heard[0].findIndex((sample) => sample !== 0);
  assertUnbroken(rig.from(begin + 300), RATE, 1e-6);
  assertNoClick(rig.from(0), RATE);
});

test('before there is any format it is silent', () => {
  const playback = new Playback(RATE);
  const out = [new Float32Array(QUANTUM).fill(1)];
  playback.process(out);
  assert.ok(out[0].every((sample) => sample === 0));
  assert.equal(playback.stats().state, 'idle');
});

test('between the format and the first chunk it stays silent: no underrun, no NaN', () => {
  const rig = new Rig();
  rig.render(100);
  assert.deepEqual([rig.stats.state, rig.stats.underruns], ['buffering', 0]);
  assert.ok(Number.isFinite(rig.stats.correction));
});

test('another output rate comes out as long as it should', () => {
  const rig = new Rig({ outputRate: 48000, targetMs: 400 });
  rig.chunks(0, 4);
  rig.render(300);
  assertUnbroken(rig.from(400), 48000);
  const expected = rig.stats.framesPlayed * RATE / 48000;
  assert.ok(Math.abs(rig.stats.streamFrame / expected - 1) <= 0.005);
});

test('starved, it fades out, waits for two chunks, fades in', () => {
  const rig = new Rig();
  rig.chunks(0, 3);
  rig.render(500);
  assert.deepEqual([rig.stats.state, rig.stats.underruns], ['buffering', 1]);
  rig.chunk(3 * CHUNK);
  rig.render(100);
  assert.equal(rig.stats.state, 'buffering');
  rig.chunks(4 * CHUNK, 3);
  rig.render(200);
  const { concealedSamples, concealmentEvents } = rig.stats;
  assert.equal(concealmentEvents, 1);
  assert.ok(Math.abs(concealedSamples - 0.3 * RATE) < 0.01 * RATE, `${concealedSamples} concealed`);
  assert.deepEqual([rig.stats.state, rig.stats.underruns, rig.stats.gaps], ['playing', 1, 0]);
  assertNoClick(rig.from(0), RATE);
  assert.ok(longestSilence(rig.heard[0]) > RATE * 0.2);
});

test('chunks that come while it fades out turn the fade around without a corner', () => {
  // With two chunks buffered the last frame goes out in quantum 69, its fade begins in 66 or 67.
  const underruns = [];
  for (let quanta = 60; quanta < 72; quanta++) {
    const rig = new Rig({ targetMs: 200 });
    rig.chunks(0, 2);
    rig.quanta(quanta);
    rig.chunks(2 * CHUNK, 3);
    rig.render(200);
    assertNoClick(rig.from(0), RATE);
    underruns.push(rig.stats.underruns);
  }
  assert.deepEqual([underruns[0], underruns.at(-1)], [0, 1], 'before the fade and after it');
});

test('a chunk that never came is spliced over, and frames are still told right', () => {
  const rig = new Rig();
  rig.chunks(0, 3);
  rig.render(20);
  rig.chunks(4 * CHUNK, 2);
  rig.render(400);
  assert.deepEqual([rig.stats.gaps, rig.stats.underruns], [1, 0]);
  assertNoClick(rig.from(0), RATE);
  const { framesPlayed, streamFrame } = rig.stats;
  const missing = CHUNK + Math.round(0.008 * RATE);
  assert.ok(Math.abs((streamFrame - missing) / framesPlayed - 1) <= 0.005);
});

test('frames that went missing in a silence leave no more waiting than is wanted', () => {
  const rig = new Rig();
  rig.chunks(0, 3);
  rig.render(4000);
  // Two seconds are lost, the next two come a little later, in pieces.
  for (const [first, count] of [[20, 5], [25, 5], [30, 9], [39, 4]]) {
    rig.chunks(first * CHUNK, count);
    rig.render(30);
  }
  for (let i = 43; i < 60; i++) {
    rig.render(i === 43 ? 20 : 100);
    rig.chunk(i * CHUNK);
  }
  const { gaps, concealmentEvents, meanDepthMs, skips } = rig.stats;
  assert.deepEqual([gaps, concealmentEvents, skips], [1, 1, 0]);
  assert.ok(Math.abs(meanDepthMs - 300) < 60, `${meanDepthMs} ms`);
  assertNoClick(rig.from(0), RATE);
});

test('frames that came before are not played again', () => {
  const rig = new Rig();
  rig.chunks(0, 3);
  rig.chunks(1 * CHUNK, 3);
  rig.chunk(3.5 * CHUNK);
  assert.equal(Math.round(rig.stats.depthMs), 450);
  assert.equal(rig.stats.gaps, 0);
});

test('after a reconnect the burst overlaps what is buffered, and nothing is heard of it', () => {
  const rig = new Rig({ targetMs: 400 });
  rig.chunks(0, 4);
  rig.render(200);
  rig.connect({ targetMs: 400 });
  rig.chunks(2 * CHUNK, 4);
  rig.render(300);
  assert.deepEqual([rig.stats.gaps, rig.stats.underruns], [0, 0]);
  assertUnbroken(rig.from(300), RATE, 1e-6);
});

test('a restarted server\'s stream is taken up from its own frames', () => {
  for (const [before, stream] of [[50_000_000, null], [2 * CHUNK, 'other']]) {
    const rig = new Rig();
    rig.connect({ stream: stream && 'first' });
    rig.chunks(before, 4);
    rig.render(200);
    rig.connect({ stream });
    rig.chunks(0, 4);
    rig.render(400);
    assert.ok(rig.stats.streamFrame < 4 * CHUNK, `frame ${rig.stats.streamFrame}`);
    assertNoClick(rig.from(0), RATE);
  }
});

test('far too much in the buffer is cut off in a moment of silence', () => {
  const rig = new Rig();
  rig.chunks(0, 3);
  rig.render(100);
  rig.chunks(3 * CHUNK, 60);
  rig.render(200);
  assert.ok(rig.stats.skips >= 1);
  assert.ok(rig.stats.depthMs < 600, `${rig.stats.depthMs} ms`);
  assertNoClick(rig.from(0), RATE);
});

/** Chunks of 34 quanta that come as they are played, so many at once at the beginning. */
function evenly(rig, first, count, each = () => {}) {
  const frames = 34 * QUANTUM;
  for (let i = first; i < first + count; i++) {
    rig.quanta(34);
    rig.chunk(i * frames, frames);
    each(i);
  }
}

test('the depth is pulled to the target, and then the samples are those of the stream again', () => {
  const rig = new Rig();
  const frames = 34 * QUANTUM;
  for (let i = 0; i < 4; i++) rig.chunk(i * frames, frames);
  evenly(rig, 4, 20);
  rig.chunk(24 * frames, frames); // from now on all come sooner by a chunk
  evenly(rig, 25, 20);
  assert.ok(rig.stats.correction > 0.002 && rig.stats.correction <= 0.005);
  evenly(rig, 45, 560, () => (rig.heard = [[], []]));
  assert.equal(rig.stats.exact, true);
  assert.ok(Math.abs(rig.stats.depthMs - 300) < 10, `${rig.stats.depthMs} ms`);
  const from = rig.stats.streamFrame;
  assert.ok(Number.isInteger(from), `a fraction is left: ${from}`);
  evenly(rig, 605, 20);
  rig.heard[0].forEach((sample, i) => {
    assert.equal(sample, Math.fround(testSignal(from + i, RATE)[0]), `frame ${i}`);
  });
});

test('a stall of ten seconds is silence for the stall and no more, and then the live edge', () => {
  const rig = new Rig();
  rig.chunks(0, 3);
  for (let i = 3; i < 53; i++) {
    rig.quanta(34);
    rig.chunk(i * CHUNK);
  }
  const before = rig.heard[0].length;
  rig.render(10_000);
  rig.chunks(53 * CHUNK, 100);
  rig.render(90);
  for (let i = 153; i < 163; i++) {
    rig.chunk(i * CHUNK);
    rig.quanta(34);
  }
  const { concealedSamples, concealmentEvents, depthMs, meanDepthMs, state } = rig.stats;
  assert.equal(state, 'playing');
  assert.equal(concealmentEvents, 1);
  assert.ok(concealedSamples / RATE < 10, `${concealedSamples / RATE} s`);
  assert.ok(depthMs < 300 + 300, `${depthMs} ms: by rate alone within a minute`);
  assert.ok(meanDepthMs < 300 + 300, `${meanDepthMs} ms are shown`);
  assert.ok(rig.heard[0].length > before);
  assertNoClick(rig.from(0), RATE);
});

test('after the end it plays out what is there, and that is no underrun', () => {
  const rig = new Rig();
  rig.chunks(0, 2);
  rig.playback.end(3 * CHUNK);
  rig.render(100);
  assert.equal(rig.stats.state, 'buffering', 'the last chunk is still to come');
  rig.chunk(2 * CHUNK);
  rig.render(500);
  assert.deepEqual([rig.stats.state, rig.stats.underruns], ['ended', 0]);
  assertNoClick(rig.from(0), RATE);
  assert.ok(rig.stats.framesPlayed >= 3 * CHUNK - 4);
});

test('the end of a stream of which nothing came is an end too', () => {
  const rig = new Rig();
  rig.playback.end(0);
  rig.render(10);
  assert.equal(rig.stats.state, 'ended');
});

test('a mono stream comes out of both sides', () => {
  const playback = new Playback(RATE);
  playback.configure({ rate: RATE, channels: 1, stream: null, chunkMs: 100, buffer: '100' });
  playback.push({ firstFrame: 0, frames: 8820, data: new Float32Array(8820).fill(0.25) });
  const out = [new Float32Array(1024), new Float32Array(1024)];
  playback.process(out);
  assert.equal(out[0][1000], 0.25);
  assert.equal(out[1][1000], 0.25);
});

test('process() makes no objects', { skip: !globalThis.gc && 'needs --expose-gc' }, () => {
  const rig = new Rig({ targetMs: 4000 });
  const quanta = (count) => {
    for (let i = 0; i < count; i++) rig.playback.process(rig.quantum);
  };
  const fill = () => rig.chunk(rig.playback.intake.nextFrame ?? 0, 40 * CHUNK);
  for (let i = 0; i < 4; i++) {
    fill();
    quanta(1300); // until it is compiled
  }
  fill();
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  quanta(1300);
  const grown = process.memoryUsage().heapUsed - before;
  assert.equal(rig.stats.state, 'playing');
  // Numbers that the engine boxes are all there may be: one typed array a quantum would be more.
  assert.ok(grown < 1300 * 128, `${grown / 1300} bytes a quantum`);
});
