// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A note as a bloom: where it opens, how large, in which hue, and how it fades.

/** Most blooms alive at once; the oldest gives way. */
export const MOST_BLOOMS = 48;

const RELEASE_S = 3.5;
const ATTACK_S = 0.35;
/** The golden ratio's fraction: successive multiples never fall together. */
const GOLDEN = 0.618033988749895;
/** Steps off the page's hue, one for each patch by its name: blue, teal, indigo, rose, peach. */
const HUE_STEPS = [0, -26, 34, 66, 122, 178];

/**
 * @typedef {{angle: number, distance: number, size: number, hue: number, vel: number,
 *   dur: number, bornS: number}} Bloom
 *   distance in half axes of the stage's ellipse, size in its shorter one; hue in degrees off
 *   the page's
 */

const textSum = (text) => [...text].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);

/** @param {string} patch @returns {number} degrees off the page's hue */
export const hueOf = (patch) => HUE_STEPS[Math.abs(textSum(patch)) % HUE_STEPS.length];

/**
 * Neighbours on the circle of fifths open side by side, so that a chord is a cluster; low notes
 * are wide and near the middle, high ones small and further out.
 * @param {{frame: number, pitch: number, vel: number, dur: number, pan: number, patch: string}}
 *   note
 * @param {number} nowS @returns {Bloom}
 */
export function bloomOf(note, nowS) {
  const fifth = (Math.round(note.pitch) * 7) % 12;
  const wander = ((note.frame / 441) * GOLDEN) % 1;
  const height = Math.min(1, Math.max(0, (note.pitch - 30) / 66));
  return {
    angle: ((fifth + wander - 0.5) / 12) * 2 * Math.PI - Math.PI / 2 + note.pan * 0.35,
    distance: 0.5 + 0.42 * height + 0.12 * wander,
    size: (0.78 - 0.6 * height) * (0.65 + 0.35 * note.vel),
    hue: hueOf(note.patch),
    vel: note.vel,
    dur: note.dur,
    bornS: nowS,
  };
}

const ease = (t) => 1 - (1 - t) ** 3;

/** @param {Bloom} bloom @param {number} nowS @returns {number} 0..1 of its life gone by */
export function age(bloom, nowS) {
  return Math.min(1, (nowS - bloom.bornS) / (bloom.dur + RELEASE_S));
}

/** @param {Bloom} bloom @param {number} nowS @returns {number} 0..1, how much it glows */
export function glow(bloom, nowS) {
  const t = nowS - bloom.bornS;
  const rise = ease(Math.min(1, t / ATTACK_S));
  const sag = 1 - 0.45 * Math.min(1, t / bloom.dur);
  const fall = Math.max(0, 1 - Math.max(0, t - bloom.dur) / RELEASE_S);
  return rise * sag * fall * fall * (0.35 + 0.65 * bloom.vel);
}

/** @param {Bloom} bloom @param {number} nowS @returns {number} its size, grown a little by age */
export function spread(bloom, nowS) {
  return bloom.size * (0.7 + 0.45 * ease(age(bloom, nowS)));
}
