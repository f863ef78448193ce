// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What this device remembers. Storage may be forbidden: then choices hold until the page is left.

/** @param {string} name @returns {string|null} null where nothing is remembered */
export function recall(name) {
  try {
    return localStorage.getItem(`auralis.${name}`);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string|number} value */
export function remember(name, value) {
  try {
    localStorage.setItem(`auralis.${name}`, String(value));
  } catch {
    // Forbidden, or full.
  }
}
