// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Chunk intake -> ring -> resampler -> fader -> output: the player, apart from any browser.

import { bufferPolicy } from './buffer_policy.js';
import { ChunkIntake } from './chunk_intake.js';
import { Fader } from './fader.js';
import { InStep } from './in_step.js';
import { Playout } from './playout.js';
import { LOOKAHEAD, Resampler } from './resampler.js';
import { Ring } from './ring.js';

const RING_SECONDS = 12;
const FADE_MS = 5;
/** What must wait behind the first frame that is played in step. */
const RESUME_MS = 120;
/** Widest step by which the resampler is brought back to whole frames. */
const SETTLING = 0.001;
/** Fall of the level meter per second. */
const METER_FALL = 0.05;

/** @typedef {'idle'|'buffering'|'playing'|'ended'} PlaybackState */

/**
 * All methods are called on one thread, the audio thread where there is one. process() is real-time
 * safe: no allocation, no lock. The others run between blocks; only configure() and stats() allocate.
 * The clock is the number of frames put out.
 */
export class Playback {
  /** @param {number} outputRate frames per second of the audio context */
  constructor(outputRate) {
    this.outputRate = outputRate;
    this.fader = new Fader(Math.round((FADE_MS / 1000) * outputRate));
    this.inStep = new InStep();
    this.framesOut = 0;
    this.framesPlayed = 0;
    this.skips = 0;
    /** As W3C's webrtc-stats has them: frames of silence in place of sound, and how often. */
    this.concealedSamples = 0;
    this.concealmentEvents = 0;
    this.level = 0;
    this.ring = null;
    this.endFrame = null;
    /** @type {PlaybackState} */
    this.state = 'idle';
  }

  /**
   * A connection's format, in one message. Keeps what is buffered and learnt where it is the same.
   * @param {object} format
   * @param {number} format.rate @param {number} format.channels
   * @param {string|null} format.stream name of the run
   * @param {number} format.chunkMs
   * @param {string} [format.buffer] what bufferPolicy() takes
   * @param {number} [format.burstMs] how much of the past comes first and at once
   * @param {object|null} [format.anchor] as Schedule takes it
   */
  configure({ rate, channels, stream, chunkMs, buffer = '', burstMs = 0, anchor = null }) {
    const key = `${rate} ${channels} ${chunkMs} ${buffer}`;
    if (key !== this.key) {
      this.key = key;
      this.rate = rate;
      this.ring = new Ring(channels, RING_SECONDS * rate);
      this.intake = new ChunkIntake(this.ring, rate);
      this.resampler = new Resampler(rate / this.outputRate);
      this.playout = new Playout(bufferPolicy(buffer, chunkMs));
      this.reset();
    }
    this.burstMs = burstMs;
    this.first = true;
    this.endFrame = null;
    this.padded = false;
    this.intake.connected(stream);
    this.inStep.connected(stream, anchor);
    if (this.state !== 'playing') this.state = 'buffering';
  }

  /** Silence at once, nothing buffered. What was learnt of the line stays. */
  reset() {
    if (this.ring !== null) {
      this.intake.reset();
      this.resampler.reset();
      this.playout.interrupted();
    }
    this.fader.silence();
    this.state = 'idle';
    this.endFrame = null;
    this.starving = false;
    this.skipping = false;
    this.correction = 0;
    this.level = 0;
  }

  /** Once the stream has been received up to `frame`, running dry is its end, not an underrun. */
  end(frame) {
    this.endFrame = frame;
  }

  get ended() {
    return this.endFrame !== null && (this.intake.nextFrame ?? Infinity) >= this.endFrame;
  }

  get nowMs() {
    return (this.framesOut / this.outputRate) * 1000;
  }

  get depthMs() {
    return this.ring === null ? 0 : (this.ring.depth / this.rate) * 1000;
  }

  get targetMs() {
    if (this.inStep.active) return this.inStep.delayMs;
    return this.ring === null ? 0 : this.playout.targetMs;
  }

  get underruns() {
    return this.concealmentEvents;
  }

  /** @param {import('./protocol.js').Chunk & {jitterMs?: number}} chunk */
  push(chunk) {
    if (this.state === 'idle') return;
    if (this.state === 'ended') this.state = 'buffering';
    const { playout } = this;
    const taken = this.intake.push(chunk);
    if (taken === 'other') playout.restarted();
    if (taken === 'later' && this.state === 'buffering') playout.lostFrames();
    if (this.first) {
      playout.connected((chunk.firstFrame / this.rate) * 1000 + this.burstMs);
      this.first = false;
    }
    if (taken === 'old') return;
    const endMs = ((chunk.firstFrame + chunk.frames) / this.rate) * 1000;
    playout.arrived(this.nowMs, endMs, chunk.jitterMs ?? 0);
    const excessive = !this.inStep.active && playout.excessive(this.nowMs, this.depthMs);
    if (this.state === 'playing' && excessive) this.skipping = true;
  }

  /**
   * @param {Float32Array[]} outputs one array per output channel, filled whole
   * @returns {void}
   */
  process(outputs) {
    const count = outputs[0].length;
    if (this.ended && !this.padded) this.padEnd();
    if (this.state === 'buffering' && this.ready()) this.start();
    if (this.state === 'playing') this.play(outputs, count);
    else this.rest(outputs, count);
    this.framesOut += count;
    this.meter(outputs[0], count);
  }

  /** The last frames of a stream need others after them to be interpolated. */
  padEnd() {
    this.ring.pad(LOOKAHEAD);
    this.padded = true;
  }

