// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The server judges a listener's buffer by the depths that the page aims at.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';

import { TIER_TARGETS_MS } from '../../../web/policy.js';

test("the server's depths of tiers are the page's", async () => {
  const source = new URL('../../../lib/stream/listener_trouble.cpp', import.meta.url);
  const [, list] = /kTierTargetsMs\{([\d, ]+)\}/.exec(await readFile(source, 'utf8'));
  assert.deepEqual(list.split(',').map(Number), TIER_TARGETS_MS);
});
