// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Chunk intake -> ring -> resampler -> fader -> output: the player, apart from any browser.

import { ChunkIntake } from './chunk_intake.js';
import { Fader } from './fader.js';
import { isExcessive, mayStart, rateCorrection } from './policy.js';
import { Resampler } from './resampler.js';
import { Ring } from './ring.js';

const RING_SECONDS = 12;
const FADE_MS = 6;
/** Time over which the depth is averaged before it steers the rate, in seconds. */
const DEPTH_SMOOTHING_S = 2;
/** Fall of the level meter per second. */
const METER_FALL = 0.05;

/** @typedef {'idle'|'buffering'|'playing'|'ended'} PlaybackState */

/**
 * All methods are called on the audio thread. process() is real-time safe: no allocation, no
 * lock. The others run between render quanta; only configure() allocates.
 */
export class Playback {
  /** @param {number} outputRate frames per second of the audio context */
  constructor(outputRate) {
    this.outputRate = outputRate;
    this.resampler = new Resampler();
    this.fader = new Fader(Math.round((FADE_MS / 1000) * outputRate));
    this.underruns = 0;
    this.skips = 0;
    this.framesPlayed = 0;
    this.level = 0;
    this.targetFrames = 0;
    this.ring = null;
    /** @type {PlaybackState} */
    this.state = 'idle';
  }

  /**
   * A connection's format and the depth to fill the buffer to, in one message: with a render
   * quantum between the two, play would start on an empty ring. Keeps what is buffered where
   * the format is the same.
   */
  configure({ rate, channels, stream, targetMs }) {
    const same = this.ring !== null && this.rate === rate &&
      this.ring.channels.length === channels;
    if (!same) {
      this.rate = rate;
      this.ring = new Ring(channels, RING_SECONDS * rate);
      this.intake = new ChunkIntake(this.ring, rate);
      this.reset();
    }
    this.setTarget(targetMs);
    this.endFrame = null;
    this.intake.connected(stream);
    if (this.state !== 'playing') this.state = 'buffering';
  }

  /** Silence at once, nothing buffered. The page has already faded its own gain. */
  reset() {
    if (this.ring !== null) this.intake.reset();
    this.resampler.reset();
    this.fader.silence();
    this.state = 'idle';
    this.endFrame = null;
    this.starving = false;
    this.skipping = false;
    this.correction = 0;
    this.smoothDepth = 0;
    this.level = 0;
  }

  setTarget(ms) {
    this.targetMs = ms;
    this.targetFrames = (ms / 1000) * this.rate;
  }

  /** Once the stream has been received up to `frame`, running dry is its end, not an underrun. */
  end(frame) {
    this.endFrame = frame;
  }

  get ended() {
    return this.endFrame !== null && (this.intake.nextFrame ?? Infinity) >= this.endFrame;
  }

  /** @param {import('./protocol.js').Chunk} chunk */
  push(chunk) {
    if (this.state === 'idle') return;
    if (this.state === 'ended') this.state = 'buffering';
    this.intake.push(chunk);
    if (isExcessive(this.depthMs, this.targetMs)) this.skipping = true;
  }

  get depthMs() {
    return this.ring === null ? 0 : (this.ring.depth / this.rate) * 1000;
  }

  /**
   * @param {Float32Array[]} outputs one array per output channel, filled whole
   * @returns {void}
   */
  process(outputs) {
    const count = outputs[0].length;
    if (this.state === 'buffering' && this.ready()) this.start();
    if (this.state !== 'playing') {
      for (let c = 0; c < outputs.length; c++) outputs[c].fill(0);
      this.meter(outputs[0], count);
      return;
    }
    this.steerRate(count);
    this.render(outputs, count);
    this.meter(outputs[0], count);
  }

  ready() {
    return mayStart(this.ring.depth, this.targetFrames, this.ended);
  }

  start() {
    this.state = 'playing';
    this.starving = false;
    this.correction = 0;
    this.smoothDepth = this.ring.depth;
  }

  steerRate(count) {
    const share = Math.min(1, count / (DEPTH_SMOOTHING_S * this.outputRate));
    this.smoothDepth += (this.ring.depth - this.smoothDepth) * share;
    this.correction = this.ended ? 0 : rateCorrection(this.smoothDepth, this.targetFrames);
    this.step = (this.rate / this.outputRate) * (1 + this.correction);
  }

  render(outputs, count) {
    const left = this.resampler.available(this.ring, this.step);
    const now = Math.min(count, left);
    // At the end of what is there the fade must be over, so it begins a fade's length before.
    const starving = left < count + this.fader.frames;
    if (starving && !this.starving && !this.ended) this.underruns += 1;
    this.starving = starving;
    this.resampler.process(this.ring, outputs, now, this.step);
    for (let i = 0; i < now; i++) {
      const gain = this.fader.next(left - i > this.fader.frames && !this.skipping);
      for (let c = 0; c < outputs.length; c++) outputs[c][i] *= gain;
    }
    for (let c = 0; c < outputs.length; c++) outputs[c].fill(0, now);
    this.framesPlayed += now;
    if (this.skipping && this.fader.silent) this.skip();
    this.intake.map.forget(this.ring.readAt);
    if (now < count) this.runDry();
  }

  /** In silence, move on to the live edge. */
  skip() {
    this.ring.advance(Math.max(0, Math.floor(this.ring.depth - this.targetFrames)));
    this.skipping = false;
    this.skips += 1;
    this.smoothDepth = this.ring.depth;
  }

  runDry() {
    this.fader.silence();
    this.state = this.ended ? 'ended' : 'buffering';
  }

  meter(samples, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += samples[i] * samples[i];
    const fallen = this.level * METER_FALL ** (count / this.outputRate);
    this.level = Math.max(Math.sqrt(sum / count), fallen);
  }

  /** @returns {object} figures for the page; allocates, so never from process() */
  stats() {
    const frame = this.ring === null ? 0 : this.intake.map.frameAt(this.ring.readAt);
    return {
      state: this.state,
      depthMs: this.depthMs,
      meanDepthMs: this.ring === null ? 0 : (this.smoothDepth / this.rate) * 1000,
      targetMs: this.targetMs ?? 0,
      underruns: this.underruns,
      gaps: this.intake?.gaps ?? 0,
      skips: this.skips,
      framesPlayed: this.framesPlayed,
      streamFrame: frame + this.resampler.fraction,
      rate: this.rate ?? 0,
      correction: this.correction ?? 0,
      level: this.level,
    };
  }
}
