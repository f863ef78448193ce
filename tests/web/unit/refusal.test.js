// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a listener is told when a handshake fails.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askWhy, reasonOf } from '../../../web/refusal.js';

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
  assert.equal(await askWhy(async () => { throw new TypeError('no network'); }, 'http://x'), '');
  const get = async () => new Response('full', { status: 503 });
  assert.equal(await askWhy(get, 'http://x'), 'full');
});
