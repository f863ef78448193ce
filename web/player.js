// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page's end of the player: audio context, worklet and network worker, tied together.

import { Backoff } from './backoff.js';
import { networkWorker } from './network_thread.js';
import { text } from './texts.js';

/** The stream's usual rate: where the context has it too, nothing need be resampled. */
const USUAL_RATE = 44100;
/** Time constant of the page's own fade at play and pause, in seconds. */
const FADE_S = 0.02;
/** After eight time constants what is left of the sound is 70 dB down. */
const FADE_OUT_MS = 8 * FADE_S * 1000;
/** What a browser may take to start the sound before we say that it holds it back. */
const START_MS = 2000;
/** A device that hangs again within this is not helped by being taken anew. */
const REVIVED_MS = 60_000;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** @returns {string|null} why this browser cannot play, in a sentence, or null */
export function obstacle() {
  return typeof AudioContext === 'undefined' ? text('noAudio') : null;
}

/** Browsers give an audio worklet to pages of a secure address alone. */
const hasWorklet = () => window.isSecureContext && typeof AudioWorkletNode !== 'undefined';

const idleStats = () => ({ state: 'idle', depthMs: 0, meanDepthMs: 0, targetMs: 0, underruns: 0,
  gaps: 0, skips: 0, framesPlayed: 0, streamFrame: 0, rate: 0, correction: 0, level: 0,
  contextTime: 0 });

export class Player {
  /** @param {(message: object) => void} onMessage what the network worker says */
  constructor(onMessage) {
    this.onMessage = onMessage;
    this.stats = idleStats();
    this.volume = 1;
    /** How long after it is due a frame is heard, where it is played in step with other pages. */
    this.stepMs = null;
    this.playing = false;
    this.secure = hasWorklet();
  }

  /** Must first be called from a click or key press, or the browser keeps the context silent. */
  async play() {
    this.playing = true;
    this.opened = null; // what was refused or has ended is asked for again
    this.askedMs = performance.now();
    this.context ??= this.makeContext();
    this.context.resume();
    this.ready ??= this.assemble();
    await this.ready;
    if (!this.playing) return;
    this.fadeTo(this.volume);
    this.follow();
  }

  /** A module that could not be loaded stays so for as long as the context lives. */
  renewContext() {
    this.context.onstatechange = null;
    this.context.close();
    this.context = this.makeContext();
    this.context.resume();
  }

  makeContext() {
    const context = usualContext();
    context.onstatechange = () => {
      // Stopped by somebody else, a telephone call or another page: on again as soon as may be.
      if (this.playing && !this.reviving && context.state === 'suspended') context.resume();
      this.follow();
    };
    return context;
  }

  /** The page is seen again, or the machine has slept: what was stopped meanwhile goes on. */
  wake() {
    if (!this.playing || !this.context || this.reviving) return;
    if (this.context.state !== 'running') this.context.resume();
    this.retry();
  }

  fromWorker(message) {
    if (message.type === 'socket' && message.state === 'stuck') this.revive();
    else this.onMessage(message);
  }

  /**
   * The context says "running", and its device takes no frames: it is let go and taken again, and
   * where that was of no use a while ago, another context is made.
   */
  async revive() {
    this.opened = false;
    if (!this.playing || this.reviving) return;
    this.onMessage({ type: 'socket', state: 'connecting', again: true });
    const again = performance.now() - (this.revivedMs ?? -Infinity) < REVIVED_MS;
    this.revivedMs = performance.now();
    this.reviving = true;
    if (again) await this.rebuild();
    else await Promise.race([this.context.suspend(), sleep(START_MS)]);
    this.reviving = false;
    if (!this.playing) return;
    await Promise.race([this.context.resume(), sleep(START_MS)]);
    this.follow();
  }

  async rebuild() {
    this.node?.disconnect();
    this.node = null;
    this.channel = null;
    this.gain = null;
    this.renewContext();
    this.ready = this.assemble();
    await this.ready;
    this.fadeTo(this.volume);
  }

  /**
   * The line is open while sound can go out. A context that does not run (no sound device, a
   * telephone call) takes no chunks, and they would pile up before it.
   */
  follow() {
    if (!this.channel) return;
    const open = this.playing && this.context.state === 'running';
    if (open === this.opened) return;
    this.opened = open;
    this.worker.postMessage({ type: open ? 'open' : 'close' });
  }

  /** Goes on until the parts are there: the server may be away since it gave out the page. */
  async assemble() {
    const backoff = new Backoff();
    while (this.playing) {
      try {
        await this.load();
        return;
      } catch (error) {
        if (error.name !== 'AbortError') throw error; // how browsers call a failed download
        this.renewContext();
      }
      const waitMs = backoff.next();
      this.onMessage({ type: 'socket', state: 'waiting', waitMs });
      await sleep(waitMs);
      if (this.playing) this.onMessage({ type: 'socket', state: 'connecting', again: true });
    }
    this.ready = null;
  }

