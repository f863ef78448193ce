// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What the controls show, between the listener's hand and the server's echo.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ECHO_TIMEOUT_MS, Steering } from '../../../web/steering.js';
import { Throttle } from '../../../web/throttle.js';

function offered() {
  const steering = new Steering();
  steering.offer([{ param: 'bpm', value: 60, min: 20, max: 200 },
    { param: 'key', value: 'D', values: ['C', 'D'] }]);
  return steering;
}

const shows = (steering, param) => {
  const { value, pending } = steering.get(param);
  return [value, pending];
};

test('a move is pending until the frame that it changes is heard', () => {
  const steering = offered();
  steering.move('bpm', 72, 100);
  assert.deepEqual(shows(steering, 'bpm'), [72, true]);
  assert.ok(steering.waits);
  steering.echo('bpm', 72, 5000);
  assert.deepEqual(shows(steering, 'bpm'), [72, true]);
  assert.ok(!steering.waits, 'it is answered');
  assert.deepEqual(steering.expire(1e6), [], 'and waits for its frame as long as that takes');
  assert.equal(steering.heard('bpm', 4000, 500), null, 'an earlier change');
  assert.equal(steering.heard('bpm', 5000, 900), 800);
  assert.deepEqual(shows(steering, 'bpm'), [72, false]);
});

test('a move of others is pending, too, and took nobody here any time', () => {
  const steering = offered();
  steering.echo('key', 'C', 700);
  assert.deepEqual(shows(steering, 'key'), ['C', true]);
  assert.equal(steering.heard('key', 700, 50), null);
  assert.deepEqual(shows(steering, 'key'), ['C', false]);
});

test('another\'s move after ours is the one that shows', () => {
  const steering = offered();
  steering.move('key', 'C', 0);
  steering.echo('key', 'C', 700);
  steering.echo('key', 'D', 900);
  assert.deepEqual(shows(steering, 'key'), ['D', true]);
  assert.equal(steering.heard('key', 900, 50), null);
});

test('the server may round', () => {
  const steering = offered();
  steering.move('bpm', 72.3, 0);
  steering.echo('bpm', 72, 10);
  steering.heard('bpm', 10, 20);
  assert.deepEqual(shows(steering, 'bpm'), [72, false]);
});

test('the echo of an earlier place of a drag does not pull the slider back', () => {
  const steering = offered();
  steering.move('bpm', 72, 0);
  steering.move('bpm', 90, 10);
  steering.echo('bpm', 72, 5);
  assert.deepEqual(shows(steering, 'bpm'), [90, true]);
  assert.equal(steering.heard('bpm', 5, 30), null);
  assert.deepEqual(shows(steering, 'bpm'), [90, true]);
  steering.echo('bpm', 90, 8);
  assert.equal(steering.heard('bpm', 8, 40), 30);
});

test('without an answer it goes back to what the server last said', () => {
  const steering = offered();
  steering.move('key', 'C', 100);
  steering.move('bpm', 90, 200);
  steering.echo('bpm', 75);
  assert.deepEqual(steering.expire(100 + ECHO_TIMEOUT_MS - 1), []);
  assert.deepEqual(steering.expire(100 + ECHO_TIMEOUT_MS), ['key']);
  assert.deepEqual(steering.expire(200 + ECHO_TIMEOUT_MS), ['bpm']);
  assert.deepEqual(shows(steering, 'key'), ['D', false]);
  assert.deepEqual(shows(steering, 'bpm'), [75, false]);
});

test('a refusal of one parameter leaves the others pending', () => {
  const steering = offered();
  steering.move('key', 'C', 0);
  steering.move('bpm', 90, 0);
  steering.refuse('bpm');
  assert.deepEqual(shows(steering, 'bpm'), [60, false]);
  assert.deepEqual(shows(steering, 'key'), ['C', true]);
  steering.refuse(null);
  assert.deepEqual(shows(steering, 'key'), ['D', false]);
});

test('parameters never offered pass by', () => {
  const steering = offered();
  steering.move('colour', 1, 0);
  steering.echo('colour', 1);
  assert.equal(steering.get('colour'), undefined);
});

test('the throttle sends the first at once and the last in the end', () => {
  const sent = [];
  const clock = { ms: 0, timer: null, now: () => clock.ms,
    setTimeout: (f, ms) => (clock.timer = { f, at: clock.ms + ms }),
    clearTimeout: () => (clock.timer = null) };
  const throttle = new Throttle(50, (value) => sent.push([clock.ms, value]), clock);
  for (let ms = 0; ms <= 120; ms += 10) {
    clock.ms = ms;
    if (clock.timer && clock.timer.at <= ms) clock.timer.f();
    throttle.push(ms);
  }
  clock.ms = 150;
  clock.timer.f();
  assert.deepEqual(sent, [[0, 0], [50, 40], [100, 90], [150, 120]]);
});
