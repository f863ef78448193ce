// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Whether to play in step with other pages, and how long after a frame is due, as the address says.

import { recall } from './storage.js';

/** Every page's, unless its address says otherwise. */
export const USUAL_MS = 2000;
const LEAST_MS = 200;
const MOST_MS = 4000;

/**
 * @param {string|null} asked '1' for the usual delay, '0' for not, '3' for three seconds, or '1s',
 *   '800ms'; null for nothing said
 * @returns {number|null|undefined} ms, null for not to, undefined where it says nothing
 */
export function stepDelay(asked) {
  if (asked === null) return undefined;
  if (asked === '' || asked === '1') return USUAL_MS;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(m?s)?$/.exec(asked) ?? [];
  if (!(Number(amount) > 0)) return null;
  return Math.min(MOST_MS, Math.max(LEAST_MS, Number(amount) * (unit === 'ms' ? 1 : 1000)));
}

/** What the address says, or else what was last chosen on this device. @returns {number|null} */
export function wantedDelay() {
  const asked = stepDelay(new URLSearchParams(location.search).get('sync'));
  if (asked !== undefined) return asked;
  return recall('sync') === '1' ? USUAL_MS : null;
}
