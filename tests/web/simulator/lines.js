// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Models of lines: for each chunk sent on time, when it arrives. In order, as TCP delivers.

import { Chance } from './chance.js';

export const CHUNK_MS = 100;
/** Segments of a chunk: 17,656 bytes in 1,448 each. */
const SEGMENTS = 13;
const CHUNK_BITS = 17_656 * 8;

/** Arrivals from delays: chunk i is sent at (i + 1) chunks, and overtakes none. */
function arrivals(count, delayOf) {
  const times = new Float64Array(count);
  let last = 0;
  for (let i = 0; i < count; i++) {
    const sent = (i + 1) * CHUNK_MS;
    last = Math.max(last, sent + delayOf(i, sent));
    times[i] = last;
  }
  return times;
}

/** Half a millisecond of scheduling, and now and then a busy moment of some. */
const wire = (chance) => 1 + Math.abs(0.5 * chance.normal()) +
  (chance.happens(0.002) ? chance.exponential(6) : 0);

/** Contention: mostly a few ms, sometimes many. @param {number} roughness 1 is an ordinary flat */
const air = (chance, roughness) => wire(chance) + chance.exponential(4 * roughness) +
  (chance.happens(0.02 * roughness) ? chance.exponential(25 * roughness) : 0);

/** Moments at which something happens, `next()` ms from one to the other, for `length()` ms. */
class Spells {
  constructor(next, length) {
    this.next = next;
    this.length = length;
    this.begin = next();
    this.end = this.begin + length();
  }

  /** @returns {number} ms until the spell that holds `at` is over, 0 outside */
  left(at) {
    while (at >= this.end) {
      this.begin = this.end + this.next();
      this.end = this.begin + this.length();
    }
    return at >= this.begin ? this.end - at : 0;
  }
}

function lan(count, chance) {
  return arrivals(count, () => wire(chance));
}

/** Every 45 to 90 s the card looks for other stations and hears nothing for a moment. */
function wifi(count, chance) {
  const scans = new Spells(() => chance.between(45e3, 90e3), () => chance.between(60, 220));
  return arrivals(count, (i, sent) => scans.left(sent) + air(chance, 1));
}

/**
 * Loss of segments: what was lost comes a round trip later, and all behind it waits. The last three
 * of a chunk have too few behind them to tell of a loss, and wait for a probe.
 */
function tcp(loss, roundTrip) {
  const lost = (chance) => {
    const tail = chance.happens(3 / SEGMENTS);
    let delay = (tail ? 2 : 1) * roundTrip + chance.exponential(15);
    // A retransmission that is lost, too, waits for the timer, which doubles.
    for (let timer = 200 + chance.between(0.5, 1.5) * roundTrip; chance.happens(loss); timer *= 2) {
      delay += timer;
    }
    return delay;
  };
  return (count, chance) => arrivals(count, () => {
    let delay = 0;
    for (let i = 0; i < SEGMENTS; i++) if (chance.happens(loss)) delay = Math.max(delay, lost(chance));
    return roundTrip / 2 + Math.abs(2 * chance.normal()) + delay;
  });
}

/** A third of good Wi-Fi, a third of a crowded one with gaps, a third of good again. */
function goodBadGood(count, chance) {
  const gaps = new Spells(() => chance.exponential(6e3), () => chance.between(100, 450));
  return arrivals(count, (i, sent) => {
    const gap = gaps.left(sent);
    const bad = i >= count / 3 && i < (2 * count) / 3;
    return bad ? gap + air(chance, 5) : air(chance, 0.5);
  });
}

/** The same in turns: good for two to six minutes, crowded for one to two. */
function inTurns(count, chance) {
  const bad = new Spells(() => chance.between(120e3, 360e3), () => chance.between(60e3, 120e3));
  const gaps = new Spells(() => chance.exponential(6e3), () => chance.between(100, 450));
  return arrivals(count, (i, sent) => {
    const gap = gaps.left(sent);
    return bad.left(sent) > 0 ? gap + air(chance, 5) : air(chance, 0.5);
  });
}

/** A good line that stands still for 0.8 to 2.5 s every five minutes or so. */
function stalls(count, chance) {
  const still = new Spells(() => chance.between(240e3, 360e3), () => chance.between(800, 2500));
  return arrivals(count, (i, sent) => still.left(sent) + wire(chance));
}

/** A cell whose capacity wanders between two rates (Mbit/s), with hand-overs. */
function cell(low, high, betweenHandovers, handover) {
  return (count, chance) => {
    const gaps = new Spells(() => chance.exponential(betweenHandovers),
      () => chance.between(...handover));
    let position = 0.5;
    let free = 0;
    return arrivals(count, (i, sent) => {
      position = Math.min(1, Math.max(0, position + 0.06 * chance.normal()));
      const bitsPerMs = low * 1e3 * (high / low) ** position;
      free = Math.max(free, sent + gaps.left(sent)) + CHUNK_BITS / bitsPerMs;
      return free - sent + 25 + chance.exponential(6);
    });
  };
}

/** @type {Record<string, (count: number, chance: Chance) => Float64Array>} */
const LINES = {
  'LAN': lan,
  'Wi-Fi': wifi,
  'TCP, 1 % loss, 80 ms': tcp(0.01, 80),
  'TCP, 3 % loss, 80 ms': tcp(0.03, 80),
  'good, bad, good': goodBadGood,
  'good and bad in turns': inTurns,
  'stalls of 0.8 to 2.5 s': stalls,
  'LTE, slow': cell(1.1, 9, 90e3, [100, 600]),
  'LTE, good': cell(3, 30, 60e3, [60, 500]),
};

export const LINE_NAMES = Object.keys(LINES);

/**
 * @param {string} name of LINE_NAMES @param {number} seed @param {number} seconds
 * @returns {Float64Array} ms at which chunk i arrives; it was sent at (i + 1) * CHUNK_MS
 */
export function arrivalsOf(name, seed, seconds) {
  return LINES[name](Math.round((seconds * 1000) / CHUNK_MS), new Chance(seed));
}