  /** The line is opened while the audio thread loads: what comes waits in the channel. */
  async load() {
    const { context } = this;
    const output = this.secure ? worklet(context) : scheduled(context);
    output.catch(() => {}); // told below, after the worker's
    this.worker = await networkWorker();
    this.worker.onmessage = ({ data }) => this.fromWorker(data);
    this.worker.postMessage({ type: 'step', delayMs: this.stepMs });
    if (!this.channel) {
      // Chunks go from the network worker to the audio thread without passing through the page,
      // so that a busy page cannot make the sound falter.
      this.channel = new MessageChannel();
      const { port1 } = this.channel;
      this.worker.postMessage({ type: 'player', port: port1 }, [port1]);
      this.follow();
    }
    this.node = await output;
    this.node.port.onmessage = ({ data }) => (this.stats = data);
    this.tellStep(null);
    this.gain = new GainNode(context, { gain: 0 });
    this.node.connect(this.gain).connect(context.destination);
    const { port2 } = this.channel;
    this.node.port.postMessage({ type: 'network', port: port2 }, [port2]);
  }

  /** Fades out, lets go of the connection and of the sound card. */
  async pause() {
    this.playing = false;
    this.follow();
    if (!this.node) return;
    this.fadeTo(0);
    await sleep(FADE_OUT_MS);
    if (this.playing) return;
    this.node.port.postMessage({ type: 'reset' });
    this.stats = idleStats();
    await this.context.suspend();
  }

  /** After the end: nothing is left to play, so the sound card may sleep. */
  rest() {
    if (!this.playing) return;
    this.playing = false;
    this.context.suspend();
  }

  retry() {
    this.worker?.postMessage({ type: 'retry' });
  }

  /** @param {number|null} delayMs after a frame is due, as in every page of the step; null: for itself */
  playInStep(delayMs) {
    this.stepMs = delayMs;
    this.worker?.postMessage({ type: 'step', delayMs });
    this.tellStep(null);
  }

  /** @param {object|null} clock as InStep.set() takes it; null for none yet */
  tellStep(clock) {
    const { stepMs: delayMs } = this;
    this.node?.port.postMessage({ type: 'step', wanted: delayMs !== null, delayMs, clock });
  }

  control(param, value) {
    this.worker?.postMessage({ type: 'control', param, value });
  }

  setVolume(gain) {
    this.volume = gain;
    if (this.playing) this.fadeTo(gain);
  }

  fadeTo(gain) {
    if (!this.gain) return;
    const { currentTime } = this.context;
    this.gain.gain.cancelScheduledValues(currentTime);
    this.gain.gain.setTargetAtTime(gain, currentTime, FADE_S);
  }

  /** To silence, evenly to the ear. @param {number} seconds */
  fadeOut(seconds) {
    if (!this.gain) return;
    const { currentTime } = this.context;
    const curve = Float32Array.from({ length: 65 }, (_, i) => this.volume * (1 - i / 64) ** 2);
    this.gain.gain.cancelScheduledValues(currentTime);
    this.gain.gain.setValueCurveAtTime(curve, currentTime, seconds);
  }

  /**
   * @param {boolean} going whether all is kept from now on; the last minutes are kept always, as WAV
   * @param {'wav'|'flac'} format
   */
  record(going, format) {
    this.worker?.postMessage({ type: 'record', going, format });
  }

  /** Ask for fresh figures; they are in `stats` a moment later. */
  poll() {
    this.node?.port.postMessage({ type: 'poll' });
  }

  get heldBack() {
    return this.playing && this.context?.state !== 'running' &&
      performance.now() - this.askedMs > START_MS;
  }

  /** @returns {number} the stream's frame that is leaving the speakers now */
  heardFrame() {
    const { stats, context } = this;
    if (!context || stats.state !== 'playing') return stats.streamFrame;
    const latency = context.outputLatency || context.baseLatency || 0;
    const sinceStats = context.currentTime - latency - stats.contextTime;
    return stats.streamFrame + sinceStats * stats.rate * (1 + stats.correction);
  }
}

/** Where the usual rate cannot be had, the browser's own will do: the stream is resampled. */
function usualContext() {
  const latencyHint = 'playback';
  try {
    return new AudioContext({ sampleRate: USUAL_RATE, latencyHint });
  } catch {
    return new AudioContext({ latencyHint });
  }
}

/** @param {AudioContext} context @returns {Promise<AudioWorkletNode>} */
async function worklet(context) {
  // Named one by one, its modules are asked for at once rather than as each is found in another.
  const files = [...document.querySelectorAll('link[data-for="worklet"]')].map(({ href }) => href);
  const own = new URL('player_worklet.js', import.meta.url);
  await Promise.all([...files, own].map((file) => context.audioWorklet.addModule(file)));
  return new AudioWorkletNode(context, 'auralis-player',
    { numberOfInputs: 0, outputChannelCount: [2] });
}

/** The same without an audio thread. @param {AudioContext} context */
async function scheduled(context) {
  const { ScheduledPlayer } = await import('./scheduled_player.js');
  return new ScheduledPlayer(context);
}
