// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Anchors of the server, and a player that keeps to them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Playback } from '../../../web/playback.js';
import { Schedule } from '../../../web/schedule.js';
import { stepDelay } from '../../../web/step_delay.js';
import { assertNoClick, assertUnbroken, longestSilence } from '../support/hearing.js';
import { testSignal } from '../support/wire.js';

const RATE = 44100;
const CHUNK = 4410;
const QUANTUM = 128;

test('from an anchor on its line holds, until the next', () => {
  const schedule = new Schedule();
  assert.ok(Number.isNaN(schedule.frameAt(10)));
  schedule.add({ frame: 1000, time: 10, rate: 100 });
  assert.equal(schedule.frameAt(9), 900);
  schedule.add({ frame: 1100, time: 11, rate: 50 });
  schedule.add({ frame: 1200, time: 13, rate: 100 });
  assert.deepEqual([10.5, 11, 12, 14].map((t) => schedule.frameAt(t)), [1050, 1100, 1150, 1300]);
});

test('where the schedule jumps, the frame of the anchor waits', () => {
  const schedule = new Schedule();
  schedule.add({ frame: 0, time: 0, rate: 100 });
  schedule.add({ frame: 200, time: 12, rate: 100 });
  assert.deepEqual([1, 2, 7, 12, 13].map((t) => schedule.frameAt(t)), [100, 200, 200, 200, 300]);
});

test('a connection that begins earlier says again what follows', () => {
  const schedule = new Schedule();
  for (const frame of [0, 500, 900]) schedule.add({ frame, time: frame, rate: 1 });
  schedule.add({ frame: 500, time: 500, rate: 1 });
  assert.deepEqual(schedule.anchors.map(({ frame }) => frame), [0, 500]);
  for (let frame = 1000; frame < 2000; frame++) schedule.add({ frame, time: frame, rate: 1 });
  assert.ok(schedule.anchors.length <= 32, 'it does not grow');
});

test('the delay is what the address says', () => {
  assert.equal(stepDelay(null), undefined);
  assert.deepEqual(['1', '', '3', '1s', '800ms', '1.5', '9', '0', 'no'].map(stepDelay),
    [2000, 2000, 3000, 1000, 800, 1500, 4000, null, null]);
});

/** A player in step. Its server sends each chunk when it is due; its device is `ppm` fast. */
class Room {
  constructor({ ppm = 0, delayMs = 1000, outputRate = RATE, anchored = true } = {}) {
    Object.assign(this, { ppm, delayMs, outputRate });
    this.playback = new Playback(outputRate);
    this.heard = [[], []];
    this.quantum = [new Float32Array(QUANTUM), new Float32Array(QUANTUM)];
    this.playback.configure({ rate: RATE, channels: 2, stream: 'run', chunkMs: 100,
      anchor: anchored ? { frame: 0, time: 0, rate: RATE } : null });
    this.late = 0;
    this.next = 0;
  }

  /** What the server's clock says when the next quantum leaves the speaker. */
  get time() {
    return (this.playback.framesOut / this.outputRate) * (1 + this.ppm * 1e-6);
  }

  tell() {
    const step = (1 + this.ppm * 1e-6) / this.outputRate;
    this.playback.inStep.set({ wanted: true, delayMs: this.delayMs, clock:
      { frame: this.playback.framesOut, time: this.time - this.delayMs / 1000, step } });
  }

  chunk() {
    const data = new Float32Array(2 * CHUNK);
    for (let i = 0; i < CHUNK; i++) {
      [data[i], data[CHUNK + i]] = testSignal(this.next + i, RATE);
    }
    this.playback.push({ firstFrame: this.next, frames: CHUNK, data });
    this.next += CHUNK;
  }

  pass(seconds) {
    const until = this.time + seconds;
    while (this.time < until) {
      while (this.next / RATE + this.late <= this.time) this.chunk();
      this.playback.process(this.quantum);
      this.quantum.forEach((samples, c) => this.heard[c].push(...samples));
    }
  }

  get stats() {
    return this.playback.stats();
  }

  /** How far the frame that leaves is from the one that is due, in ms. */
  get errorMs() {
    return 1000 * (this.stats.streamFrame / RATE - (this.time - this.late - this.delayMs / 1000));
  }

