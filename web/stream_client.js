// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One listener's connection: WebSocket -> checked messages, reconnects, reports, pings.

import { Backoff } from './backoff.js';
import { DeviceWatch } from './device_watch.js';
import { JitterEstimator } from './jitter.js';
import { PROTOCOL_VERSION, ProtocolError, SUBPROTOCOL, encode, parseChunk, parseText }
  from './protocol.js';
import { tierOf } from './tiers.js';

const REPORT_EVERY_MS = 2000;
/** Silence after which a connection counts as dead: TCP alone can take many minutes to tell. */
const DEAD_AFTER_MS = 8000;
/** A handshake that takes longer is given up, for the next may find a line that has come back. */
const CONNECT_WITHIN_MS = 4000;
/** While nobody answers by HTTP, every so many tries go by WebSocket all the same. */
const KNOCKS = 10;
/** After a longer time without a chunk what was missed is too old to be played. */
const RESUME_WITHIN_MS = 10_000;
/** The server sends no longer burst. */
const MOST_BURST_MS = 5000;
/** What a page that plays in step asks for beyond its delay. */
const STEP_BURST_MS = 500;
/** What is asked for before the player has said how deep it buffers. */
const FIRST_BURST_MS = 500;

/**
 * @typedef {object} Surroundings what the client needs of the world
 * @property {(url: string, protocol: string) => WebSocket} connect
 * @property {() => number} now steady clock, ms
 * @property {(f: () => void, ms: number) => unknown} setTimeout
 * @property {(timer: unknown) => void} clearTimeout
 * @property {(message: object, transfer?: Transferable[]) => void} toPlayer
 * @property {(message: object) => void} toPage
 * @property {(burstMs: number, resume: import('./stream_url.js').Resume|null) => string} url
 * @property {() => Promise<import('./refusal.js').Refusal>} whyRefused why a handshake failed
 * @property {() => Promise<boolean>} knock whether the server answers by HTTP
 * @property {string} [buffer] what bufferPolicy() takes
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
    this.device = new DeviceWatch();
    this.player = { depthMs: 0, targetMs: FIRST_BURST_MS, underruns: 0 };
    /** The last chunk that came, of which run, and when. */
    this.last = null;
    /** How long after it is due a frame is heard, by a page that plays in step. */
    this.stepMs = null;
    this.pings = null;
    this.latencyMs = null;
    this.malformed = 0;
    this.wanted = false;
    /** How often in a row nobody answered: then it knocks before it dials. */
    this.unanswered = 0;
  }

  open() {
    if (this.wanted) return;
    this.wanted = true;
    this.ended = false;
    this.malformed = 0;
    this.backoff.reset();
    this.device.reset();
    this.last = null;
    this.unanswered = 0;
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
  playerSays(said) {
    this.player = said;
    this.device.answered(said.clockMs);
  }

  /** @param {number|null} delayMs play in step, so long after a frame is due; null for not */
  async playInStep(delayMs) {
    this.stepMs = delayMs;
    if (delayMs === null) {
      this.pings?.stop();
      return;
    }
    const { ClockPings } = await import('./clock_pings.js');
    this.pings ??= new ClockPings(this.world, (ms) => this.send(encode.ping(ms)),
      (line) => this.world.toPage({ type: 'clock', line }));
    this.askTime();
  }

  askTime() {
    if (this.hello && this.stepMs !== null) this.pings?.begin(this.hello.stream);
  }

  toPlayer(message, transfer) {
    this.device.sent(this.world.now());
    this.world.toPlayer(message, transfer);
  }

  dial() {
    this.hello = null;
    this.jitter.reset();
    this.steadyFromMs = null;
    const deepMs = this.stepMs === null ? this.player.targetMs : this.stepMs + STEP_BURST_MS;
    this.burstMs = Math.min(MOST_BURST_MS, deepMs);
    this.tell('connecting', { again: this.backoff.attempts > 0 });
    const socket = this.world.connect(this.world.url(this.burstMs, this.resume()), SUBPROTOCOL);
    this.socket = socket;
    this.heardMs = this.world.now();
    socket.binaryType = 'arraybuffer';
    // A socket that was given up may still speak; only the present one is listened to.
    const present = (handle) => (event) => socket === this.socket && handle(event);
    socket.onmessage = present(({ data }) => this.receive(data));
    socket.onclose = present(({ reason }) => this.lost(reason));
    socket.onerror = () => {};
    this.reportTimer = this.world.setTimeout(() => this.beat(), REPORT_EVERY_MS);
    this.connectTimer = this.world.setTimeout(() => this.lost(''), CONNECT_WITHIN_MS);
  }

  /** What was missed is asked for by the last chunk that came, while it is worth playing. */
  resume() {
    const { last } = this;
    const known = last !== null && last.stream !== null &&
      this.world.now() - last.atMs < RESUME_WITHIN_MS;
    return known ? { stream: last.stream, seq: last.seq } : null;
  }

  hangUp() {
    this.world.clearTimeout(this.reportTimer);
    this.world.clearTimeout(this.connectTimer);
    this.pings?.stop();
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
      this.toPlayer({ type: 'end', frame: 0 });
      this.tell('ended', {});
      return;
    }
    this.wait(this.backoff.next(), reason);
    if (refused) this.askWhy(this.retryTimer);
  }

  wait(waitMs, reason) {
    this.world.clearTimeout(this.retryTimer);
    this.tell('waiting', { waitMs, reason });
    this.retryTimer = this.world.setTimeout(() => this.tryAgain(), waitMs);
  }

  /**
   * Browsers hold a WebSocket back for longer each time one has failed (Firefox up to a minute), but
   * no plain request.
   */
  async tryAgain() {
    if (this.unanswered % KNOCKS === 0) {
      this.unanswered = 0;
      this.dial();
      return;
    }
    this.tell('connecting', { again: true });
    const timer = this.retryTimer;
    const answered = await this.world.knock();
    if (timer !== this.retryTimer || this.socket || !this.wanted) return;
    this.unanswered = answered ? 0 : this.unanswered + 1;
    if (answered) this.dial();
    else this.wait(this.backoff.next(), '');
  }

  /** A server that refuses is there: it says why, and for how long to stay away. */
  async askWhy(timer) {
    const { reason, awayMs, answered } = await this.world.whyRefused();
    if (!answered) this.unanswered ||= 1;
    // The answer may come after the next try has begun: then it is of no use.
    if (!answered || timer !== this.retryTimer || this.socket || !this.wanted) return;
    this.wait(Math.max(this.backoff.next(true), awayMs ?? 0), reason);
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
      this.latencyMs = this.heardMs - message.t;
      this.pings?.pong(message.t, message.time, this.heardMs);
    } else if (message.type === 'anchor') {
      this.toPlayer(message);
    } else if (message.type !== 'unknown') {
      this.world.toPage({ type: 'text', message });
    }
  }

  greet(hello) {
    this.hello = hello;
    this.unanswered = 0;
    this.world.onHello?.(hello);
    this.ended = false;
    this.world.clearTimeout(this.connectTimer);
    const { rate, stream, chunkMs } = hello;
    const channels = Math.min(2, hello.channels);
    this.mixDown = channels === hello.channels ? (planar) => planar : null;
    if (!this.mixDown) this.loadMixDown();
    const { buffer = '' } = this.world;
    const resumed = this.last !== null && stream !== null && this.last.stream === stream;
    if (resumed) this.burstMs = 0;
    const { burstMs } = this;
    const { anchor } = hello;
    this.toPlayer({ type: 'format', rate, channels, stream, chunkMs, burstMs, buffer, anchor });
    this.askTime();
    this.tell('open', {});
  }

  /** Few streams need it. Chunks that come before it is there are lost. */
  async loadMixDown() {
    const { mixDown } = await import('./mix_down.js');
    this.mixDown = mixDown;
  }

  /** The score may be over before its last chunks are here, so the player is told the frame. */
  finish(frame) {
    this.ended = true;
    this.toPlayer({ type: 'end', frame });
  }

  receiveChunk(buffer) {
    if (!this.hello) throw new ProtocolError('a chunk came before hello');
    const { hello } = this;
    const chunk = parseChunk(buffer, hello);
    const { seq, firstFrame, frames } = chunk;
    this.backoff.reset();
    this.timeArrival((firstFrame / hello.rate) * 1000);
    this.last = { stream: hello.stream, seq, atMs: this.heardMs };
    this.world.onChunk?.(buffer, chunk);
    if (!this.mixDown) return;
    const data = this.mixDown(chunk.data, frames, hello.channels);
    const { jitterMs } = this.jitter;
    this.toPlayer({ type: 'chunk', seq, firstFrame, frames, data, jitterMs }, [data.buffer]);
    if (this.device.hangs(this.heardMs)) this.restDevice();
  }

  /** The burst at the beginning comes all at once by design: only what follows shows jitter. */
  timeArrival(mediaMs) {
    this.steadyFromMs ??= mediaMs + this.burstMs;
    if (mediaMs >= this.steadyFromMs) this.jitter.observe(this.heardMs, mediaMs);
  }

  /** Chunks would pile up before a device that takes none. The page looks after it and opens again. */
  restDevice() {
    this.wanted = false;
    this.hangUp();
    this.device.reset();
    this.tell('stuck', {});
  }

  /** Every two seconds: a report and a ping, and a look at whether anyone is still there. */
  beat() {
    if (this.world.now() - this.heardMs > DEAD_AFTER_MS) {
      this.lost('the server went silent');
      return;
    }
    this.reportTimer = this.world.setTimeout(() => this.beat(), REPORT_EVERY_MS);
    const { depthMs, targetMs, underruns } = this.player;
    const { jitterMs } = this.jitter;
    const tier = tierOf(targetMs);
    this.send(encode.report({ bufferMs: depthMs, targetMs, jitterMs, underruns, tier }));
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
