// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The sleep timer waits, fades and ends, and can be called off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FADE_S, SleepTimer } from '../../../web/sleep_timer.js';

function timed() {
  const told = [];
  let timers = [];
  let nowS = 0;
  const clock = {
    setTimeout: (then, ms) => {
      timers.push({ then, at: nowS + ms / 1000 });
      return timers.at(-1);
    },
    clearTimeout: (timer) => (timers = timers.filter((each) => each !== timer)),
  };
  const timer = new SleepTimer({
    fade: (seconds) => told.push([nowS, 'fade', seconds]),
    restore: () => told.push([nowS, 'restore']),
    end: () => told.push([nowS, 'end']),
  }, clock);
  const until = (seconds) => {
    for (;;) {
      const next = timers.filter(({ at }) => at <= seconds).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      clock.clearTimeout(next);
      nowS = next.at;
      next.then();
    }
    nowS = seconds;
  };
  return { timer, told, until };
}

test('it fades in the last half minute, then ends', () => {
  const { timer, told, until } = timed();
  timer.set(900);
  until(2000);
  assert.deepEqual(told, [[900 - FADE_S, 'fade', FADE_S], [900, 'end']]);
});

test('called off it says nothing more, and a fade that had begun is undone', () => {
  const { timer, told, until } = timed();
  timer.set(900);
  until(100);
  timer.set(0);
  until(2000);
  assert.deepEqual(told, []);
  timer.set(60);
  until(2045);
  timer.set(120);
  assert.deepEqual(told, [[2030, 'fade', FADE_S], [2045, 'restore']]);
  until(3000);
  assert.deepEqual(told.slice(2), [[2135, 'fade', FADE_S], [2165, 'end']]);
});
