// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The piece's title, kept true while it is steered: 'Tide in D dorian' -> 'Tide in G dorian'.

import { keyName, nameOf, text } from './texts.js';

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** auralis-stream's own title for these settings. @param {Map<string, string|number>} values */
function titleOf(values) {
  const [mood, key, mode] = ['mood', 'key', 'mode'].map((param) => String(values.get(param)));
  return `${capital(mood)} in ${key} ${mode}`;
}

/** The same in the page's language. */
function ownTitleOf(values) {
  const [mood, key, mode] = ['mood', 'key', 'mode'].map((param) => String(values.get(param)));
  return text('title', capital(mood), keyName(key), nameOf(mode) ?? mode);
}

/** A title that names the settings follows them; any other stays as the server gave it. */
export class Title {
  /** @param {import('./protocol.js').Hello} hello */
  constructor({ title, controls }) {
    this.values = new Map(controls.map(({ param, value }) => [param, value]));
    this.follows = title === titleOf(this.values);
    this.text = this.follows ? ownTitleOf(this.values) : title;
  }

  /** @param {string} [param] @param {string|number} [value] heard from now on */
  change(param, value) {
    if (param) this.values.set(param, value);
    if (this.follows) this.text = ownTitleOf(this.values);
  }
}
