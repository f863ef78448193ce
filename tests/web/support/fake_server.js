// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A stand-in for auralis-stream that misbehaves on request.

import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { serveFile } from './static_files.js';
import { makeChunk, makeHello, testSignal } from './wire.js';

const HISTORY_MS = 3000;

const serverTime = (ms = performance.now()) => (performance.timeOrigin + ms) / 1000;

/** Paces a signal in real time to every listener, and serves the page on the same port. */
export class FakeServer {
  /**
   * @param {{hello?: object, signal?: Function, notes?: Function, firstFrame?: number,
   *   anchored?: boolean}} options anchored: it says when its frames are due
   */
  constructor({ hello = {}, signal = testSignal, notes = () => [], firstFrame = 0,
    anchored = false } = {}) {
    this.anchored = anchored;
    this.hello = makeHello(hello);
    this.signal = signal;
    this.notes = notes;
    this.firstFrame = firstFrame;
    this.received = [];
    this.port = 0;
    this.stalled = false;
    /** Whoever comes is hung up on at once. */
    this.cut = false;
    this.echoing = true;
    this.connections = 0;
    this.chunkFrames = Math.round((this.hello.rate * this.hello.chunk_ms) / 1000);
  }

  async start() {
    this.http = createServer(serveFile);
    this.sockets = new WebSocketServer({ server: this.http, path: '/stream' });
    this.sockets.on('connection', (socket, request) => this.greet(socket, request));
    await new Promise((done) => this.http.listen(this.port, '127.0.0.1', done));
    this.port = this.http.address().port;
    this.startMs = performance.now();
    this.made = 0;
    this.held = [];
    this.waiting = [];
    this.listeners = new Set();
    this.history = [];
    // A server has been running before anyone comes: the burst is there from the beginning.
    this.startMs -= HISTORY_MS;
    this.pace();
    this.timer = setInterval(() => this.pace(), 10);
    return this;
  }

  async stop() {
    clearInterval(this.timer);
    for (const socket of this.sockets.clients) socket.terminate();
    this.sockets.close();
    this.http.closeAllConnections();
    await new Promise((done) => this.http.close(done));
  }

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  greet(socket, request) {
    this.connections += 1;
    if (this.cut) {
      socket.terminate();
      return;
    }
    const asked = new URL(request.url, 'http://localhost').searchParams;
    socket.on('message', (data) => this.receive(socket, JSON.parse(data)));
    if (this.stalled) this.waiting.push(() => this.welcome(socket, asked));
    else this.welcome(socket, asked);
  }

  welcome(socket, asked) {
    this.listeners.add(socket);
    socket.on('close', () => this.listeners.delete(socket));
    socket.send(JSON.stringify({ ...this.hello, ...(this.anchored && { anchor: this.anchor }) }));
    for (const chunk of this.past(asked)) socket.send(chunk);
  }

  get anchor() {
    const { firstFrame: frame, hello: { rate } } = this;
    return { frame, server_time: serverTime(this.startMs), rate };
  }

  /** What comes at once: all that was missed, or a burst. @param {URLSearchParams} asked */
  past(asked) {
    if (this.hello.stream && asked.get('stream') === this.hello.stream) {
      const missed = this.made - 1 - Number(asked.get('from'));
      return missed > 0 ? this.history.slice(-missed) : [];
    }
    const count = Math.ceil(Number(asked.get('burst') ?? 0) / this.hello.chunk_ms);
    return count > 0 ? this.history.slice(-count) : [];
  }

  receive(socket, message) {
    this.received.push(message);
    if (message.type === 'ping') {
      socket.send(JSON.stringify({ type: 'pong', t: message.t, server_time: serverTime() }));
    } else if (message.type === 'control' && this.echoing) {
      this.echo(message.param, message.value);
    }
  }

  /** Tell everyone a parameter's new value, as heard from the next chunk on. */
  echo(param, value) {
    const control = this.hello.controls.find((each) => each.param === param);
    if (control) control.value = value;
    this.say({ type: 'control', param, value, frame: this.nextFrame });
  }

  get nextFrame() {
    return this.firstFrame + this.made * this.chunkFrames;
  }

  pace() {
    while (performance.now() - this.startMs >= this.made * this.hello.chunk_ms) this.makeNext();
  }

  makeNext() {
    const { rate } = this.hello;
    const first = this.nextFrame;
    const chunk = makeChunk(this.made, first, this.chunkFrames, rate, this.signal);
    for (const note of this.notes(first, this.chunkFrames, rate)) this.say(note);
    this.made += 1;
    this.history.push(chunk);
    if (this.history.length > HISTORY_MS / this.hello.chunk_ms) this.history.shift();
    if (this.stalled) this.held.push(chunk);
    else if (this.arrivals) this.sendAsLine(chunk);
    else this.sendAll(chunk);
  }

  /** @param {Float64Array} arrivals from now on chunks come as over a line of simulator/lines.js */
  behave(arrivals) {
    this.arrivals = arrivals;
    this.line = { from: this.made, atMs: this.startMs + this.made * this.hello.chunk_ms };
  }

  sendAsLine(chunk) {
    const i = this.made - 1 - this.line.from;
    const atMs = this.line.atMs + this.arrivals[Math.min(i, this.arrivals.length - 1)] -
      this.hello.chunk_ms;
    this.held.push(chunk);
    setTimeout(() => this.sendAll(this.held.shift()), Math.max(0, atMs - performance.now()));
  }

  say(message) {
    this.sendAll(JSON.stringify(message));
  }

  sendAll(data) {
    for (const socket of this.listeners) socket.send(data);
  }

  /** Nothing is sent until resume(): then all that was held back, as after a blocked line. */
  stall() {
    this.stalled = true;
  }

  resume() {
    this.stalled = false;
    for (const chunk of this.held.splice(0)) this.sendAll(chunk);
    for (const welcome of this.waiting.splice(0)) welcome();
  }

  /** So many of the next chunks are never sent. */
  lose(count) {
    this.made += count;
  }

  /** End every connection without a word. */
  drop() {
    for (const socket of this.sockets.clients) socket.terminate();
  }

  /** The end as the server says it: then no more chunks, and the line is closed. */
  end() {
    clearInterval(this.timer);
    this.say({ type: 'end', frame: this.nextFrame });
    for (const socket of this.sockets.clients) socket.close(1000);
  }
}
