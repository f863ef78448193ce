// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Planar frames of three to eight channels -> two, none of them dropped but the one for deep effects.

const SIDE = Math.SQRT1_2;

/** Left and right weights of each channel, in the order of WAVE and FLAC. */
const L = [1, 0];
const R = [0, 1];
const C = [SIDE, SIDE];
const LFE = [0, 0];
const SL = [SIDE, 0];
const SR = [0, SIDE];
const BC = [0.5, 0.5];
const LAYOUTS = {
  3: [L, R, C],
  4: [L, R, SL, SR],
  5: [L, R, C, SL, SR],
  6: [L, R, C, LFE, SL, SR],
  7: [L, R, C, LFE, BC, SL, SR],
  8: [L, R, C, LFE, SL, SR, SL, SR],
};

/**
 * Weights add up to at most 1 on each side, so that nothing clips that did not before.
 * @param {Float32Array} planar [channels, frames] @param {number} frames @param {number} channels
 * @returns {Float32Array} [2, frames], or what came where it has two channels or one
 */
export function mixDown(planar, frames, channels) {
  if (channels <= 2) return planar;
  const layout = LAYOUTS[channels];
  const mixed = new Float32Array(2 * frames);
  for (let side = 0; side < 2; side++) {
    const whole = layout.reduce((sum, weights) => sum + weights[side], 0);
    for (let c = 0; c < channels; c++) {
      const weight = layout[c][side] / whole;
      if (weight === 0) continue;
      for (let i = 0; i < frames; i++) mixed[side * frames + i] += weight * planar[c * frames + i];
    }
  }
  return mixed;
}
