// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The server's anchors -> which frame of the stream is due at a time of the server.

/** As many as a stream that is held up again and again may have within what is buffered. */
const MOST = 32;

/**
 * From an anchor's frame on, frame f is due at time + (f - frame) / rate, until the next anchor's
 * frame. Allocates only where an anchor is added.
 */
export class Schedule {
  constructor() {
    this.anchors = [];
  }

  clear() {
    this.anchors.length = 0;
  }

  /** @param {{frame: number, time: number, rate: number}} anchor one that is known takes its place */
  add(anchor) {
    const { anchors } = this;
    while (anchors.length > 0 && anchors.at(-1).frame >= anchor.frame) anchors.pop();
    anchors.push(anchor);
    if (anchors.length > MOST) anchors.shift();
  }

  /** @returns {number} NaN before any anchor */
  frameAt(time) {
    const { anchors } = this;
    let frame = NaN;
    for (let i = 0; i < anchors.length; i++) {
      const { frame: from, time: then, rate } = anchors[i];
      // Where the schedule jumps ahead, what was due before ends at the anchor's frame.
      if (i > 0 && time < then) return Math.min(frame, from);
      frame = from + (time - then) * rate;
    }
    return frame;
  }
}
