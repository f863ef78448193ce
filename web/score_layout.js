// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where the notes of the score stand: beside each other where they would touch, and held at the left.

import { placeOf } from './staff.js';
import { spell } from './spelling.js';

/** Notes that begin within so many seconds are written as a chord. */
const TOGETHER_S = 0.4;
/** Steps within which two heads touch, and two accidentals. */
const HEADS_TOUCH = 1;
const SIGNS_TOUCH = 5;
/** At the most, from 0 on; what finds none free shares the last. */
const MOST_LANES = 3;

/**
 * @typedef {object} Entry a note as it is written; shifts are in widths of a head to the right, columns
 *   in widths of an accidental to the left
 * @property {object} note as parseNote() gives it
 * @property {number} endFrame
 * @property {{step: number, alter: number, sign: number|null}} spelling
 * @property {{y: number, ledgers: number[], octaves: number}} place
 * @property {number} shift @property {number} column among those that begin together
 * @property {number} heldShift @property {number} heldColumn among those that are held at the left edge
 */

/** The first lane in which no neighbour is too near. */
function freeLane(neighbours, lane, nearby) {
  for (let free = 0; free < MOST_LANES; free++) {
    if (!neighbours.some((each) => lane(each) === free && nearby(each))) return free;
  }
  return MOST_LANES - 1;
}

/** The notes of the score in the order of their frames, as long as they can be seen. */
export class ScoreLayout {
  /** @param {import('./spelling.js').Key} key by which all are spelt @param {number} rate frames a second */
  constructor(key, rate) {
    Object.assign(this, { key, rate });
    /** @type {Entry[]} */
    this.entries = [];
    this.known = new Set();
  }

  /** @param {object} note one that is there already is not written again */
  add(note) {
    if (this.known.has(note)) return;
    this.known.add(note);
    const { entries, rate } = this;
    const spelling = spell(note.pitch, this.key);
    const place = placeOf(spelling.step);
    const endFrame = note.frame + note.dur * rate;
    const apart = ({ place: { y } }) => 2 * Math.abs(y - place.y);
    const lanes = (neighbours, head, sign) => [
      freeLane(neighbours, (each) => each[head], (each) => apart(each) <= HEADS_TOUCH),
      spelling.sign === null ? -1
        : freeLane(neighbours, (each) => each[sign], (each) => apart(each) <= SIGNS_TOUCH),
    ];
    const together = entries.filter((each) =>
      Math.abs(each.note.frame - note.frame) < TOGETHER_S * rate);
    const [shift, column] = lanes(together, 'shift', 'column');
    // Those that are still held there when this one comes to the left edge.
    const held = entries.filter((each) => each.endFrame > note.frame);
    const [heldShift, heldColumn] = lanes(held, 'heldShift', 'heldColumn');
    let at = entries.length;
    while (at > 0 && entries[at - 1].note.frame > note.frame) at -= 1;
    entries.splice(at, 0, { note, endFrame, spelling, place, shift, column, heldShift, heldColumn });
  }

  /** Forgets what ended before a frame. */
  forget(frame) {
    for (const { note, endFrame } of this.entries) if (endFrame <= frame) this.known.delete(note);
    this.entries = this.entries.filter(({ note }) => this.known.has(note));
  }

  /** @returns {ScoreLayout} the same notes in another key */
  in(key) {
    const other = new ScoreLayout(key, this.rate);
    for (const { note } of this.entries) other.add(note);
    return other;
  }

  /** @param {number} frame @returns {Entry[]} from the lowest on */
  soundingAt(frame) {
    return this.entries.filter(({ note, endFrame }) => note.frame <= frame && endFrame > frame)
      .sort((one, other) => one.spelling.step - other.spelling.step);
  }
}
