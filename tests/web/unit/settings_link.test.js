// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Settings in the address.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf, linkOf, settingsOf } from '../../../web/settings_link.js';
import { CONTROLS } from '../support/wire.js';

test('what differs from the stream is to be moved, what is not offered is told', () => {
  const { moves, wrong } = settingsOf('#mood=dusk&key=D&bpm=72&intensity=7&colour=red&mode=',
    CONTROLS);
  assert.deepEqual(moves, [['mood', 'dusk'], ['bpm', 72]]);
  assert.deepEqual(wrong, ['intensity', 'colour', 'mode']);
  assert.deepEqual(settingsOf('', CONTROLS), { moves: [], wrong: [] });
  assert.deepEqual(settingsOf('#bpm=fast', CONTROLS).wrong, ['bpm']);
});

test('settings come back as they were given', () => {
  const settings = [['key', 'C#'], ['mood', 'late dusk'], ['intensity', 0.25]];
  const hash = hashOf(settings);
  assert.equal(hash, '#key=C%23&mood=late+dusk&intensity=0.25');
  const offered = [{ param: 'key', value: 'D', values: ['C#'] },
    { param: 'mood', value: 'tide', values: ['late dusk'] },
    { param: 'intensity', value: 0.4, min: 0, max: 1 }];
  assert.deepEqual(settingsOf(hash, offered).moves, settings);
});

test('a link gives no token away, nor how this listener reads and sees', () => {
  assert.equal(linkOf('https://a/radio/?token=secret&sync=1&lang=de&view=score#old', [['key', 'D']]),
    'https://a/radio/?sync=1#key=D');
});
