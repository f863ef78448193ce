// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One listener's connection: WebSocket -> checked messages, reconnects, reports, pings.

import { Backoff } from './backoff.js';
import { JitterEstimator } from './jitter.js';
import { initialPolicy, nextPolicy, targetMs } from './policy.js';
import { PROTOCOL_VERSION, ProtocolError, SUBPROTOCOL, encode, parseChunk, parseText }
  from './protocol.js';

const REPORT_EVERY_MS = 2000;
/** Silence after which a connection counts as dead: TCP alone can take many minutes to tell. */
const DEAD_AFTER_MS = 8000;

/**
 * @typedef {object} Surroundings what the client needs of the world
 * @property {(url: string, protocol: string) => WebSocket} connect
 * @property {() => number} now steady clock, ms
 * @property {(f: () => void, ms: number) => unknown} setTimeout
 * @property {(timer: unknown) => void} clearTimeout
 * @property {(message: object, transfer?: Transferable[]) => void} toPlayer
 * @property {(message: object) => void} toPage
 * @property {(burstMs: number) => string} url
 * @property {() => Promise<string>} whyRefused asks why a handshake failed; '' if nobody knows
 * @property {(hello: object) => void} [onHello] @property {Function} [onChunk] for a recording:
 *   gets the message and what was read of it
 * @property {() => number} [random]
 */
export class StreamClient {
  /** @param {Surroundings} world */
  constructor(world) {
    this.world = world;
    this.backoff = new Backoff(world.random);
    this.jitter = new JitterEstimator();
    this.policy = initialPolicy();
    this.player = { depthMs: 0, underruns: 0 };
    this.latencyMs = null;
    this.malformed = 0;
    this.wanted = false;
  }

  open() {
    if (this.wanted) return;
    this.wanted = true;
    this.ended = false;
    this.malformed = 0;
    this.backoff.reset();
    this.dial();
  }

  close() {
    if (!this.wanted) return;
    this.wanted = false;
    this.world.clearTimeout(this.retryTimer);
    this.hangUp();
    this.tell('closed', {});
  }

  /** Try now rather than when the wait is over. */
  retryNow() {
    if (!this.wanted || this.socket) return;
    this.world.clearTimeout(this.retryTimer);
    this.dial();
  }

  /** @returns {boolean} whether it could be sent */
  control(param, value) {
    return this.send(encode.control(param, value));
  }

  /** Called with what the player says after each message to it. */
  playerSays({ depthMs, underruns }) {
    this.player = { depthMs, underruns };
  }

  dial() {
    this.hello = null;
    this.jitter.reset();
    this.steadyFromMs = null;
    this.burstMs = targetMs(this.policy);
    this.tell('connecting', { again: this.backoff.attempts > 0 });
    const socket = this.world.connect(this.world.url(this.burstMs), SUBPROTOCOL);
    this.socket = socket;
    this.heardMs = this.world.now();
    socket.binaryType = 'arraybuffer';
    // A socket that was given up may still speak; only the present one is listened to.
    const present = (handle) => (event) => socket === this.socket && handle(event);
    socket.onmessage = present(({ data }) => this.receive(data));
    socket.onclose = present(({ reason }) => this.lost(reason));
    socket.onerror = () => {};
    this.reportTimer = this.world.setTimeout(() => this.beat(), REPORT_EVERY_MS);
  }

  hangUp() {
    this.world.clearTimeout(this.reportTimer);
    const { socket } = this;
    this.socket = null;
    socket?.close(1000);
  }

  lost(reason) {
    const refused = !this.hello && reason === '';
    this.hangUp();
    if (!this.wanted) return;
    if (this.ended) {
      this.wanted = false;
      this.world.toPlayer({ type: 'end', frame: 0 });
      this.tell('ended', {});
      return;
    }
    const waitMs = this.backoff.next();
    this.tell('waiting', { waitMs, reason });
    this.retryTimer = this.world.setTimeout(() => this.dial(), waitMs);
    if (refused) this.tellWhy(this.retryTimer, this.world.now() + waitMs);
  }