  rest(outputs, count) {
    for (let c = 0; c < outputs.length; c++) outputs[c].fill(0);
    if (this.state === 'buffering' && this.playout.started) this.concealedSamples += count;
  }

  ready() {
    if (this.inStep.active) return this.dueIsThere();
    return this.ended || this.playout.ready(this.nowMs, this.depthMs);
  }

  /** The stream's frame at the read position, with its fraction. */
  get frame() {
    return this.intake.map.frameAt(this.ring.readAt) + this.resampler.fraction;
  }

  /** Whether the frame that is due waits, with some behind it. */
  dueIsThere() {
    const due = this.inStep.dueAt(this.framesOut);
    const ahead = due - this.intake.map.frameAt(this.ring.readAt);
    const waits = this.inStep.dueAt(this.framesOut + 1) <= due;
    if (!(ahead >= 0) || waits) return false;
    if (ahead > this.ring.depth) {
      this.ring.advance(this.ring.depth); // it is too late for them
      this.intake.map.forget(this.ring.readAt);
      return false;
    }
    return this.ended || ahead + (RESUME_MS / 1000) * this.rate <= this.ring.depth;
  }

  start() {
    const excessMs = this.playout.start(this.nowMs, this.depthMs);
    this.resampler.reset();
    if (this.inStep.active) this.startInStep();
    else if (!this.ended) this.advanceMs(excessMs);
    this.state = 'playing';
    this.starving = false;
  }

  /** With the very frame that is due. */
  startInStep() {
    const ahead = this.inStep.dueAt(this.framesOut) - this.frame;
    const whole = Math.floor(ahead);
    this.ring.advance(whole);
    this.resampler.fraction = ahead - whole;
  }

  advanceMs(ms) {
    this.ring.advance(Math.floor((ms / 1000) * this.rate));
  }

  play(outputs, count) {
    this.steerRate(count);
    this.render(outputs, count);
  }

  steerRate(count) {
    const { playout, resampler } = this;
    if (this.inStep.active) {
      this.keepStep(count);
      return;
    }
    const dtMs = (count / this.outputRate) * 1000;
    this.correction = this.ended ? 0 : playout.correction(this.nowMs, this.depthMs, dtMs);
    if (this.correction === 0 && this.rate === this.outputRate) {
      this.step = resampler.settlingStep(count, SETTLING);
    } else {
      this.step = (this.rate / this.outputRate) * (1 + this.correction);
    }
  }

  keepStep(count) {
    const { inStep } = this;
    const nominal = this.rate / this.outputRate;
    this.step = inStep.step(this.framesOut, count, this.frame, this.rate, nominal);
    this.correction = this.step / nominal - 1;
    if (inStep.farOff) this.skipping = true;
  }

  render(outputs, count) {
    const left = this.resampler.available(this.ring, this.step);
    const now = Math.min(count, left);
    // At the end of what is there the fade must be over, so it begins a fade's length before.
    const starving = left < count + this.fader.frames;
    if (starving && !this.starving && !this.ended) this.starve();
    this.starving = starving;
    this.resampler.process(this.ring, outputs, now, this.step);
    for (let i = 0; i < now; i++) {
      const gain = this.fader.next(left - i > this.fader.frames && !this.skipping);
      if (gain !== 1) for (let c = 0; c < outputs.length; c++) outputs[c][i] *= gain;
    }
    for (let c = 0; c < outputs.length; c++) outputs[c].fill(0, now);
    this.framesPlayed += now;
    if (this.skipping && this.fader.silent) this.skip();
    this.intake.map.forget(this.ring.readAt);
    if (now < count) this.runDry(count - now);
  }

  starve() {
    this.concealmentEvents += 1;
    this.playout.starved(this.nowMs);
  }

  /** In silence, move on to the live edge, or to what is due. */
  skip() {
    if (this.inStep.active) this.state = 'buffering';
    else this.advanceMs(Math.max(0, this.depthMs - this.targetMs));
    this.skipping = false;
    this.skips += 1;
  }

  runDry(missing) {
    this.fader.silence();
    this.state = this.ended ? 'ended' : 'buffering';
    if (!this.ended) this.concealedSamples += missing;
  }

  meter(samples, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += samples[i] * samples[i];
    const fallen = this.level * METER_FALL ** (count / this.outputRate);
    this.level = Math.max(Math.sqrt(sum / count), fallen);
  }

  /** @returns {object} figures for the page; allocates, so never from process() */
  stats() {
    const { playout } = this;
    return {
      state: this.state,
      depthMs: this.depthMs,
      meanDepthMs: playout?.smoothDepthMs ?? 0,
      targetMs: this.targetMs,
      underruns: this.underruns,
      concealedSamples: this.concealedSamples,
      concealmentEvents: this.concealmentEvents,
      gaps: this.intake?.gaps ?? 0,
      skips: this.skips,
      framesPlayed: this.framesPlayed,
      framesOut: this.framesOut,
      streamFrame: this.ring === null ? 0 : this.frame,
      rate: this.rate ?? 0,
      correction: this.correction ?? 0,
      delayMs: playout?.lastDelayMs ?? 0,
      driftPpm: (playout?.loop.drift ?? 0) * 1e6,
      exact: this.rate === this.outputRate && this.step === 1,
      level: this.level,
      noSchedule: this.inStep.wanted && !this.inStep.active,
      offStepMs: this.inStep.offMs,
    };
  }
}
