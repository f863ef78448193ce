// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a listener is told when a handshake fails.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askWhy, reasonOf, stayAwayMs } from '../../../web/refusal.js';

const plain = { type: 'text/plain; charset=utf-8' };

test('the server\'s own words are passed on, a proxy\'s page is not', () => {
  assert.equal(reasonOf({ ...plain, status: 503, text: 'the server is full\n' }),
    'the server is full');
  const full = 'too many listeners at 203.0.113.7: at most 100 of one address';
  assert.equal(reasonOf({ ...plain, status: 429, text: `${full}\n` }), full);
  assert.match(reasonOf({ type: 'text/html', status: 502, text: '<h1>Bad' }), /answers 502/);
  assert.match(reasonOf({ ...plain, status: 500, text: 'x'.repeat(1000) }), /answers 500/);
  assert.match(reasonOf({ ...plain, status: 426, text: 'This is a WebSocket' }), /proxy/);
});

test('where nothing answers there is nothing to say', async () => {
  assert.equal(reasonOf(null), '');
  const away = await askWhy(async () => { throw new TypeError('no network'); }, 'http://x');
  assert.deepEqual(away, { reason: '', awayMs: null, answered: false });
  const get = async () => new Response('full', { status: 503, headers: { 'Retry-After': '7' } });
  assert.deepEqual(await askWhy(get, 'http://x'),
    { reason: 'full', awayMs: 7000, answered: true });
});

test('Retry-After is seconds or a date, of 429 and 503 alone, and within reason', () => {
  const now = Date.parse('Mon, 05 Jan 2026 10:00:00 GMT');
  assert.equal(stayAwayMs(429, '3', now), 3000);
  assert.equal(stayAwayMs(503, 'Mon, 05 Jan 2026 10:00:20 GMT', now), 20_000);
  assert.equal(stayAwayMs(503, 'Mon, 05 Jan 2026 09:00:00 GMT', now), 0);
  assert.equal(stayAwayMs(503, '99999999', now), 600_000);
  assert.equal(stayAwayMs(503, 'soon', now), null);
  assert.equal(stayAwayMs(503, null, now), null);
  assert.equal(stayAwayMs(404, '3', now), null);
});
