// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Policies and fixed buffers on the lines of lines.js -> the table of auralis-playout(7).
//
//     node tests/web/simulator/compare.js [FIRST_SEED [SEEDS [HOURS]]]

import { FixedPolicy } from '../../../web/buffer_policy.js';
import { LearningPolicy } from '../../../web/learning_policy.js';
import { TierPolicy } from '../../../web/tiers.js';
import { CHUNK_MS, LINE_NAMES, arrivalsOf } from './lines.js';
import { listen } from './listener.js';

const FIXED_MS = [200, 250, 300, 350, 400, 500, 600, 700, 800, 1000, 1300, 1700, 2200, 3000];

/** @returns {Record<string, () => object>} a fresh policy by its name */
export function policies() {
  return {
    learning: () => new LearningPolicy(CHUNK_MS),
    tiers: () => new TierPolicy(),
    ...Object.fromEntries(FIXED_MS.map((ms) => [`fixed ${ms}`, () => new FixedPolicy(ms)])),
  };
}

/**
 * Means over seeds.
 * @returns {{underruns: number, silence: number, delayMs: number}} underruns an hour, silence in
 *   per cent
 */
export function judge(line, makePolicy, seeds, hours = 1) {
  const sum = { underruns: 0, silence: 0, delayMs: 0 };
  for (const seed of seeds) {
    const heard = listen(arrivalsOf(line, seed, hours * 3600), makePolicy());
    sum.underruns += heard.underruns / hours / seeds.length;
    sum.silence += (heard.silenceMs / hours / 36_000) / seeds.length;
    sum.delayMs += heard.delayMs / seeds.length;
  }
  return sum;
}

/** @returns {string[]} names of fixed buffers with fewer underruns and less delay than `one` */
export function beatenBy(one, all) {
  return Object.keys(all).filter((name) => name.startsWith('fixed') &&
    all[name].underruns < one.underruns && all[name].delayMs < one.delayMs);
}

const cell = ({ underruns, silence, delayMs }) =>
  `${underruns.toFixed(1)}, ${silence.toFixed(3)}, ${Math.round(delayMs)}`;

function compare(first, count, hours) {
  const seeds = Array.from({ length: count }, (_, i) => first + i);
  for (const line of LINE_NAMES) {
    const all = Object.fromEntries(Object.entries(policies())
      .map(([name, make]) => [name, judge(line, make, seeds, hours)]));
    console.log(line);
    for (const [name, heard] of Object.entries(all)) console.log(`  ${name}: ${cell(heard)}`);
    console.log(`  better than learning: ${beatenBy(all.learning, all).join('; ') || 'none'}`);
  }
}

if (import.meta.url === new URL(process.argv[1], 'file:').href) {
  const [first = 11, count = 8, hours = 1] = process.argv.slice(2).map(Number);
  compare(first, count, hours);
}
