// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Settings in the address behind its #: 'mood=rain&key=D'.

/**
 * @param {string} hash of an address
 * @param {import('./protocol.js').Control[]} controls that are offered
 * @returns {{moves: [string, string|number][], wrong: string[]}} what differs from what the stream
 *   has, and the parameters that are not offered or not with that value
 */
export function settingsOf(hash, controls) {
  const moves = [];
  const wrong = [];
  for (const [param, asked] of new URLSearchParams(hash.replace(/^#/, ''))) {
    const control = controls.find((each) => each.param === param);
    const value = control?.values ? asked : Number.parseFloat(asked);
    const fits = control?.values ? control.values.includes(asked)
      : value >= control?.min && value <= control?.max;
    if (!fits) wrong.push(param);
    else if (value !== control.value) moves.push([param, value]);
  }
  return { moves, wrong };
}

/** @param {[string, string|number][]} settings @returns {string} '#mood=rain&key=D' */
export function hashOf(settings) {
  return `#${new URLSearchParams(settings.map(([param, value]) => [param, String(value)]))}`;
}

/**
 * The page's address with these settings, to give away: without the token, which is this listener's
 * own, and without what only concerns this device.
 * @param {string} address @param {[string, string|number][]} settings
 */
export function linkOf(address, settings) {
  const url = new URL(address);
  for (const name of ['token', 'lang', 'buffer', 'view']) url.searchParams.delete(name);
  url.hash = hashOf(settings);
  return url.href;
}

/** Whether the address was opened as a link: one that is read again says what once was. */
export function openedAsLink() {
  const [entry] = performance.getEntriesByType('navigation');
  return !entry || entry.type === 'navigate' || entry.type === 'prerender';
}
