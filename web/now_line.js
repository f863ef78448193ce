// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What is heard, in words: the part of the form and the chord.

import { chordName, nameOf, text } from './texts.js';

const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

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
