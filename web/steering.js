// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What each control shows: the server's value, or ours until the server's echo settles it.

/** How long a move waits for its echo before the control goes back to what the server says. */
export const ECHO_TIMEOUT_MS = 5000;

/** Share of a range within which an echo counts as ours: servers may round. */
const TOLERANCE = 0.002;

/**
 * @typedef {{value: string|number, confirmed: string|number, pending: boolean, movedMs: number,
 *   slack: number}} Entry
 */

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
      this.entries.set(param, { value, confirmed: value, pending: false, movedMs: 0, slack });
    }
  }

  get(param) {
    return this.entries.get(param);
  }

  /** The listener has moved a control. */
  move(param, value, nowMs) {
    const entry = this.entries.get(param);
    if (!entry) return;
    entry.value = value;
    entry.pending = true;
    entry.movedMs = nowMs;
  }

  /**
   * The server says what a parameter now is: the answer to our move, to an earlier one of a drag
   * still going on (which must not pull the slider back), or someone else's move.
   */
  echo(param, value) {
    const entry = this.entries.get(param);
    if (!entry) return;
    entry.confirmed = value;
    const ours = typeof value === 'number'
      ? Math.abs(value - entry.value) <= entry.slack : value === entry.value;
    if (!entry.pending || ours) this.settle(entry);
  }

  /** The server has refused: one parameter, or (null) whatever is pending. */
  refuse(param) {
    for (const [name, entry] of this.entries) {
      if (entry.pending && (param === null || param === name)) this.settle(entry);
    }
  }

  /** @returns {string[]} parameters whose move was never answered; they are back as they were */
  expire(nowMs) {
    const late = [...this.entries].filter(
      ([, entry]) => entry.pending && nowMs - entry.movedMs >= ECHO_TIMEOUT_MS);
    for (const [, entry] of late) this.settle(entry);
    return late.map(([param]) => param);
  }

  settle(entry) {
    entry.value = entry.confirmed;
    entry.pending = false;
  }
}
