// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What plays, in words: the piece's title, kept true while it is steered, its part and its chord.

import { capital, chordName, keyName, nameOf, text } from './texts.js';

/** auralis-stream's own title for these settings: 'Tide in D dorian'. */
const titleOf = (mood, key, mode) => `${capital(mood)} in ${key} ${mode}`;
/** The same in the page's language. */
const ownTitleOf = (mood, key, mode) =>
  text('title', capital(mood), keyName(key), nameOf(mode) ?? mode);

/** A title that names the settings follows them; any other stays as the server gave it. */
export class Title {
  /** @param {import('./protocol.js').Hello} hello */
  constructor({ title, controls }) {
    this.values = new Map(controls.map(({ param, value }) => [param, value]));
    this.follows = title === this.by(titleOf);
    this.text = title;
    this.change();
  }

  /** @param {string} [param] @param {string|number} [value] heard from now on */
  change(param, value) {
    if (param) this.values.set(param, value);
    if (this.follows) this.text = this.by(ownTitleOf);
  }

  by(words) {
    return words(...['mood', 'key', 'mode'].map((param) => String(this.values.get(param))));
  }
}

/** The part of the form and the chord that are heard. */
export class NowLine {
  /** @param {HTMLElement} node */
  constructor(node) {
    this.node = node;
    this.clear();
  }

  clear() {
    this.section = '';
    this.chord = '';
    this.show();
  }

  /** @param {{type: 'section'|'chord', name: string}} message heard from now on */
  heard({ type, name }) {
    this[type] = name;
    this.show();
  }

  show() {
    const { section, chord } = this;
    const parts = [];
    if (section) parts.push(`${text('part')}: ${capital(nameOf(section) ?? section)}`);
    if (chord) parts.push(`${text('chord')}: ${chordName(chord)}`);
    this.node.textContent = parts.join(' · ');
  }
}
