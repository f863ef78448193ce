// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Five languages: which one, whether each has every word, and their names of keys, modes, chords.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { choiceLabel, paramLabel } from '../../../web/labels.js';
import { Title } from '../../../web/title.js';
import { LANGUAGES, chordName, decimal, keyName, speak, text } from '../../../web/texts.js';

const WEB = new URL('../../../web/', import.meta.url);
const [english, ...others] = await Promise.all(LANGUAGES.map((language) =>
  import(`../../../web/words_${language}.js`)));
const { TEXTS } = english;
afterEach(() => speak(['en']));

test('the language is the first that is known, else English', async () => {
  assert.equal(await speak([null, 'pt-BR', 'de-AT', 'fr']), 'de');
  assert.equal(await speak(['JA']), 'ja');
  assert.equal(await speak(['xx', undefined]), 'en');
  assert.equal(await speak([]), 'en');
});

test('of two choices in a row the later one holds', async () => {
  await Promise.all([speak(['fr']), speak(['en'])]);
  assert.equal(text('play'), 'Play');
});

test('every text is there in every language, with the same places for values', () => {
  const places = (words) => (words.match(/\{\d\}/g) ?? []).sort().join();
  for (const other of others) {
    for (const table of ['TEXTS', 'PARAMS']) {
      assert.deepEqual(Object.keys(other[table]), Object.keys(english[table]));
    }
    assert.deepEqual(Object.keys(other.NAMES), Object.keys(others[0].NAMES));
    assert.equal(other.KEYS.length, 7);
    for (const [name, words] of Object.entries(other.TEXTS)) {
      assert.equal(places(words), places(TEXTS[name]), name);
    }
  }
  for (const { TEXTS: texts, PARAMS, NAMES } of [english, ...others]) {
    for (const words of Object.values({ ...texts, ...PARAMS, ...NAMES })) {
      assert.ok(words.trim() === words && words !== '');
    }
  }
});

test('every text that the page asks for exists, and every one is asked for', () => {
  const sources = readdirSync(WEB).filter((file) => /\.(js|html)$/.test(file) && !file.startsWith('words_'))
    .map((file) => readFileSync(new URL(file, WEB), 'utf8')).join('\n');
  const asked = [...sources.matchAll(/\btext\('([\w-]+)'|data-(?:text|label)="([\w-]+)"/g)]
    .map(([, one, other]) => one ?? other);
  assert.deepEqual(asked.filter((name) => !Object.hasOwn(TEXTS, name)), []);
  const unused = Object.keys(TEXTS).filter((name) => !new RegExp(`['"]${name}['"]|\\b${name}: new Plot`).test(sources) && !sources.includes(`  ${name},`));
  assert.deepEqual(unused, []);
});

test('keys have the names of the language', async () => {
  const names = async (language) => {
    await speak([language]);
    return ['C', 'C#', 'Db', 'Eb', 'F#', 'Ab', 'Bb', 'B'].map(keyName).join(' ');
  };
  assert.equal(await names('en'), 'C C♯ D♭ E♭ F♯ A♭ B♭ B');
  assert.equal(await names('de'), 'C Cis Des Es Fis As B H');
  assert.equal(await names('fr'), 'Do Do♯ Ré♭ Mi♭ Fa♯ La♭ Si♭ Si');
  assert.equal(await names('es'), 'Do Do♯ Re♭ Mi♭ Fa♯ La♭ Si♭ Si');
  assert.equal(await names('ja'), 'ハ 嬰ハ 変ニ 変ホ 嬰ヘ 変イ 変ロ ロ');
  assert.equal(keyName('?'), '?');
});

test('chords too, as they are written there', async () => {
  const names = async (language) => {
    await speak([language]);
    return ['Bm7', 'Bbmaj7', 'F#dim', 'Dm(add9)', 'N.C.'].map(chordName).join(' ');
  };
  assert.equal(await names('en'), 'Bm7 B♭maj7 F♯dim Dm(add9) N.C.');
  assert.equal(await names('de'), 'Hm7 B♭maj7 F♯dim Dm(add9) N.C.');
  assert.equal(await names('fr'), 'Sim7 Si♭maj7 Fa♯dim Rém(add9) N.C.');
  assert.equal(await names('ja'), 'Bm7 B♭maj7 F♯dim Dm(add9) N.C.');
});

test('modes, parameters, titles and numbers', async () => {
  await speak(['de']);
  assert.equal(choiceLabel('mode', 'aeolian'), 'Äolisch');
  assert.equal(choiceLabel('mode', 'own-mode'), 'Own mode');
  assert.equal(choiceLabel('key', 'B'), 'H');
  assert.equal(paramLabel('key'), 'Grundton');
  assert.equal(decimal(1.25, 1), '1,3');
  const controls = [['mood', 'tide'], ['key', 'B'], ['mode', 'dorian']]
    .map(([param, value]) => ({ param, value }));
  const title = new Title({ title: 'Tide in B dorian', controls });
  assert.equal(title.text, 'Tide in H dorisch');
  await speak(['ja']);
  title.change('key', 'D');
  assert.equal(title.text, 'Tide・ニ調 ドリア旋法');
  assert.equal(text('minutes', 15), '15分');
});
