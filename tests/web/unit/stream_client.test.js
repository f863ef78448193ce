// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The connection without a network: what is asked for, passed on and told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { world } from '../support/client_world.js';
import { makeChunk, makeHello } from '../support/wire.js';

test('it asks for a burst, in our protocol, and passes the format on', () => {
  const w = world();
  w.begin();
  assert.equal(w.socket().url, 'ws://host/stream?burst=500');
  assert.equal(w.socket().protocol, 'auralis.pcm.v1');
  assert.deepEqual(w.player[0],
    { type: 'format', rate: 44100, channels: 2, stream: null, chunkMs: 100, burstMs: 500,
      buffer: 'tiers', anchor: null });
  assert.equal(w.player[1].type, 'chunk');
  assert.deepEqual(w.states(), ['connecting', 'open']);
});

test('after a lost line what was missed is asked for by the last chunk that came', () => {
  const w = world();
  w.client.open();
  w.socket().say(makeHello({ stream: 'run' }));
  w.socket().chunk(7, 0);
  w.socket().onclose({ reason: '' });
  w.pass(3000);
  assert.match(w.socket().url, /&stream=run&from=7$/);
  w.socket().say(makeHello({ stream: 'run' }));
  assert.equal(w.player.at(-1).burstMs, 0, 'what comes first is no burst of the past');
});

test('what was missed long ago is not asked for, nor after a pause', () => {
  const w = world();
  w.client.open();
  w.socket().say(makeHello({ stream: 'run' }));
  w.socket().chunk(7, 0);
  w.socket().onclose({ reason: '' });
  w.ms += 20_000;
  w.pass(1000);
  assert.doesNotMatch(w.socket().url, /from=/);
  w.socket().say(makeHello({ stream: 'run' }));
  w.socket().chunk(8, 441);
  w.client.close();
  w.client.open();
  assert.doesNotMatch(w.socket().url, /from=/);
});

test('after another run has begun its burst is a burst', () => {
  const w = world();
  w.client.open();
  w.socket().say(makeHello({ stream: 'run' }));
  w.socket().chunk(7, 0);
  w.socket().onclose({ reason: '' });
  w.pass(100);
  w.socket().say(makeHello({ stream: 'another' }));
  assert.equal(w.player.at(-1).burstMs, 500);
});

test('closing stops everything, also a wait', () => {
  const w = world();
  w.begin();
  w.socket().onclose({ reason: '' });
  w.client.close();
  w.pass(60_000);
  assert.equal(w.sockets.length, 1);
  assert.equal(w.states().at(-1), 'closed');
});

test('after the end nobody dials again, but play may', () => {
  const w = world();
  w.begin();
  w.socket().say({ type: 'end', frame: 441 });
  assert.deepEqual(w.player.at(-1), { type: 'end', frame: 441 });
  w.socket().onclose({ reason: '' });
  w.pass(60_000);
  assert.equal(w.sockets.length, 1);
  assert.equal(w.states().at(-1), 'ended');
  w.client.open();
  assert.equal(w.sockets.length, 2);
});

// The page lets go of the line when the sound card rests, and the end was no longer shown.
test('what has ended or was never open needs no closing, and says nothing', () => {
  const w = world();
  w.client.close();
  assert.deepEqual(w.states(), []);
  w.begin();
  w.socket().say({ type: 'end', frame: 441 });
  w.socket().onclose({ reason: '' });
  w.client.close();
  assert.equal(w.states().at(-1), 'ended');
});

test('a chunk before hello is counted and dropped', () => {
  const w = world();
  w.client.open();
  w.socket().chunk(0, 0);
  assert.deepEqual(w.player, []);
  assert.equal(w.page.at(-1).type, 'malformed');
});

test('a hello we cannot play is a refusal, not a reason to dial again', () => {
  const w = world();
  w.client.open();
  w.socket().say(makeHello({ format: 'u8' }));
  w.pass(60_000);
  assert.equal(w.states().at(-1), 'refused');
  assert.equal(w.sockets.length, 1);
});

test('the burst at the beginning counts for no jitter, unevenness after it does', () => {
  const w = world();
  w.begin();
  for (let i = 1; i < 50; i++) w.socket().chunk(i, i * 441);
  assert.equal(w.client.jitter.jitterMs, 0);
  for (let i = 50; i < 60; i++) {
    w.pass(i % 2 ? 5 : 15);
    w.socket().chunk(i, i * 441);
  }
  assert.ok(w.client.jitter.jitterMs > 1);
});

test('reports tell what the player says', () => {
  const w = world();
  w.begin();
  w.client.playerSays({ depthMs: 250, targetMs: 310, underruns: 3, clockMs: 5 });
  w.pass(2000);
  const report = w.socket().sent.find(({ type }) => type === 'report');
  assert.deepEqual(report,
    { type: 'report', buffer_ms: 250, jitter_ms: 0, underruns: 3, tier: 1, target_ms: 310 });
});

// Firefox kept a context "running" whose device had hung, and chunks piled up by 24 MB a minute.
test('a device that takes nothing is told, and no more chunks are fetched for it', () => {
  const w = world();
  w.begin();
  for (let i = 1; i < 60; i++) {
    w.pass(100);
    w.socket().chunk(i, i * 441);
    w.client.playerSays({ depthMs: 250, targetMs: 310, underruns: 0, clockMs: 5 });
  }
  assert.equal(w.states().at(-1), 'stuck');
  assert.ok(w.socket().closed);
  w.client.open();
  assert.equal(w.sockets.length, 2, 'the page may open it again');
});

test('so is one whose thread never answers', () => {
  const w = world();
  w.begin();
  for (let i = 1; i < 160; i++) {
    w.pass(100);
    w.socket().chunk(i, i * 441);
  }
  assert.equal(w.states().at(-1), 'stuck');
});

test('a device that takes frames is left alone, also after the line was silent', () => {
  const w = world();
  w.begin();
  for (let i = 1; i < 100; i++) {
    w.pass(i === 50 ? 7000 : 100);
    w.socket().chunk(i, i * 441);
    w.client.playerSays({ depthMs: 250, targetMs: 310, underruns: 0, clockMs: i });
  }
  assert.equal(w.states().at(-1), 'open');
});

test('more than two channels are mixed down for the player', async () => {
  const w = world();
  w.client.open();
  w.socket().say(makeHello({ channels: 6 }));
  assert.equal(w.player[0].channels, 2);
  while (!w.client.mixDown) await new Promise((done) => setTimeout(done, 1));
  const bytes = makeChunk(0, 0, 441 * 3, 44100);
  bytes.writeUInt16LE(441, 2); // the same bytes as frames of six channels
  w.socket().onmessage({ data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
  assert.equal(w.player[1].data.length, 2 * 441);
});

test('a control goes out only on a line that is there', () => {
  const w = world();
  assert.equal(w.client.control('bpm', 72), false);
  w.begin();
  assert.equal(w.client.control('bpm', 72), true);
  assert.deepEqual(w.socket().sent, [{ type: 'control', param: 'bpm', value: 72 }]);
});
