// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// What a device remembers, and one that may not.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { recall, remember } from '../../../web/storage.js';

const store = (localStorage) =>
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, ...localStorage });

afterEach(() => delete globalThis.localStorage);

test('what is remembered is recalled, under a name of our own', () => {
  const kept = new Map();
  store({ value: {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
  } });
  assert.equal(recall('volume'), null);
  remember('volume', 0.5);
  assert.equal(recall('volume'), '0.5');
  assert.deepEqual([...kept.keys()], ['auralis.volume']);
});

test('where storage is forbidden nothing is remembered, and nothing fails', () => {
  store({ get: () => { throw new Error('SecurityError'); } });
  remember('volume', 1);
  assert.equal(recall('volume'), null);
});
