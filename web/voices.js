// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Which shape of note head a patch has: each its own, as long as it is seen.

/** Patches and their shapes; those that are gone leave theirs to others. */
export class Voices {
  /** @param {number} shapes there are */
  constructor(shapes) {
    this.shapes = shapes;
    /** @type {Map<string, number>} by patch, in the order in which they came */
    this.given = new Map();
  }

  /** @param {string[]} patches that are seen now @returns {boolean} whether anything has changed */
  see(patches) {
    const before = [...this.given.keys()].join();
    for (const patch of this.given.keys()) if (!patches.includes(patch)) this.given.delete(patch);
    for (const patch of patches) {
      if (this.given.has(patch)) continue;
      const taken = [...this.given.values()];
      const free = [...Array(this.shapes).keys()].find((shape) => !taken.includes(shape));
      this.given.set(patch, free ?? this.given.size % this.shapes);
    }
    return before !== [...this.given.keys()].join();
  }

  shapeOf(patch) {
    return this.given.get(patch);
  }
}
