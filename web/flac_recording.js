// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The stream once more, as FLAC, by a connection of its own -> a file, bit for bit.

import { silentFrame } from './flac_silence.js';

const SUBPROTOCOL = 'auralis.flac.v1';
const HEADER_BYTES = 16;
/** Frames are handed to the browser as blobs, which it may keep on disk, so many each. */
const BLOB_FRAMES = 100;
/** The least that a frame of FLAC may hold. */
const LEAST_SAMPLES = 16;
/** A connection that is lost is dialled again so soon, and one from which nothing comes for so long. */
const AGAIN_MS = 500;
const DEAD_AFTER_MS = 4000;

/**
 * Begins with the chunk that comes next, and goes on where a lost line broke it. The page's own
 * connection shows whether there is a line: without one nothing is dialled, for browsers hold a
 * WebSocket back for longer each time one has failed.
 */
export class FlacRecording {
  /**
   * @param {(resume: import('./stream_url.js').Resume|null) => string} url of the stream
   * @param {() => number} now steady clock, ms
   * @param {(url: string, protocol: string) => WebSocket} connect
   */
  constructor(url, now = () => performance.now(), connect = (...to) => new WebSocket(...to)) {
    Object.assign(this, { url, now, connect });
    this.parts = [];
    this.fresh = [];
    this.frames = 0;
    this.resume = null;
    this.rate = Infinity;
    this.going = true;
  }

  /** @returns {Promise<boolean>} whether the server has FLAC */
  start() {
    return new Promise((done) => this.dial(done));
  }

  dial(done = () => {}) {
    this.socket?.close(1000);
    const socket = this.connect(this.url(this.resume), SUBPROTOCOL);
    this.socket = socket;
    this.dialledMs = this.heardMs = this.now();
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => {
      if (socket !== this.socket) return; // one that was given up may still speak
      this.heardMs = this.now();
      if (typeof data !== 'string') this.add(data);
      else if (data.startsWith('{"type":"hello"')) done(this.greet(JSON.parse(data)));
    };
    socket.onclose = () => {
      done(false);
      if (socket === this.socket) this.socket = null;
    };
  }

  /** The page's own connection gets chunks: this one should, too. */
  lineIsThere() {
    if (!this.going || !this.resume) return;
    const nowMs = this.now();
    const lost = this.socket === null && nowMs - this.dialledMs >= AGAIN_MS;
    if (lost || nowMs - this.heardMs >= DEAD_AFTER_MS) this.dial();
  }

  /** Of another stream nothing is taken: it would be another file. */
  greet({ codec_head: head, rate, stream }) {
    if (!head || (this.resume && stream !== this.resume.stream)) this.hangUp();
    if (!this.going || this.resume) return this.going;
    this.parts = [Uint8Array.from(atob(head), (letter) => letter.charCodeAt(0))];
    this.rate = rate;
    this.stream = stream;
    return true;
  }

  add(message) {
    const view = new DataView(message);
    if (!this.going) return;
    const seq = view.getUint32(4, true);
    if (this.resume && ((seq - this.resume.seq) | 0) <= 0) return; // it is here already
    this.resume = { stream: this.stream, seq };
    const samples = view.getUint16(2, true);
    const first = Number(view.getBigUint64(8, true));
    const frame = new Uint8Array(message, HEADER_BYTES);
    this.fill(frame, first - (this.nextFrame ?? first), samples);
    this.nextFrame = first + samples;
    this.push(frame, samples);
  }

  /** What is missing is silence, so that times stay true. @param {Uint8Array} frame that comes after it */
  fill(frame, missing, length) {
    for (let left = missing; left >= LEAST_SAMPLES; left -= length) {
      const samples = Math.min(left, length);
      this.push(silentFrame(frame, samples), samples);
    }
  }

  push(frame, samples) {
    this.frames += samples;
    this.fresh.push(frame);
    if (this.fresh.length < BLOB_FRAMES) return;
    this.parts.push(new Blob(this.fresh));
    this.fresh = [];
  }

  hangUp() {
    this.going = false;
    this.socket?.close(1000);
  }

  get seconds() {
    return this.frames / this.rate;
  }

  /** Ends it. @returns {Blob|null} null where nothing came */
  file() {
    this.hangUp();
    if (this.frames === 0) return null;
    return new Blob([...this.parts, ...this.fresh], { type: 'audio/flac' });
  }
}
