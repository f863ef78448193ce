// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The language that the page speaks: its words, numbers, and names of keys, modes and chords.

import * as english from './words_en.js';

/** Loaded when they are spoken. */
const OTHERS = {
  de: () => import('./words_de.js'),
  fr: () => import('./words_fr.js'),
  es: () => import('./words_es.js'),
  ja: () => import('./words_ja.js'),
};
export const LANGUAGES = ['en', ...Object.keys(OTHERS)];

const GERMAN_FLATS = { E: 'Es', A: 'As', B: 'B' };

let language = 'en';
let words = english;
let asked = language;

/**
 * Speaks the first language that is known; English where none is. Where its words cannot be had, the
 * page goes on in the one that it speaks.
 * @param {(string|null)[]} wanted as `de-AT` @returns {Promise<string>} one of LANGUAGES
 */
export async function speak(wanted) {
  const tags = wanted.map((tag) => tag?.toLowerCase().split('-')[0]);
  const known = tags.find((tag) => LANGUAGES.includes(tag)) ?? 'en';
  asked = known;
  try {
    const loaded = known === 'en' ? english : await OTHERS[known]();
    if (asked === known) [language, words] = [known, loaded];
  } catch {
    // The server is away.
  }
  return language;
}

/** @param {string} name of a text @param {...(string|number)} values for its {0}, {1} */
export const text = (name, ...values) =>
  words.TEXTS[name].replace(/\{(\d)\}/g, (_, index) => values[index]);

export const capital = (phrase) => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** @param {number} value @param {number} places */
export const decimal = (value, places) => new Intl.NumberFormat(language,
  { minimumFractionDigits: places, maximumFractionDigits: places }).format(value);

const look = (table, name) => (Object.hasOwn(table, name) ? table[name] : null);
/** Of a mode or a part, in small letters; null where it has only its own name. */
export const nameOf = (name) => look(words.NAMES, name);
export const paramName = (param) => look(words.PARAMS, param);

/** @param {string} key 'C#' @returns {string} 'C♯', 'Cis', 'Do♯', '嬰ハ' */
export function keyName(key) {
  const [, letter, bend] = /^([A-G])([#b]?)$/.exec(key) ?? [];
  if (!letter) return key;
  const natural = words.KEYS['CDEFGAB'.indexOf(letter)];
  if (!bend) return natural;
  const sharp = bend === '#';
  if (language === 'de') {
    return sharp ? `${natural}is` : GERMAN_FLATS[letter] ?? `${natural}es`;
  }
  return language === 'ja' ? `${sharp ? '嬰' : '変'}${natural}` : `${natural}${sharp ? '♯' : '♭'}`;
}

/** 'Bbm7' as chords are written here: 'B♭m7', 'B♭m7' in German, too, but 'Hm7' for 'Bm7'. */
export function chordName(name) {
  const [, letter, bend, rest] = /^([A-G])([#b]?)(.*)$/.exec(name) ?? [];
  if (!letter) return name;
  const letters = language === 'ja' ? english.KEYS : words.KEYS;
  const root = language === 'de' && bend ? letter : letters['CDEFGAB'.indexOf(letter)];
  return root + bend.replace('#', '♯').replace('b', '♭') + rest;
}

/** Puts words where the page's elements say which: data-text, data-label. @param {Element} root */
export function localise(root) {
  root.documentElement.lang = language;
  for (const node of root.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text);
  for (const node of root.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', text(node.dataset.label));
  }
}