  /** The reason comes later than the refusal, or after the next try: then it is of no use. */
  async tellWhy(timer, retryMs) {
    const reason = await this.world.whyRefused();
    const waitMs = retryMs - this.world.now();
    if (reason === '' || timer !== this.retryTimer || this.socket || !this.wanted) return;
    this.tell('waiting', { waitMs, reason });
  }

  receive(data) {
    this.heardMs = this.world.now();
    try {
      if (typeof data === 'string') this.receiveText(parseText(data));
      else this.receiveChunk(data);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      this.malformed += 1;
      this.world.toPage({ type: 'malformed', count: this.malformed, what: error.message });
      if (!this.hello && error.message.startsWith('hello')) this.refuse(error.message);
    }
  }

  /** The server speaks, but not what this page understands. */
  refuse(reason) {
    this.wanted = false;
    this.hangUp();
    this.tell('refused', { reason: `${reason} (this page speaks version ${PROTOCOL_VERSION})` });
  }

  receiveText(message) {
    if (message.type === 'hello') this.greet(message);
    if (message.type === 'end') this.finish(message.frame);
    if (message.type === 'pong') {
      this.latencyMs = this.world.now() - message.t;
    } else if (message.type !== 'unknown') {
      this.world.toPage({ type: 'text', message });
    }
  }

  greet(hello) {
    this.hello = hello;
    this.world.onHello?.(hello);
    this.ended = false;
    const { rate, channels, stream } = hello;
    const target = targetMs(this.policy);
    this.world.toPlayer({ type: 'format', rate, channels, stream, targetMs: target });
    this.tell('open', {});
  }

  /** The score may be over before its last chunks are here, so the player is told the frame. */
  finish(frame) {
    this.ended = true;
    this.world.toPlayer({ type: 'end', frame });
  }

  receiveChunk(buffer) {
    if (!this.hello) throw new ProtocolError('a chunk came before hello');
    const chunk = parseChunk(buffer, this.hello);
    this.backoff.reset();
    this.timeArrival((chunk.firstFrame / this.hello.rate) * 1000);
    this.world.onChunk?.(buffer, chunk);
    this.world.toPlayer({ type: 'chunk', ...chunk }, [chunk.data.buffer]);
    this.adapt();
  }

  /** The burst at the beginning comes all at once by design: only what follows shows jitter. */
  timeArrival(mediaMs) {
    this.steadyFromMs ??= mediaMs + this.burstMs;
    if (mediaMs >= this.steadyFromMs) this.jitter.observe(this.heardMs, mediaMs);
  }

  adapt() {
    const next = nextPolicy(this.policy, {
      nowMs: this.world.now(),
      chunkMs: this.hello.chunkMs,
      jitterMs: this.jitter.jitterMs,
      underruns: this.player.underruns,
    });
    const deeper = targetMs(next) !== targetMs(this.policy);
    this.policy = next;
    if (deeper) this.world.toPlayer({ type: 'target', ms: targetMs(next) });
  }

  /** Every two seconds: a report and a ping, and a look at whether anyone is still there. */
  beat() {
    if (this.world.now() - this.heardMs > DEAD_AFTER_MS) {
      this.lost('the server went silent');
      return;
    }
    this.reportTimer = this.world.setTimeout(() => this.beat(), REPORT_EVERY_MS);
    const { depthMs, underruns } = this.player;
    const { jitterMs } = this.jitter;
    const { tier } = this.policy;
    this.send(encode.report({ bufferMs: depthMs, jitterMs, underruns, tier }));
    this.send(encode.ping(this.world.now()));
    this.world.toPage({ type: 'line', jitterMs, tier, latencyMs: this.latencyMs });
  }

  send(text) {
    if (!this.hello || this.socket?.readyState !== 1) return false;
    this.socket.send(text);
    return true;
  }

  tell(state, more) {
    this.world.toPage({ type: 'socket', state, ...more });
  }
}
