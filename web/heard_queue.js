// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Messages that wait for the frame at which they are heard.

const MOST = 512;
/** A message further ahead than this belongs to a stream that is no more. */
const FARTHEST_SECONDS = 60;

/** Sorted by frame; bounded, the earliest going first when full. */
export class HeardQueue {
  constructor() {
    /** @type {{frame: number}[]} */
    this.waiting = [];
  }

  clear() {
    this.waiting.length = 0;
  }

  /** @param {{frame: number}} message */
  add(message) {
    let at = this.waiting.length;
    while (at > 0 && this.waiting[at - 1].frame > message.frame) at -= 1;
    this.waiting.splice(at, 0, message);
    if (this.waiting.length > MOST) this.waiting.shift();
  }

  /**
   * @param {number} frame heard now @param {number} rate frames per second
   * @param {(message: {frame: number}) => void} fire called for each that is due, in order
   */
  release(frame, rate, fire) {
    while (this.waiting.length > 0 && this.waiting[0].frame <= frame) fire(this.waiting.shift());
    const farthest = frame + FARTHEST_SECONDS * rate;
    while (this.waiting.length > 0 && this.waiting.at(-1).frame > farthest) this.waiting.pop();
  }
}
