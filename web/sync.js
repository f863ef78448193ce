// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Server's clock and frame clock -> the player's, so that this page plays in step with others.

import { ClockLine } from './clock_line.js';
import { FrameClock } from './frame_clock.js';
import { recall, remember } from './storage.js';

/** How often the player is told the clocks anew. */
const TELL_MS = 200;
/** A click is scheduled at least so long before its time, in seconds. */
const SOON_S = 0.05;
const CLICK_S = 0.02;

/** @returns {AudioTimestamp} of older browsers, too */
const stampOf = (context) => context.getOutputTimestamp?.() ?? {
  contextTime: context.currentTime - (context.outputLatency || context.baseLatency || 0),
  performanceTime: performance.now(),
};

export class Sync {
  /** @param {import('./player.js').Player} player */
  constructor(player) {
    this.player = player;
    this.server = new ClockLine();
    this.frames = new FrameClock();
    this.context = null;
    this.toldMs = -Infinity;
    this.clicking = false;
    this.clicked = 0;
  }

  /** The line as the network worker has it, by the page's own clock from now on. */
  fromWorker({ line, originMs }) {
    const then = line.then + (originMs - performance.timeOrigin) / 1000;
    const { sigma, drift } = line;
    Object.assign(this.server, { known: true, then, drift, offset: line.offset + line.then - then });
    this.serverSigma = sigma;
  }

  /** Often, while something plays. */
  tick() {
    const { context, stats } = this.player;
    if (context?.state !== 'running') return;
    if (context !== this.context) this.adopt(context);
    const nowMs = performance.now();
    this.frames.observe(stampOf(context), nowMs);
    if (!this.known || stats.zeroFrame === undefined) return;
    if (nowMs - this.toldMs >= TELL_MS) this.tell(nowMs);
    if (this.clicking) this.click();
  }

  /** While a context stands still its time does, too: what was known of it is over. */
  adopt(context) {
    this.context = context;
    this.frames.reset();
    context.addEventListener('statechange', () => {
      this.frames.reset();
      this.player.tellStep(null);
    });
  }

  get known() {
    return this.server.known && this.frames.known;
  }

  /** How far off the clocks may be, in ms. */
  get sigmaMs() {
    return 1000 * Math.hypot(this.serverSigma, this.frames.line.sigma);
  }

  /** @returns {number} the server's time at which a time of the context leaves the speaker */
  heardAt(contextTime) {
    return this.server.at(this.frames.line.inverse(contextTime)) + this.deviceDelayMs / 1000;
  }

  tell(nowMs) {
    this.toldMs = nowMs;
    const { stats, context, stepMs } = this.player;
    const { sampleRate } = context;
    const frame = stats.framesOut;
    const at = (each) => this.heardAt((stats.zeroFrame + each) / sampleRate);
    const time = at(frame);
    this.player.tellStep({ frame, time: time - stepMs / 1000,
      step: (at(frame + sampleRate) - time) / sampleRate });
  }

  /** What this device takes beyond what the browser knows of: for the one that plays now. */
  get deviceDelayMs() {
    if (this.sink !== this.context?.sinkId || this.delayMs === undefined) {
      this.sink = this.context?.sinkId;
      this.delayMs = Number(recall(keyOf(this.sink))) || 0;
    }
    return this.delayMs;
  }

  set deviceDelayMs(ms) {
    this.sink = this.context?.sinkId;
    this.delayMs = ms;
    this.toldMs = -Infinity;
    remember(keyOf(this.sink), ms);
  }

  /** Each second of the server's clock, in every page that does so, at one time. */
  click() {
    const second = Math.ceil(this.heardAt(this.context.currentTime + SOON_S));
    if (second === this.clicked) return;
    this.clicked = second;
    const ofPage = this.server.inverse(second - this.deviceDelayMs / 1000);
    const at = this.frames.line.at(ofPage);
    const gain = new GainNode(this.context, { gain: 0.4 });
    gain.gain.setValueAtTime(0.4, at);
    gain.gain.exponentialRampToValueAtTime(1e-3, at + CLICK_S);
    const tone = new OscillatorNode(this.context, { frequency: second % 4 ? 1200 : 1800 });
    tone.connect(gain).connect(this.context.destination);
    tone.start(at);
    tone.stop(at + CLICK_S);
  }
}

const keyOf = (sink) => (sink ? `deviceDelay.${sink}` : 'deviceDelay');
