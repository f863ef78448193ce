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
    this.playback.configure({ rate: RATE, channels: 2, stream, targetMs });
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

test('between the format and the first chunk it stays silent: no underrun, no NaN', () => {
  const rig = new Rig();
  rig.render(100);
  assert.deepEqual([rig.stats.state, rig.stats.underruns], ['buffering', 0]);
  assert.ok(Number.isFinite(rig.stats.correction));
});

test('another output rate comes out as long as it should', () => {
  const rig = new Rig({ outputRate: 48000 });
  rig.chunks(0, 4);
  rig.render(300);
  assertUnbroken(rig.from(400), 48000);
  const expected = rig.stats.framesPlayed * RATE / 48000;
  assert.ok(Math.abs(rig.stats.streamFrame / expected - 1) <= 0.005);
});

test('starved, it fades out, fills to the target again, fades in', () => {
  const rig = new Rig();
  rig.chunks(0, 3);
  rig.render(500);
  assert.deepEqual([rig.stats.state, rig.stats.underruns], ['buffering', 1]);
  rig.chunks(3 * CHUNK, 2);
  rig.render(100);
  assert.equal(rig.stats.state, 'buffering');
  rig.chunks(5 * CHUNK, 2);
  rig.render(200);
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
  rig.chunks(4 * CHUNK, 2);
  rig.render(400);
  assert.deepEqual([rig.stats.gaps, rig.stats.underruns], [1, 0]);
  assertNoClick(rig.from(0), RATE);
  const { framesPlayed, streamFrame } = rig.stats;
  const missing = CHUNK + Math.round(0.008 * RATE);
  assert.ok(Math.abs((streamFrame - missing) / framesPlayed - 1) <= 0.005);
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
  const rig = new Rig();
  rig.chunks(0, 4);
  rig.render(200);
  rig.connect();
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
  rig.chunks(0, 40);
  rig.render(100);
  rig.chunks(40 * CHUNK, 1);
  rig.render(200);
  assert.ok(rig.stats.skips >= 1);
  assert.ok(rig.stats.depthMs < 600, `${rig.stats.depthMs} ms`);
  assertNoClick(rig.from(0), RATE);
});

test('the depth is pulled towards the target', () => {
  const rig = new Rig();
  const frames = 34 * QUANTUM;
  const ms = (frames / RATE) * 1000;
  for (let i = 0; i < 308; i++) {
    if (i >= 8) rig.render(ms);
    rig.chunk(i * frames, frames);
  }
  const { depthMs, correction } = rig.stats;
  assert.ok(depthMs < 8 * ms - 100 && depthMs > 300, `${depthMs} ms`);
  assert.ok(correction > 0 && correction <= 0.005);
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
  playback.configure({ rate: RATE, channels: 1, stream: null, targetMs: 100 });
  playback.push({ firstFrame: 0, frames: 8820, data: new Float32Array(8820).fill(0.25) });
  const out = [new Float32Array(1024), new Float32Array(1024)];
  playback.process(out);
  assert.equal(out[0][1000], 0.25);
  assert.equal(out[1][1000], 0.25);
});

test('process() makes no objects', { skip: !globalThis.gc && 'needs --expose-gc' }, () => {
  const rig = new Rig({ targetMs: 9000 });
  const quanta = (count) => {
    for (let i = 0; i < count; i++) rig.playback.process(rig.quantum);
  };
  const fill = () => rig.chunk(rig.playback.intake.nextFrame ?? 0, 90 * CHUNK);
  for (let i = 0; i < 4; i++) {
    fill();
    quanta(2500); // until it is compiled
  }
  fill();
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  quanta(2500);
  const grown = process.memoryUsage().heapUsed - before;
  assert.equal(rig.stats.state, 'playing');
  // Numbers that the engine boxes are all there may be: one typed array a quantum would be more.
  assert.ok(grown < 2500 * 128, `${grown / 2500} bytes a quantum`);
});
