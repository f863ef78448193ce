// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The status line says what is so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from '../../../web/status.js';

const player = { state: 'idle', depthMs: 0, meanDepthMs: 0, targetMs: 300 };
const situation = { obstacle: null, wanted: true, before: false, socket: { state: 'open' }, player,
  heldBack: false, malformed: 0, nowMs: 1000 };

const says = (change, state, headline, detail) => {
  const status = describe({ ...situation, ...change });
  assert.equal(status.state, state);
  assert.equal(status.headline, headline);
  assert.match(status.detail, detail);
};

const buffering = { ...player, state: 'buffering', depthMs: 100 };
const playing = { ...player, state: 'playing', depthMs: 340, meanDepthMs: 312 };
const waiting = { state: 'waiting', retryAtMs: 3500 };

test('each situation has its words', () => {
  says({ wanted: false, before: true, socket: { state: 'closed' } },
    'ready', 'Ready', /Press play/);
  says({ wanted: false, socket: { state: 'closed' } }, 'ready', 'Paused', /live/);
  says({ socket: { state: 'connecting' } }, 'connecting', 'Connecting', /Looking/);
  says({ player: buffering }, 'buffering', 'Buffering', /^33 %$/);
  says({ player: playing }, 'playing', 'Playing', /^Buffer 310 ms$/);
  says({ socket: { state: 'closed' }, heldBack: true }, 'connecting', 'Held back', /browser/);
});

test('a lost line is told, and whether it can be heard yet', () => {
  says({ socket: waiting }, 'reconnecting', 'Reconnecting', /^Trying again in 3 s$/);
  says({ socket: { state: 'connecting', again: true } }, 'reconnecting', 'Reconnecting', /now/);
  says({ socket: { ...waiting, reason: 'too slow' } },
    'reconnecting', 'Reconnecting', /^Too slow; trying again in 3 s$/);
  says({ socket: waiting, player: playing }, 'playing', 'Connection lost', /^Playing on/);
  says({ socket: { state: 'connecting' }, player: playing },
    'playing', 'Connection lost', /^Playing on/);
});

test('the end waits for the last frame to be heard', () => {
  says({ socket: { state: 'ended' }, player: playing }, 'playing', 'Playing', /last moments/);
  says({ socket: { state: 'ended' }, wanted: false },
    'ended', 'The stream has ended', /look again/);
});

test('what can never play says why', () => {
  says({ obstacle: 'no AudioWorklet here', wanted: false }, 'failed', 'Cannot play here', /^No A/);
  says({ socket: { state: 'refused', reason: 'hello: version 2' } },
    'failed', 'Cannot play this stream', /version 2/);
});

test('without an audio thread it says what a secure address would add', () => {
  says({ player: playing, secure: false }, 'playing', 'Playing', /^Buffer 310 ms · .*https/);
  says({ player: playing, secure: true }, 'playing', 'Playing', /^Buffer 310 ms$/);
});

test('damage is counted aloud', () => {
  says({ player: playing, malformed: 1 }, 'playing', 'Playing', /· damaged messages skipped: 1$/);
});
