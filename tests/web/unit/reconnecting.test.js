// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A connection that is lost or refused: when it is tried again, and what it says meanwhile.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passing, world } from '../support/client_world.js';
import { makeHello } from '../support/wire.js';

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
