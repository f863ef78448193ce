// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Chunks as they come -> the last minutes, and on -> a WAV file, bit for bit.

import { sampleBytes } from './pcm.js';

/** What is kept before anybody asks for it. */
export const KEPT_S = 180;
/** Chunks are handed to the browser as blobs, which it may keep on disk, so many seconds each. */
const BLOB_S = 10;
/** A WAV header counts bytes in 32 bits. */
const MOST_BYTES = 2 ** 32 - 2 ** 16;
const HEADER_BYTES = 16;

/** @param {{format: string, rate: number, channels: number}} hello @param {number} bytes of PCM */
export function wavHeader({ format, rate, channels }, bytes) {
  const size = sampleBytes(format);
  const floats = format === 'f32le'; // which need a longer fmt chunk, and a chunk fact
  const view = new DataView(new ArrayBuffer(floats ? 58 : 44));
  const data = view.byteLength - 8;
  const ascii = (at, letters) => {
    for (let i = 0; i < letters.length; i++) view.setUint8(at + i, letters.charCodeAt(i));
  };
  ascii(0, 'RIFF');
  view.setUint32(4, data + bytes, true);
  ascii(8, 'WAVEfmt ');
  view.setUint32(16, floats ? 18 : 16, true);
  view.setUint16(20, floats ? 3 : 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * channels * size, true);
  view.setUint16(32, channels * size, true);
  view.setUint16(34, 8 * size, true);
  if (floats) {
    ascii(38, 'fact');
    view.setUint32(42, 4, true);
    view.setUint32(46, bytes / (channels * size), true);
  }
  ascii(data, 'data');
  view.setUint32(data + 4, bytes, true);
  return view.buffer;
}

/** What is missing between chunks is silence, so that times stay true. */
export class Recording {
  constructor(keptS = KEPT_S) {
    this.keptS = keptS;
    this.going = false;
    this.clear();
  }

  clear() {
    this.parts = []; // {pcm: Blob, bytes}
    this.fresh = [];
    this.freshBytes = 0;
    this.bytes = 0;
    this.nextFrame = null;
  }

  /** A connection's format; of another stream or format nothing is kept together. */
  begin({ format, rate, channels, stream }) {
    const known = this.format;
    this.format = { format, rate, channels, stream };
    if (!known || JSON.stringify(known) !== JSON.stringify(this.format)) this.clear();
    this.frameBytes = channels * sampleBytes(format);
  }

  /** @param {ArrayBuffer} message a binary chunk @param {{firstFrame: number, frames: number}} chunk */
  add(message, { firstFrame, frames }) {
    const expected = this.nextFrame ?? firstFrame;
    const end = firstFrame + frames;
    if (end <= expected) return;
    const gap = firstFrame - expected;
    if (gap > this.keptS * this.format.rate) this.clear();
    else if (gap > 0) this.push(new Uint8Array(gap * this.frameBytes));
    const known = Math.max(0, -gap);
    this.push(new Uint8Array(message, HEADER_BYTES + known * this.frameBytes));
    this.nextFrame = end;
  }

  push(pcm) {
    if (this.bytes + pcm.byteLength > MOST_BYTES) return;
    this.fresh.push(pcm);
    this.freshBytes += pcm.byteLength;
    this.bytes += pcm.byteLength;
    const second = this.format.rate * this.frameBytes;
    if (this.freshBytes < BLOB_S * second) return;
    this.seal();
    if (this.going) return;
    while (this.bytes - this.parts[0].bytes >= this.keptS * second) {
      this.bytes -= this.parts.shift().bytes;
    }
  }

  seal() {
    this.parts.push({ pcm: new Blob(this.fresh), bytes: this.freshBytes });
    this.fresh = [];
    this.freshBytes = 0;
  }

  get seconds() {
    return this.format ? this.bytes / (this.format.rate * this.frameBytes) : 0;
  }

  /** @returns {Blob|null} all that is kept; null where nothing is */
  wav() {
    if (this.bytes === 0) return null;
    this.seal();
    const parts = this.parts.map(({ pcm }) => pcm);
    return new Blob([wavHeader(this.format, this.bytes), ...parts], { type: 'audio/wav' });
  }
}
