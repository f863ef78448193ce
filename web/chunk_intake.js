// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Chunks -> ring: drops what is old, splices across what is missing, keeps track of frames.

import { FrameMap } from './frame_map.js';

const SPLICE_MS = 8;

/** How far back a reconnected stream may begin and still be the one we know: burst and slack. */
const FAMILIAR_SECONDS = 6;

/**
 * Writes chunks into a ring. Runs in the message handler of the worklet, between render quanta;
 * allocates nothing.
 */
export class ChunkIntake {
  /** @param {import('./ring.js').Ring} ring @param {number} rate of the stream */
  constructor(ring, rate) {
    this.ring = ring;
    this.rate = rate;
    this.map = new FrameMap();
    this.spliceFrames = Math.round((SPLICE_MS / 1000) * rate);
    this.gaps = 0;
    this.nextFrame = null;
    this.stream = null;
    this.fresh = true;
  }

  /** A connection has been made: the next chunk shows whether its stream is the one we know. */
  connected(stream) {
    const known = stream === null || this.stream === null || stream === this.stream;
    if (!known) this.nextFrame = null;
    this.stream = stream;
    this.fresh = true;
  }

  /** Forget everything, as before the first chunk. */
  reset() {
    this.ring.clear();
    this.nextFrame = null;
    this.fresh = true;
  }

  /**
   * @param {import('./protocol.js').Chunk} chunk
   * @returns {'old'|'next'|'later'|'other'} nothing new in it; taken; taken, and frames before it are
   *   missing; taken, and of another stream
   */
  push(chunk) {
    const { firstFrame, frames, data } = chunk;
    const behind = this.nextFrame === null ? 0 : this.nextFrame - firstFrame;
    const fresh = this.fresh;
    this.fresh = false;
    const sameStream = this.nextFrame !== null &&
      !(fresh && behind > FAMILIAR_SECONDS * this.rate);
    if (sameStream && behind >= frames) return 'old';
    if (sameStream && behind >= 0) this.append(data, frames, behind);
    else this.splice(firstFrame, data, frames);
    this.nextFrame = firstFrame + frames;
    if (!sameStream) return 'other';
    return behind >= 0 ? 'next' : 'later';
  }

  append(data, frames, from) {
    this.ring.write(data, frames, from);
  }

  splice(firstFrame, data, frames) {
    if (this.nextFrame !== null) this.gaps += 1;
    const used = this.ring.blend(data, frames, this.spliceFrames);
    this.map.mark(this.ring.writeAt - used, firstFrame);
    this.ring.write(data, frames, used);
  }
}