  from(frame) {
    return this.heard.map((channel) => Float32Array.from(channel.slice(frame)));
  }
}

test('the first frame is heard when it is due, and every other', () => {
  for (const ppm of [0, 150, -150]) {
    const room = new Room({ ppm });
    room.tell();
    room.pass(6);
    const begin = room.heard[0].findIndex((sample) => sample !== 0);
    assert.ok(Math.abs(begin / RATE - 1) < 0.005, `begins at ${begin / RATE} s`);
    assert.ok(Math.abs(room.errorMs) < 0.01, `${room.errorMs} ms`);
    assertUnbroken(room.from(begin + 300), RATE, 3e-4);
  }
});

test('clocks that are known better are kept to without a jump', () => {
  const room = new Room();
  room.tell();
  room.pass(3);
  room.ppm = 0;
  const from = room.heard[0].length;
  const { inStep } = room.playback;
  inStep.set({ wanted: true, delayMs: 1000, clock: { ...inStep.clock, time: inStep.clock.time + 0.004 } });
  room.pass(12);
  assert.ok(Math.abs(room.errorMs - 4) < 0.02, `${room.errorMs} ms`);
  assertUnbroken(room.from(from), RATE, 3e-4);
  assert.equal(room.stats.skips, 0);
});

test('rooms whose schedule moves stay together, at another rate and depth, too', () => {
  const rooms = [new Room(), new Room({ ppm: 90 }), new Room({ outputRate: 48000 })];
  const frames = rooms.map((room) => {
    room.tell();
    room.pass(3);
    const anchor = { frame: room.next, time: room.next / RATE, rate: RATE / 1.003 };
    room.playback.inStep.schedule.add(anchor);
    room.pass(20 - room.time);
    return room.stats.streamFrame - (room.time - 20) * RATE;
  });
  for (const frame of frames) assert.ok(Math.abs(frame - frames[0]) < 4, `${frames}`);
  assert.ok(frames[0] < 19 * RATE - 1000, 'and it has moved');
});

test('a source that stood still is silence for as long, and then in step', () => {
  const room = new Room();
  room.tell();
  room.pass(4);
  room.late = 5;
  room.playback.inStep.schedule.add({ frame: room.next, time: room.next / RATE + 5, rate: RATE });
  room.pass(10);
  assert.ok(Math.abs(room.errorMs) < 0.01, `${room.errorMs} ms`);
  assert.ok(Math.abs(longestSilence(room.from(RATE * 2)[0]) / RATE - 5) < 0.05);
  assertNoClick(room.from(0), RATE);
});

test('a page that is switched on while it plays is silent once, and then in step', () => {
  const room = new Room();
  room.pass(3);
  room.tell();
  room.pass(4);
  assert.equal(room.stats.state, 'playing');
  assert.ok(Math.abs(room.errorMs) < 0.01, `${room.errorMs} ms`);
  assertNoClick(room.from(0), RATE);
});

test('where the server tells no schedule, it plays for itself', () => {
  const room = new Room({ anchored: false });
  room.tell();
  room.pass(3);
  assert.equal(room.stats.state, 'playing');
  assert.equal(room.stats.noSchedule, true);
});

test('switched off, it goes on from where it is', () => {
  const room = new Room();
  room.tell();
  room.pass(3);
  const from = room.heard[0].length;
  room.playback.inStep.set({ wanted: false });
  room.pass(3);
  assertUnbroken(room.from(from), RATE, 3e-4);
});

test('where the schedule jumps while there is enough to play, nothing is heard before its time', () => {
  const room = new Room({ delayMs: 2000 });
  room.tell();
  room.pass(4);
  room.late = 1.5;
  const jump = room.next;
  room.playback.inStep.schedule.add({ frame: jump, time: jump / RATE + 1.5, rate: RATE });
  room.pass(8);
  assert.ok(Math.abs(room.errorMs) < 0.01, `${room.errorMs} ms`);
  assert.equal(room.stats.skips, 1);
  assert.ok(Math.abs(longestSilence(room.from(RATE * 3)[0]) / RATE - 1.5) < 0.05);
  assertNoClick(room.from(0), RATE);
});
