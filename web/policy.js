// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How deep the jitter buffer is to be, when play may start, and how play is pulled to that depth.

/**
 * Target depths in ms, by tier: 0 is a steady line, 3 a poor one. A tier is what the listener
 * reports to the server, so the table is part of what operators see.
 */
export const TIER_TARGETS_MS = [300, 800, 2000, 5000];

/** A tier is left downwards only after this long without an underrun. */
export const CALM_MS = 60_000;

/** Widest rate correction: 0.5 % is 8.6 cents, slow enough to go unheard. */
export const MAX_CORRECTION = 0.005;

/** One stall shows as jitter and as an underrun: within this time they count as one. */
const INCIDENT_MS = 1000;

/** Inside this share of the target the rate is left alone: chunks make the depth a saw-tooth. */
const DEAD_BAND = 0.25;

/** Depth beyond the target that is cut off at once rather than drained at 0.5 %. */
const SKIP_EXCESS_MS = 2000;

/** Room for four times the jitter beside two chunks: one playing, one on its way. */
const needMs = (chunkMs, jitterMs) => 2 * chunkMs + 4 * jitterMs;

/** @typedef {{tier: number, underruns: number, changedMs: number}} PolicyState */

/** @returns {PolicyState} */
export function initialPolicy() {
  return { tier: 0, underruns: 0, changedMs: -Infinity };
}

/** @param {PolicyState} state */
export function targetMs(state) {
  return TIER_TARGETS_MS[state.tier];
}

/**
 * The next state: up a tier at each underrun, up at once where jitter needs it, down one tier
 * after a calm minute.
 * @param {PolicyState} state
 * @param {{nowMs: number, chunkMs: number, jitterMs: number, underruns: number}} seen
 *   underruns: counted since the player started
 * @returns {PolicyState}
 */
export function nextPolicy(state, { nowMs, chunkMs, jitterMs, underruns }) {
  const top = TIER_TARGETS_MS.length - 1;
  const need = needMs(chunkMs, jitterMs);
  const enough = TIER_TARGETS_MS.findIndex((target) => target >= need);
  const floor = enough < 0 ? top : enough;
  if (underruns > state.underruns) {
    const known = nowMs - state.changedMs < INCIDENT_MS;
    const tier = known ? state.tier : Math.min(top, state.tier + 1);
    return { tier: Math.max(floor, tier), underruns, changedMs: nowMs };
  }
  if (floor > state.tier) return { tier: floor, underruns, changedMs: nowMs };
  if (floor < state.tier && nowMs - state.changedMs >= CALM_MS) {
    return { tier: state.tier - 1, underruns, changedMs: nowMs };
  }
  return underruns === state.underruns ? state : { ...state, underruns };
}

/** May play start, or start again? Once the stream has ended, what is there must do. */
export function mayStart(depth, target, ended) {
  return depth >= target || ended;
}

/**
 * @param {number} depth smoothed depth @param {number} target in the same unit
 * @returns {number} share by which to play faster (> 0) or slower, within MAX_CORRECTION
 */
export function rateCorrection(depth, target) {
  const error = depth / target - 1;
  const beyond = Math.sign(error) * Math.max(0, Math.abs(error) - DEAD_BAND);
  return Math.max(-MAX_CORRECTION, Math.min(MAX_CORRECTION, beyond * 2 * MAX_CORRECTION));
}

/** Is so much waiting that it is better to cut back to the target, nearer to the live edge? */
export function isExcessive(depthMs, target) {
  return depthMs > target + SKIP_EXCESS_MS;
}
