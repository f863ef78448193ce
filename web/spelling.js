// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How a pitch is written in a key and mode: its signature, each note's letter, octave and accidental.

/** Semitones of C to B above C. */
const NATURALS = [0, 2, 4, 5, 7, 9, 11];
/** The letters, 0 for C, in the order in which sharps come; flats come the other way. */
const FIFTHS = [3, 0, 4, 1, 5, 2, 6];

/**
 * Of each mode: its signature's sharps more than those of the major key, and what it raises above
 * that, by semitones above the tonic: the degree that is written, 0 for the tonic.
 */
const MODES = {
  ionian: [0],
  dorian: [-2],
  phrygian: [-4],
  lydian: [1],
  mixolydian: [-1],
  aeolian: [-3],
  locrian: [-5],
  'major-pentatonic': [0],
  'minor-pentatonic': [-3],
  'whole-tone': [-1, { 6: 3, 8: 4 }],
  'harmonic-minor': [-3, { 11: 6 }],
  'melodic-minor': [-3, { 9: 5, 11: 6 }],
  hirajoshi: [-3],
  kumoi: [-2],
  'in-sen': [-4],
};

/** Of black keys outside the scale: the letter below for a sharp, above for a flat. */
const SHARPS = { 1: 0, 3: 1, 6: 3, 8: 4, 10: 5 };
const FLATS = { 1: 1, 3: 2, 6: 4, 8: 5, 10: 6 };
/** Where the signature has neither: F♯, C♯ and G♯ lead to its notes, B♭ and E♭ are borrowed. */
const MIXED = { ...SHARPS, 3: 2, 10: 6 };

const modulo = (value, divisor) => ((value % divisor) + divisor) % divisor;
/** -5..6, for a difference of two pitches of which octaves do not count. */
const nearest = (semitones) => modulo(semitones + 5, 12) - 5;

/**
 * @typedef {object} Key
 * @property {number} sharps of its signature, -7..7, flats below 0
 * @property {number[]} alters in semitones, of C to B, by the signature
 * @property {Map<number, number>} raised the letter of each raised note, by its pitch class
 */

/**
 * @param {string} name 'C#', 'Db', 'D'; C for what is none
 * @param {string} mode as auralis-events(5) names them; as major where it is unknown
 * @returns {Key} a key whose signature would need more than seven signs is written as its equal
 */
export function keyOf(name, mode) {
  const letter = Math.max(0, 'CDEFGAB'.indexOf(name.charAt(0)));
  const bend = { '#': 1, b: -1 }[name.charAt(1)] ?? 0;
  const [more, raises = {}] = MODES[mode] ?? MODES.ionian;
  const wanted = FIFTHS.indexOf(letter) - 1 + 7 * bend + more;
  const sharps = wanted > 7 ? wanted - 12 : wanted < -7 ? wanted + 12 : wanted;
  const alters = NATURALS.map((_, each) => Math.floor((sharps + 6 - FIFTHS.indexOf(each)) / 7));
  const tonic = modulo(NATURALS[letter] + bend, 12);
  // Where the key is written as its equal, the tonic has another letter.
  const first = NATURALS.findIndex((natural, i) => nearest(natural + alters[i] - tonic) === 0);
  const raised = new Map(Object.entries(raises).map(([semitones, degree]) =>
    [(tonic + Number(semitones)) % 12, (first + degree) % 7]));
  return { sharps, alters, raised };
}

function letterOf(pitchClass, { sharps, alters, raised }) {
  const own = NATURALS.findIndex((natural, i) => nearest(natural + alters[i] - pitchClass) === 0);
  if (own >= 0) return own;
  if (raised.has(pitchClass)) return raised.get(pitchClass);
  const white = NATURALS.indexOf(pitchClass);
  if (white >= 0) return white;
  return (sharps === 0 ? MIXED : sharps > 0 ? SHARPS : FLATS)[pitchClass];
}

/**
 * @param {number} pitch a MIDI number; fractions go to the nearest
 * @param {Key} key
 * @returns {{step: number, alter: number, sign: number|null}} step: letters above C of octave 0, 28 for
 *   middle C; alter in semitones, -1..2; sign: the alter that an accidental before the note says, null
 *   for none: the signature says it
 */
export function spell(pitch, key) {
  const whole = Math.round(pitch);
  const letter = letterOf(modulo(whole, 12), key);
  const alter = nearest(whole - NATURALS[letter]);
  const octave = Math.round((whole - alter - NATURALS[letter]) / 12) - 1;
  return { step: 7 * octave + letter, alter, sign: alter === key.alters[letter] ? null : alter };
}

/** @param {Key} key @returns {{letter: number, alter: number}[]} its signature, in the order of writing */
export function signatureOf({ sharps }) {
  const order = sharps > 0 ? FIFTHS : [...FIFTHS].reverse();
  return order.slice(0, Math.abs(sharps)).map((letter) => ({ letter, alter: Math.sign(sharps) }));
}

/** @returns {{name: string, octave: number}} as texts.keyName() takes it: 'Eb'; middle C is in octave 4 */
export function nameOf({ step, alter }) {
  const letter = 'CDEFGAB'.charAt(modulo(step, 7));
  const octave = Math.floor(step / 7);
  return { name: letter + (alter > 0 ? '#'.repeat(alter) : 'b'.repeat(-alter)), octave };
}
