// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A connection without a network: a socket, a clock and a player that only write things down.

import { StreamClient } from '../../../web/stream_client.js';
import { makeChunk, makeHello } from './wire.js';

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
export function world() {
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

/** Time passes in steps, and what is awaited meanwhile comes. */
export async function passing(w, ms) {
  for (let past = 0; past < ms; past += 100) {
    w.pass(100);
    await new Promise(setImmediate);
  }
}
