// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What each control shows: the server's value, or ours until the server's echo; pending until heard.

/** How long a move waits for its echo before the control goes back to what the server says. */
export const ECHO_TIMEOUT_MS = 5000;

/** Share of a range within which an echo counts as ours: servers may round. */
const TOLERANCE = 0.002;

/**
 * @typedef {object} Entry
 * @property {string|number} value shown
 * @property {string|number} confirmed what the server said last
 * @property {boolean} pending until it leaves the speaker
 * @property {number|null} movedMs when the listener asked for it; null where somebody else did
 * @property {number|null} frame from which the confirmed value is heard; null while no echo has come
 * @property {number} slack within which a value is the same
 */

const same = (entry, value) => (typeof value === 'number'
  ? Math.abs(value - entry.value) <= entry.slack : value === entry.value);

/** The state behind the controls, one entry per parameter. */
export class Steering {
  constructor() {
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
  }

  /** @param {import('./protocol.js').Control[]} controls from hello */
  offer(controls) {
    this.entries.clear();
    for (const { param, value, min, max } of controls) {
      const slack = max === undefined ? 0 : (max - min) * TOLERANCE;
      this.entries.set(param,
        { value, confirmed: value, pending: false, movedMs: null, frame: null, slack });
    }
  }

  get(param) {
    return this.entries.get(param);
  }

  /** The listener has moved a control. */
  move(param, value, nowMs) {
    const entry = this.entries.get(param);
    if (entry) Object.assign(entry, { value, pending: true, movedMs: nowMs, frame: null });
  }

  /**
   * The server says what a parameter is from a frame on: the answer to our move, to an earlier one
   * of a drag still going on (which must not pull the slider back), or someone else's move.
   */
  echo(param, value, frame) {
    const entry = this.entries.get(param);
    if (!entry) return;
    entry.confirmed = value;
    const awaited = entry.movedMs !== null && entry.frame === null;
    if (awaited && !same(entry, value)) return;
    if (!awaited) entry.movedMs = null;
    Object.assign(entry, { value, pending: true, frame });
  }

  /**
   * The echo's frame leaves the speaker.
   * @returns {number|null} how long after our move, in ms; null where it was no move of ours, or
   *   where a later one is still on its way
   */
  heard(param, frame, nowMs) {
    const entry = this.entries.get(param);
    if (!entry || entry.frame === null || frame < entry.frame) return null;
    const { movedMs } = entry;
    this.settle(entry);
    return movedMs === null ? null : nowMs - movedMs;
  }

  /** The server has refused: one parameter, or (null) whatever is pending. */
  refuse(param) {
    for (const [name, entry] of this.entries) {
      if (entry.pending && (param === null || param === name)) this.settle(entry);
    }
  }

  /** @returns {boolean} whether a move waits for its echo */
  get waits() {
    return [...this.entries.values()].some(({ pending, frame }) => pending && frame === null);
  }

  /** @returns {string[]} parameters whose move was never answered; they are back as they were */
  expire(nowMs) {
    const late = [...this.entries].filter(([, { pending, frame, movedMs }]) =>
      pending && frame === null && nowMs - movedMs >= ECHO_TIMEOUT_MS);
    for (const [, entry] of late) this.settle(entry);
    return late.map(([param]) => param);
  }

  settle(entry) {
    Object.assign(entry, { value: entry.confirmed, pending: false, movedMs: null, frame: null });
  }
}
