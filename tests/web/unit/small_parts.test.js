// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The small pure parts: frame map, heard queue, fader, address, labels, tint, blooms.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { age, bloomOf, glow, spread } from '../../../web/blooms.js';
import { Fader } from '../../../web/fader.js';
import { FrameMap } from '../../../web/frame_map.js';
import { HeardQueue } from '../../../web/heard_queue.js';
import { amountLabel, choiceLabel, paramLabel, sliderStep } from '../../../web/labels.js';
import { plainUrl, playerUrl, streamUrl } from '../../../web/stream_url.js';
import { tintOfKey } from '../../../web/tint.js';
import { Title } from '../../../web/title.js';

test('the frame map counts on from each mark and forgets what is behind', () => {
  const map = new FrameMap();
  assert.equal(map.frameAt(5), 0);
  map.mark(0, 1000);
  map.mark(100, 5000);
  assert.deepEqual([0, 99, 100, 150].map((at) => map.frameAt(at)), [1000, 1099, 5000, 5050]);
  map.forget(100);
  assert.equal(map.frameAt(150), 5050);
  for (let i = 2; i < 500; i++) map.mark(i * 100, i * 10000);
  assert.equal(map.frameAt(499 * 100 + 7), 499 * 10000 + 7);
});

test('messages are released in order, at their frame', () => {
  const queue = new HeardQueue();
  const fired = [];
  for (const frame of [300, 100, 200, 100 + 44100 * 100]) queue.add({ frame });
  queue.release(99, 44100, ({ frame }) => fired.push(frame));
  assert.deepEqual(fired, []);
  queue.release(250, 44100, ({ frame }) => fired.push(frame));
  assert.deepEqual(fired, [100, 200]);
  assert.deepEqual(queue.waiting.map(({ frame }) => frame), [300], 'the far one is of no stream');
});

test('a flood of messages stays bounded', () => {
  const queue = new HeardQueue();
  for (let frame = 0; frame < 10_000; frame++) queue.add({ frame });
  assert.ok(queue.waiting.length <= 512);
  assert.equal(queue.waiting.at(-1).frame, 9999);
});

test('the fader reaches silence and full level in its length, without corners', () => {
  for (let turn = 0; turn <= 100; turn++) {
    const fader = new Fader(100);
    const gains = [0];
    const move = (open, frames) => {
      for (let i = 0; i < frames; i++) gains.push(fader.next(open));
    };
    move(true, 100);
    assert.equal(gains.at(-1), 1);
    move(false, turn);
    move(true, 100);
    assert.equal(gains.at(-1), 1, `turned around after ${turn} frames`);
    move(true, turn);
    move(false, 100);
    assert.ok(fader.silent);
    move(true, turn);
    move(false, 100);
    assert.ok(fader.silent && gains.at(-1) === 0, `opened for ${turn} frames`);
    assert.ok(gains.every((gain) => gain >= 0 && gain <= 1));
    for (let i = 2; i < gains.length; i++) {
      assert.ok(Math.abs(gains[i] - 2 * gains[i - 1] + gains[i - 2]) < 0.0015);
    }
  }
});

test('the stream is at the page\'s own host, as secure as the page', () => {
  assert.equal(streamUrl('http://a:8080/network_worker.js', 300), 'ws://a:8080/stream?burst=300&anchors=1');
  assert.equal(streamUrl('https://a/network_worker.js', 799.6), 'wss://a/stream?burst=800&anchors=1');
});

// A reverse proxy served the page from a folder, and the page looked for its stream at the top.
test('the stream is beside the page, in whatever folder', () => {
  assert.equal(streamUrl('https://a/music/network_worker.js', 300),
    'wss://a/music/stream?burst=300&anchors=1');
});

test('a token in the page\'s address goes along, and its reasons are asked for there', () => {
  const url = streamUrl('https://a/network_worker.js?token=abc.~x', 300);
  assert.equal(url, 'wss://a/stream?burst=300&anchors=1&token=abc.%7Ex');
  assert.equal(plainUrl(url), 'https://a/stream?burst=300&anchors=1&token=abc.%7Ex');
  assert.equal(playerUrl('listen.mp3', 'https://a/music/?token=abc.~x#mood'),
    'https://a/music/listen.mp3?token=abc.%7Ex');
  assert.equal(playerUrl('listen.m3u', 'http://a:8080/'), 'http://a:8080/listen.m3u');
});

test('parameters and values read as people write them', () => {
  assert.equal(paramLabel('complexity'), 'Complexity');
  assert.equal(paramLabel('bpm'), 'Tempo');
  assert.deepEqual(['key', 'stereo_width'].map(paramLabel), ['Key', 'Stereo width']);
  assert.deepEqual(['C#', 'Db', 'B'].map((key) => choiceLabel('key', key)), ['C♯', 'D♭', 'B']);
  assert.equal(choiceLabel('mode', 'whole-tone'), 'Whole tone');
  assert.equal(amountLabel({ param: 'bpm', min: 20, max: 200, unit: 'bpm' }, 72), '72 bpm');
  assert.equal(amountLabel({ param: 'intensity', min: 0, max: 1 }, 0.4), '40 %');
  assert.equal(sliderStep({ param: 'bpm', min: 20, max: 200, unit: 'bpm' }), 1);
  const glide = { param: 'glide', min: 0, max: 1, unit: 's' };
  assert.equal(amountLabel(glide, 0.456), '0.46 s');
  assert.equal(sliderStep(glide), 0.01);
});

test('the tint of a key is near its fifths\'', () => {
  assert.equal(tintOfKey('D'), 0);
  assert.equal(tintOfKey('C#'), tintOfKey('Db'));
  assert.equal(tintOfKey('?'), 0);
  assert.ok(Math.abs(tintOfKey('A') - tintOfKey('D')) < 10);
  assert.equal(Math.abs(tintOfKey('Ab')), 28);
});

// Steered to G, the page still said D.
test('a title that names the settings follows them, another one stays', () => {
  const controls = [['mood', 'tide'], ['key', 'D'], ['mode', 'dorian'], ['bpm', 60]]
    .map(([param, value]) => ({ param, value }));
  const after = (title) => {
    const shown = new Title({ title, controls });
    shown.change('key', 'G');
    shown.change('bpm', 72);
    return shown.text;
  };
  assert.equal(after('Tide in D dorian'), 'Tide in G dorian');
  assert.equal(after('Evening, in D dorian'), 'Evening, in D dorian');
});

test('a bloom opens, fades with its note, and is gone', () => {
  const note = { frame: 4410, pitch: 62, vel: 0.8, dur: 2, pan: 0, patch: 'glass' };
  const bloom = bloomOf(note, 10);
  assert.equal(glow(bloom, 10), 0);
  assert.ok(glow(bloom, 10.4) > 0.5);
  assert.ok(glow(bloom, 12) < glow(bloom, 10.4));
  assert.equal(glow(bloom, 20), 0);
  assert.equal(age(bloom, 20), 1);
  assert.ok(spread(bloom, 12) > spread(bloom, 10));
  assert.ok(bloomOf({ ...note, pitch: 36 }, 0).size > bloomOf({ ...note, pitch: 90 }, 0).size);
});
