// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The score's layout: heights on the grand staff, notes that would touch, time, the shapes of voices.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScoreLayout } from '../../../web/score_layout.js';
import { ScoreTime } from '../../../web/score_time.js';
import { keyOf, spell } from '../../../web/spelling.js';
import { BASS_TOP, BOTTOM, FOOT_ROOM, HEAD_ROOM, placeOf, signPlaces } from '../../../web/staff.js';
import { Voices } from '../../../web/voices.js';

const RATE = 44100;
const C_MAJOR = keyOf('C', 'ionian');
const placed = (pitch) => placeOf(spell(pitch, C_MAJOR).step);
const note = (seconds, pitch, dur = 1, patch = 'pad') => ({ frame: seconds * RATE, pitch, dur, patch });

test('pitches stand where music has them', () => {
  assert.deepEqual(placed(77), { y: 0, ledgers: [], octaves: 0 }, 'F5, the top line');
  assert.deepEqual(placed(67).y, 3, 'G4, the line of the G clef');
  assert.deepEqual(placed(60), { y: 5, ledgers: [5], octaves: 0 }, 'middle C, on a line of its own');
  assert.deepEqual(placed(59), { y: BASS_TOP - 0.5, ledgers: [], octaves: 0 }, 'B3, above the bass');
  assert.deepEqual(placed(53).y, BASS_TOP + 1, 'F3, the line of the F clef');
  assert.deepEqual(placed(43), { y: BOTTOM, ledgers: [], octaves: 0 }, 'G2, the bottom line');
  assert.deepEqual(placed(83).ledgers, [-1], 'B5, above its line');
  assert.deepEqual(placed(33).ledgers, [14, 15, 16], 'A1');
});

test('no pitch leaves the page: the outermost are written octaves nearer', () => {
  for (let pitch = 0; pitch < 128; pitch++) {
    const { y, octaves } = placed(pitch);
    assert.ok(y >= -HEAD_ROOM + 0.5 && y <= BOTTOM + FOOT_ROOM - 0.5, `${pitch} at ${y}`);
    assert.ok(Math.abs(octaves) <= 3);
    if (pitch >= 28 && pitch <= 93) assert.equal(octaves, 0, pitch);
  }
  assert.equal(placed(96).y, placed(84).y);
  assert.equal(placed(96).octaves, 1);
  assert.equal(placed(24).octaves, -1);
});

test('a signature stands as it is printed', () => {
  const of = (letter, alter) => signPlaces({ letter, alter });
  assert.deepEqual(of(3, 1), [0, BASS_TOP + 1], 'F sharp on the top line, and on the F clef\'s');
  assert.deepEqual(of(6, -1), [2, BASS_TOP + 3], 'B flat on the middle line');
  assert.deepEqual(of(4, 1), [-0.5, BASS_TOP + 0.5], 'G sharp above the staff');
});

test('seconds stand side by side, accidentals that would touch in columns', () => {
  const layout = new ScoreLayout(C_MAJOR, RATE);
  for (const pitch of [60, 62, 64, 65]) layout.add(note(0, pitch));
  assert.deepEqual(layout.entries.map(({ shift }) => shift), [0, 1, 0, 1]);
  const signs = new ScoreLayout(C_MAJOR, RATE);
  for (const pitch of [61, 66, 68, 78]) signs.add(note(0, pitch));
  assert.deepEqual(signs.entries.map(({ column }) => column), [0, 1, 2, 0]);
  const later = new ScoreLayout(C_MAJOR, RATE);
  later.add(note(0, 60));
  later.add(note(1, 62));
  assert.deepEqual(later.entries.map(({ shift, heldShift }) => [shift, heldShift]), [[0, 0], [0, 0]],
    'not together, and never held together');
  later.add(note(1.5, 61, 8));
  assert.equal(later.entries[2].heldShift, 1, 'D still sounds when C sharp comes to the edge');
});

test('a note is written once, in its place, and forgotten behind the edge', () => {
  const layout = new ScoreLayout(C_MAJOR, RATE);
  const [first, second] = [note(0, 60, 4), note(1, 67, 1)];
  for (const each of [second, first, second]) layout.add(each);
  assert.deepEqual(layout.entries.map((entry) => entry.note), [first, second]);
  assert.deepEqual(layout.soundingAt(1.5 * RATE).map((entry) => entry.note.pitch), [60, 67]);
  layout.forget(3 * RATE);
  assert.deepEqual(layout.entries.map((entry) => entry.note), [first]);
  const other = layout.in(keyOf('Db', 'ionian'));
  assert.deepEqual([other.entries[0].spelling.sign, other.rate], [null, RATE]);
});

test('the music flows under the mark, or stands still until a page is full', () => {
  const span = { left: 10, right: 110 };
  const flow = new ScoreTime();
  const one = flow.at(0, RATE, span, false);
  const other = flow.at(RATE, RATE, span, false);
  assert.equal(one.nowX, other.nowX);
  assert.ok(other.xOf(RATE) > one.xOf(RATE) - 3 && other.xOf(RATE) < one.xOf(RATE) - 2, 'to the left');
  assert.equal(one.xOf(one.leftFrame), span.left);
  const pages = new ScoreTime();
  let turns = 0;
  let before = pages.at(5 * RATE, RATE, span, true);
  for (let seconds = 6; seconds < 65; seconds++) {
    const now = pages.at(seconds * RATE, RATE, span, true);
    const moved = Math.abs(now.xOf(0) - before.xOf(0)) > 1e-6;
    assert.ok(now.nowX > span.left && now.nowX < span.right);
    if (moved) assert.ok(before.nowX > 90, 'turned at its end');
    turns += Number(moved);
    before = now;
  }
  assert.equal(turns, 1);
});

test('each voice has a shape of its own as long as it is seen', () => {
  const voices = new Voices(3);
  assert.equal(voices.see(['pad', 'bell', 'pad']), true);
  assert.equal(voices.see(['bell', 'pad']), false);
  assert.deepEqual(['pad', 'bell'].map((patch) => voices.shapeOf(patch)), [0, 1]);
  voices.see(['bell', 'drone', 'choir']);
  assert.deepEqual(['bell', 'drone', 'choir'].map((patch) => voices.shapeOf(patch)), [1, 0, 2]);
  voices.see(['bell', 'drone', 'choir', 'one more']);
  assert.ok(voices.shapeOf('one more') < 3, 'more voices than shapes share');
});
