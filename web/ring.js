// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Planar float ring between the network's chunks and the audio callback.

/** Frames kept behind the read position for the interpolator: they are not written over. */
const GUARD = 32;

/**
 * Positions count frames since the ring was made and only ever grow; `position & mask` is the
 * place in memory. Used from one thread. Real-time safe once constructed.
 */
export class Ring {
  /** @param {number} channels @param {number} minFrames rounded up to a power of two */
  constructor(channels, minFrames) {
    let capacity = 16;
    while (capacity < minFrames + GUARD) capacity *= 2;
    this.mask = capacity - 1;
    this.capacity = capacity - GUARD;
    this.channels = Array.from({ length: channels }, () => new Float32Array(capacity));
    this.readAt = 0;
    this.writeAt = 0;
  }

  /** Frames waiting. */
  get depth() {
    return this.writeAt - this.readAt;
  }

  clear() {
    this.readAt = this.writeAt;
  }

  /** Move the read position on by at most what is there. */
  advance(frames) {
    this.readAt += Math.min(frames, this.depth);
  }

  /** Append silence. */
  pad(frames) {
    for (const store of this.channels) {
      for (let i = 0; i < frames; i++) store[(this.writeAt + i) & this.mask] = 0;
    }
    this.writeAt += frames;
  }

  /**
   * Append frames [from, frames) of a planar chunk. Where there is no room the oldest go.
   * @param {Float32Array} planar @param {number} frames of the whole chunk @param {number} from
   */
  write(planar, frames, from = 0) {
    const count = frames - from;
    for (let c = 0; c < this.channels.length; c++) {
      const store = this.channels[c];
      const base = c * frames + from;
      for (let i = 0; i < count; i++) store[(this.writeAt + i) & this.mask] = planar[base + i];
    }
    this.writeAt += count;
    if (this.depth > this.capacity) this.readAt = this.writeAt - this.capacity;
  }

  /**
   * Cross-fade the head of a chunk into the last frames waiting, so that a splice is not heard.
   * @returns {number} how many of the chunk's frames are thereby used up
   */
  blend(planar, frames, length) {
    const count = Math.min(length, frames, this.depth);
    for (let c = 0; c < this.channels.length; c++) {
      const store = this.channels[c];
      for (let i = 0; i < count; i++) {
        const at = (this.writeAt - count + i) & this.mask;
        // Raised cosine: no corner at either end of the fade.
        const rise = 0.5 - 0.5 * Math.cos((Math.PI * (i + 1)) / (count + 1));
        store[at] += (planar[c * frames + i] - store[at]) * rise;
      }
    }
    return count;
  }
}
