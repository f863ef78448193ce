// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pitches as they are written: signatures, letters and accidentals of every key in every mode.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { keyOf, nameOf, signatureOf, spell } from '../../../web/spelling.js';

const KEYS = ['C', 'C#', 'Db', 'D', 'D#', 'Eb', 'E', 'F', 'F#', 'Gb', 'G', 'G#', 'Ab', 'A', 'A#', 'Bb', 'B'];
const NATURALS = [0, 2, 4, 5, 7, 9, 11];

/** The modes and their semitones, as the composer has them. */
const MODES = [...readFileSync(new URL('../../../lib/theory/scale.cpp', import.meta.url), 'utf8')
  .matchAll(/\{"([a-z-]+)", \{([\d, ]+)\}\}/g)].map(([, name, list]) => [name, list.split(', ').map(Number)]);

const soundOf = ({ step, alter }) => 12 * (Math.floor(step / 7) + 1) + NATURALS.at(step % 7) + alter;
const written = (pitches, key) => pitches.map((pitch) => nameOf(spell(pitch, key)).name).join(' ');
/** Ascending from the tonic in the octave of middle C. */
const scaleOf = (name, mode) => {
  const tonic = 60 + NATURALS['CDEFGAB'.indexOf(name[0])] + ({ '#': 1, b: -1 }[name[1]] ?? 0);
  return MODES.find(([each]) => each === mode)[1].map((semitones) => tonic + semitones);
};

test('all pitches in all keys and modes are written so that they sound', () => {
  assert.ok(MODES.length >= 15, `${MODES.length} modes`);
  for (const name of KEYS) {
    for (const [mode] of MODES) {
      const key = keyOf(name, mode);
      assert.ok(Math.abs(key.sharps) <= 7, `${name} ${mode}: ${key.sharps}`);
      for (let pitch = 0; pitch < 128; pitch++) {
        const spelt = spell(pitch, key);
        assert.equal(soundOf(spelt), pitch, `${pitch} in ${name} ${mode}`);
        assert.ok(spelt.alter >= -1 && spelt.alter <= 2, `${pitch} in ${name} ${mode}`);
        const bySign = key.alters[((spelt.step % 7) + 7) % 7];
        assert.equal(spelt.sign, spelt.alter === bySign ? null : spelt.alter);
      }
    }
  }
});

test('seven tones have seven letters, and none an accidental but what a minor scale raises', () => {
  const raised = { 'harmonic-minor': [6], 'melodic-minor': [5, 6] };
  for (const [mode, semitones] of MODES.filter(([, list]) => list.length === 7)) {
    for (const name of KEYS) {
      const key = keyOf(name, mode);
      const spelt = scaleOf(name, mode).map((pitch) => spell(pitch, key));
      assert.equal(semitones.length, 7);
      assert.equal(new Set(spelt.map(({ step }) => step % 7)).size, 7, `${name} ${mode}`);
      spelt.forEach(({ sign }, degree) => assert.equal(sign !== null,
        Boolean(raised[mode]?.includes(degree)), `${name} ${mode}, degree ${degree}`));
    }
  }
});

test('signatures are those that people know', () => {
  const signs = (name, mode) => keyOf(name, mode).sharps;
  const major = { C: 0, 'C#': 7, Db: -5, D: 2, Eb: -3, E: 4, F: -1, 'F#': 6, Gb: -6, G: 1, Ab: -4,
    A: 3, Bb: -2, B: 5 };
  for (const [name, sharps] of Object.entries(major)) assert.equal(signs(name, 'ionian'), sharps, name);
  const minor = { C: -3, 'C#': 4, D: -1, 'D#': 6, Eb: -6, E: 1, F: -4, 'F#': 3, G: -2, 'G#': 5,
    A: 0, Bb: -5, B: 2 };
  for (const [name, sharps] of Object.entries(minor)) assert.equal(signs(name, 'aeolian'), sharps, name);
  const white = [['D', 'dorian'], ['E', 'phrygian'], ['F', 'lydian'], ['G', 'mixolydian'], ['B', 'locrian']];
  for (const [name, mode] of white) assert.equal(signs(name, mode), 0, mode);
  assert.equal(signs('D#', 'ionian'), -3, 'nine sharps are written as three flats');
  assert.equal(signs('D', 'a mode of tomorrow'), 2);
  assert.equal(signs('', ''), 0);
  const order = (name) => signatureOf(keyOf(name, 'ionian')).map(({ letter }) => 'CDEFGAB'[letter]).join('');
  assert.deepEqual([order('C#'), order('Gb'), order('C')], ['FCGDAEB', 'BEADGC', '']);
});

test('flat keys have flats, sharp keys sharps, and a leading note leads', () => {
  const chromatic = Array.from({ length: 12 }, (_, i) => 60 + i);
  assert.equal(written(chromatic, keyOf('Eb', 'ionian')), 'C Db D Eb E F Gb G Ab A Bb B');
  assert.equal(written(chromatic, keyOf('E', 'ionian')), 'C C# D D# E F F# G G# A A# B');
  assert.equal(written(chromatic, keyOf('C', 'ionian')), 'C C# D Eb E F F# G G# A Bb B');
  const scale = (name, mode) => written(scaleOf(name, mode), keyOf(name, mode));
  assert.equal(scale('G', 'harmonic-minor'), 'G A Bb C D Eb F#');
  assert.equal(scale('G#', 'harmonic-minor'), 'G# A# B C# D# E F##');
  assert.equal(scale('Gb', 'ionian'), 'Gb Ab Bb Cb Db Eb F');
  const spelt = (pitch, name) => spell(pitch, keyOf(name, 'ionian'));
  assert.deepEqual(spelt(71, 'Gb'), { step: 35, alter: -1, sign: null }, 'C flat, of the next octave');
  assert.deepEqual(spelt(60, 'C#'), { step: 27, alter: 1, sign: null }, 'B sharp, of the one before');
  assert.deepEqual(spelt(60.4, 'D'), { step: 28, alter: 0, sign: 0 }, 'a natural: the key has C sharp');
});
