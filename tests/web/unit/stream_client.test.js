// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The connection without a network: a socket, a clock and a player that only write things down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamClient } from '../../../web/stream_client.js';
import { makeChunk, makeHello } from '../support/wire.js';

class FakeSocket {
  constructor(url, protocol) {
    Object.assign(this, { url, protocol, readyState: 1, sent: [], closed: false });
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
  }

  say(message) {
    this.onmessage({ data: JSON.stringify(message) });
  }

  chunk(seq, firstFrame) {
    const { buffer, byteOffset, length } = makeChunk(seq, firstFrame, 441, 44100);
    this.onmessage({ data: buffer.slice(byteOffset, byteOffset + length) });
  }
}

/** A client in a world whose time only passes when told. */
function world() {
  const w = { ms: 0, timers: [], sockets: [], page: [], player: [], knocks: 0, serves: false,
    why: { reason: '', awayMs: null, answered: false } };
  w.client = new StreamClient({
    connect: (url, protocol) => w.sockets[w.sockets.push(new FakeSocket(url, protocol)) - 1],
    now: () => w.ms,
    setTimeout: (f, ms) => w.timers[w.timers.push({ f, at: w.ms + ms }) - 1],
    clearTimeout: (timer) => (w.timers = w.timers.filter((each) => each !== timer)),
    toPlayer: (message) => w.player.push(message),
    toPage: (message) => w.page.push(message),
    url: (burst, resume) => `ws://host/stream?burst=${burst}` +
      (resume ? `&stream=${resume.stream}&from=${resume.seq}` : ''),
    buffer: 'tiers',
    whyRefused: async () => w.why,
    knock: async () => {
      w.knocks += 1;
      return w.serves;
    },
    random: () => 1,
  });
  w.pass = (ms) => {
    const end = w.ms + ms;
    for (;;) {
      const due = w.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      w.timers = w.timers.filter((timer) => timer !== due);
      w.ms = due.at;
      due.f();
    }
    w.ms = end;
  };
  w.states = () => w.page.filter(({ type }) => type === 'socket').map(({ state }) => state);
  w.socket = () => w.sockets.at(-1);
  w.begin = () => {
    w.client.open();
    w.socket().say(makeHello());
    w.socket().chunk(0, 0);
  };
  return w;
}

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

test('a lost line is dialled again almost at once, and then every half second', () => {
  const w = world();
  w.begin();
  const waits = [];
  for (let i = 0; i < 4; i++) {
    w.socket().onclose({ reason: '' });
    waits.push(w.page.at(-1).waitMs);
    w.pass(waits.at(-1));
  }
  assert.deepEqual(waits, [100, 500, 500, 500]);
  assert.equal(w.sockets.length, 5);
});

test('only sound makes a connection good: hello alone does not shorten the waits', () => {
  const w = world();
  w.begin();
  w.socket().onclose({ reason: '' });
  w.pass(100);
  w.socket().say(makeHello());
  w.socket().onclose({ reason: '' });
  assert.equal(w.page.at(-1).waitMs, 500);
  w.pass(500);
  w.socket().say(makeHello());
  w.socket().chunk(0, 0);
  w.socket().onclose({ reason: '' });
  assert.equal(w.page.at(-1).waitMs, 100);
});

test('a handshake that hangs is given up, for the line may be back', () => {
  const w = world();
  w.client.open();
  w.pass(4200);
  assert.equal(w.sockets.length, 2);
  assert.ok(w.sockets[0].closed);
  w.socket().say(makeHello());
  for (let i = 0; i < 10; i++) {
    w.pass(1000);
    w.socket().chunk(i, i * 441);
  }
  assert.equal(w.sockets.length, 2);
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

test('a server gone silent is left after eight seconds', () => {
  const w = world();
  w.begin();
  w.pass(7900);
  assert.deepEqual(w.states(), ['connecting', 'open']);
  w.pass(4000);
  assert.ok(w.sockets[0].closed);
  assert.ok(w.states().includes('waiting'));
});

test('a server that refuses is believed: its reason is told, and it is left alone', async () => {
  const w = world();
  w.why = { reason: 'the server is full', awayMs: 7000, answered: true };
  w.client.open();
  w.socket().onclose({ reason: '' });
  await Promise.resolve();
  assert.deepEqual(w.page.at(-1),
    { type: 'socket', state: 'waiting', waitMs: 7000, reason: 'the server is full' });
  w.pass(6900);
  assert.equal(w.sockets.length, 1);
  w.pass(200);
  assert.equal(w.sockets.length, 2);
});

test('a refusal that does not say for how long makes the waits double', async () => {
  const w = world();
  w.why = { reason: 'no', awayMs: null, answered: true };
  w.client.open();
  const waits = [];
  for (let i = 0; i < 4; i++) {
    w.socket().onclose({ reason: '' });
    await Promise.resolve();
    waits.push(w.page.at(-1).waitMs);
    w.pass(waits.at(-1));
  }
  assert.deepEqual(waits, [500, 2000, 8000, 15000]);
});

/** Time passes in steps, and what is awaited meanwhile comes. */
async function passing(w, ms) {
  for (let past = 0; past < ms; past += 100) {
    w.pass(100);
    await new Promise(setImmediate);
  }
}

test('while nobody answers it asks by HTTP, and dials as soon as somebody does', async () => {
  const w = world();
  w.begin();
  w.socket().onclose({ reason: '' });
  await passing(w, 100);
  w.socket().onclose({ reason: '' });
  await passing(w, 2000);
  assert.deepEqual([w.sockets.length, w.knocks], [2, 4]);
  w.serves = true;
  await passing(w, 500);
  assert.deepEqual([w.sockets.length, w.knocks], [3, 5]);
  assert.equal(w.states().at(-1), 'connecting');
});

test('where only WebSockets get through, every tenth try is one', async () => {
  const w = world();
  w.begin();
  w.socket().onclose({ reason: '' });
  await passing(w, 100);
  for (let i = 1; i <= 2; i++) {
    w.socket().onclose({ reason: '' });
    await passing(w, 5000);
    assert.deepEqual([w.sockets.length, w.knocks], [2 + i, 9 * i]);
  }
});

test('what is asked by HTTP is of no use once it is closed', async () => {
  const w = world();
  w.serves = true;
  w.client.open();
  w.socket().onclose({ reason: '' });
  await new Promise(setImmediate);
  w.pass(500);
  w.client.close();
  await new Promise(setImmediate);
  assert.deepEqual([w.sockets.length, w.knocks, w.states().at(-1)], [1, 1, 'closed']);
});

test('a reason that comes after the next try has begun is of no use', async () => {
  const w = world();
  w.why = { reason: 'full', awayMs: 7000, answered: true };
  w.client.open();
  w.socket().onclose({ reason: '' });
  w.pass(1000);
  await Promise.resolve();
  assert.equal(w.page.at(-1).state, 'connecting');
});

test('a connection that was good is not asked why it went', async () => {
  const w = world();
  w.why = { reason: 'the server is full', awayMs: null, answered: true };
  w.begin();
  w.socket().onclose({ reason: '' });
  await Promise.resolve();
  assert.equal(w.page.at(-1).reason, '');
});

test('a socket that was given up is not listened to', () => {
  const w = world();
  w.begin();
  const old = w.socket();
  old.onclose({ reason: '' });
  w.pass(500);
  const heard = w.page.length;
  old.say(makeHello());
  old.onclose({ reason: '' });
  assert.equal(w.page.length, heard);
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
