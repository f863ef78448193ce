// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Arrivals -> the player's own play-out control on a ring that is a number -> what would be heard.

import { JitterEstimator } from '../../../web/jitter.js';
import { Playout } from '../../../web/playout.js';
import { CHUNK_MS } from './lines.js';

const STEP_MS = 5;

/**
 * @param {Float64Array} arrivals as arrivalsOf() gives them
 * @param {object} policy as Playout takes it
 * @param {number} drift how much slower the output's clock runs than the stream's
 * @returns {{underruns: number, silenceMs: number, playedMs: number, delayMs: number, offMs: number}}
 *   delayMs: how long a frame waits, on the mean, with each chunk as fast as the fastest of the last
 *   minute; offMs: the furthest that the depth was from the target in the second half
 */
export function listen(arrivals, policy, drift = 50e-6) {
  const listener = new Listener(policy, drift);
  const end = arrivals.at(-1);
  for (let now = arrivals[0]; now < end; now += STEP_MS) listener.step(now, arrivals, now > end / 2);
  return listener.result();
}

class Listener {
  constructor(policy, drift) {
    this.drift = drift;
    this.playout = new Playout(policy);
    this.jitter = new JitterEstimator();
    this.depth = 0;
    this.next = 0;
    this.playing = false;
    this.seen = { underruns: 0, silenceMs: 0, playedMs: 0, offMs: 0 };
    this.waited = 0;
  }

  step(now, arrivals, settled) {
    const clock = now * (1 - this.drift);
    while (this.next < arrivals.length && arrivals[this.next] <= now) {
      this.take(clock, arrivals[this.next]);
    }
    if (!this.playing && this.playout.ready(clock, this.depth)) {
      this.depth -= this.playout.start(clock, this.depth);
      this.playing = true;
    }
    if (this.playing) this.play(clock, settled);
    else if (this.playout.started) this.seen.silenceMs += STEP_MS;
  }

  take(clock, arrivalMs) {
    this.jitter.observe(arrivalMs, this.next * CHUNK_MS);
    this.next += 1;
    this.depth += CHUNK_MS;
    this.playout.arrived(clock, this.next * CHUNK_MS, this.jitter.jitterMs);
  }

  play(clock, settled) {
    const { playout, seen } = this;
    const passedMs = STEP_MS * (1 - this.drift);
    this.depth -= passedMs * (1 + playout.correction(clock, this.depth, passedMs));
    if (this.depth <= 0) {
      this.depth = 0;
      this.playing = false;
      seen.underruns += 1;
      playout.starved(clock);
      return;
    }
    const onTime = playout.onTimeMs(clock + passedMs, this.depth);
    seen.playedMs += STEP_MS;
    this.waited += (onTime - CHUNK_MS / 2) * STEP_MS;
    if (settled) seen.offMs = Math.max(seen.offMs, Math.abs(onTime - playout.targetMs));
  }

  result() {
    return { ...this.seen, delayMs: this.waited / this.seen.playedMs };
  }
}
