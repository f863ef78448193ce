// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Which frame of the stream lies at a position of the ring, across gaps and splices.

const SIZE = 64;

/**
 * A bounded queue of marks (position, frame). From each mark on, frames count up one by one
 * with positions. When full, the newest mark replaces the last. Real-time safe.
 */
export class FrameMap {
  constructor() {
    this.positions = new Float64Array(SIZE);
    this.frames = new Float64Array(SIZE);
    this.clear();
  }

  clear() {
    this.count = 0;
    this.first = 0;
  }

  /** From `position` on, the stream continues at `frame`. */
  mark(position, frame) {
    if (this.count < SIZE) this.count += 1;
    const slot = (this.first + this.count - 1) % SIZE;
    this.positions[slot] = position;
    this.frames[slot] = frame;
  }

  /** Forget marks that lie wholly behind `position`. */
  forget(position) {
    while (this.count > 1 && this.positions[(this.first + 1) % SIZE] <= position) {
      this.first = (this.first + 1) % SIZE;
      this.count -= 1;
    }
  }

  /** @returns {number} the stream's frame at `position`, which must not be forgotten */
  frameAt(position) {
    let found = this.first;
    for (let i = 1; i < this.count; i++) {
      const slot = (this.first + i) % SIZE;
      if (this.positions[slot] > position) break;
      found = slot;
    }
    return this.count === 0 ? 0 : this.frames[found] + (position - this.positions[found]);
  }
}
