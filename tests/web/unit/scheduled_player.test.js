// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Buffers scheduled ahead: without a gap, as late as is safe, and never one of a stream that is over.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { LEAD_S, ScheduledPlayer } from '../../../web/scheduled_player.js';

const RATE = 44100;
let context;
let started;
let player;

/** As much of Web Audio as a scheduled player uses; a node knows what it is connected to. */
class Node {
  constructor() {
    this.to = null;
  }

  connect(other) {
    this.to = other;
    return other;
  }

  disconnect() {
    this.to = null;
  }
}

const AUDIO = {
  GainNode: class extends Node {},
  AudioBuffer: class {
    constructor({ length, numberOfChannels }) {
      this.channels = Array.from({ length: numberOfChannels }, () => new Float32Array(length));
      this.length = length;
    }

    getChannelData(channel) {
      return this.channels[channel];
    }
  },
  AudioBufferSourceNode: class extends Node {
    constructor(_, { buffer }) {
      super();
      this.buffer = buffer;
    }

    start(when) {
      started.push({ when, source: this });
    }
  },
};

/** Counts frames, so that it shows which were asked for, and in which order. */
function counting(core) {
  let next = 0;
  core.process = ([left, right]) => {
    for (let i = 0; i < left.length; i++) left[i] = right[i] = next++;
  };
}

beforeEach(() => {
  Object.assign(globalThis, AUDIO);
  started = [];
  context = { sampleRate: RATE, currentTime: 10, state: 'suspended',
    addEventListener: (_, follow) => (context.follow = follow) };
  player = new ScheduledPlayer(context);
  counting(player.core);
});

afterEach(() => {
  context.state = 'suspended';
  context.follow();
  player.port.close();
  for (const name of Object.keys(AUDIO)) delete globalThis[name];
});

/** The context's clock goes on, and whoever wakes the player does so. */
function run(seconds) {
  context.currentTime += seconds;
  player.fill();
}

const begin = () => {
  context.state = 'running';
  context.follow();
};

test('nothing is scheduled before the context runs', () => {
  run(1);
  assert.deepEqual(started, []);
});

test('buffers follow on each other, frame by frame, no further ahead than the lead', () => {
  begin();
  for (let i = 0; i < 200; i++) run(0.02);
  let frame = Math.round(started[0].when * RATE);
  let count = 0;
  for (const { when, source } of started) {
    assert.ok(Math.abs(when * RATE - frame) < 1e-6, `${when * RATE}, not ${frame}`);
    for (const sample of source.buffer.channels[0]) assert.equal(sample, count++);
    frame += source.buffer.length;
  }
  const aheadS = frame / RATE - context.currentTime;
  assert.ok(aheadS >= LEAD_S && aheadS < LEAD_S + 0.05, `${aheadS} s ahead`);
  assert.equal(player.stats().late, 0);
});

test('a page that was busy for longer than its lead takes a longer one', () => {
  begin();
  run(0.1);
  const { length } = started;
  run(0.7);
  assert.equal(player.stats().late, 1);
  assert.ok(player.stats().leadMs > LEAD_S * 1000);
  run(0.1);
  assert.ok(started[length].when >= context.currentTime + LEAD_S - 0.1, 'never in the past');
});

test('after a reset what was scheduled is not heard', () => {
  begin();
  run(0.1);
  const before = started.at(-1).source;
  player.fromPage({ type: 'reset' });
  assert.equal(before.to.to, null, 'it leads nowhere');
  run(0.1);
  assert.equal(started.at(-1).source.to.to, player.output);
});

test('its figures are of the next buffer, and have the lead in them', () => {
  begin();
  run(0.1);
  const { contextTime, leadMs, meanDepthMs } = player.stats();
  const { when, source } = started.at(-1);
  assert.equal(contextTime, when + source.buffer.length / RATE);
  assert.ok(meanDepthMs >= leadMs);
});
