// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Which moment of the music stands where in the score: it flows under a mark, or, calmer, turns pages.

/** Spaces of the staff that a second takes. */
const SPACES_PER_SECOND = 2.6;
/** Where now is, as a share of the way from the left edge to the right one. */
const NOW_AT = 0.8;
/** Of a page: where one begins, and where it is turned. */
const PAGE_FROM = 0.12;
const PAGE_TO = 0.92;

/**
 * @typedef {object} Moment
 * @property {number} left of the notes, in spaces @property {number} right
 * @property {number} nowX
 * @property {number} frame that is heard
 * @property {(frame: number) => number} xOf in spaces
 * @property {number} leftFrame
 */

export class ScoreTime {
  /**
   * @param {number} frame heard now @param {number} rate frames a second
   * @param {{left: number, right: number}} span of the notes, in spaces
   * @param {boolean} still whether nothing may move: what is written stays until the page is turned
   * @returns {Moment}
   */
  at(frame, rate, { left, right }, still) {
    const perSpace = rate / SPACES_PER_SECOND;
    const wide = right - left;
    const nowX = left + wide * (still ? this.pageShare(frame, wide * perSpace) : NOW_AT);
    return { left, right, nowX, frame, xOf: (other) => nowX + (other - frame) / perSpace,
      leftFrame: frame - (nowX - left) * perSpace };
  }

  /** @param {number} frame @param {number} frames on a page @returns {number} how far it is read, 0..1 */
  pageShare(frame, frames) {
    const share = PAGE_FROM + (frame - this.turned) / frames;
    if (share >= PAGE_FROM && share <= PAGE_TO) return share;
    this.turned = frame;
    return PAGE_FROM;
  }
}
