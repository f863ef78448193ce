// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page's end of the player: audio context, worklet and network worker, tied together.

/** The stream's usual rate: where the context has it too, nothing need be resampled. */
const USUAL_RATE = 44100;
/** Time constant of the page's own fade at play and pause, in seconds. */
const FADE_S = 0.02;

/** @returns {string|null} why this browser cannot play, in a sentence, or null */
export function obstacle() {
  if (!window.isSecureContext) {
    return 'sound needs a secure page: open it by https, or at localhost';
  }
  if (typeof AudioWorkletNode === 'undefined') return 'this browser has no AudioWorklet';
  return null;
}

const idleStats = () => ({ state: 'idle', depthMs: 0, meanDepthMs: 0, targetMs: 0, underruns: 0,
  gaps: 0, skips: 0, framesPlayed: 0, streamFrame: 0, rate: 0, correction: 0, level: 0,
  contextTime: 0 });

export class Player {
  /** @param {(message: object) => void} onMessage what the network worker says */
  constructor(onMessage) {
    this.onMessage = onMessage;
    this.stats = idleStats();
    this.volume = 1;
    this.playing = false;
  }

  /** Must first be called from a click or key press, or the browser keeps the context silent. */
  async play() {
    this.playing = true;
    this.context ??= new AudioContext({ sampleRate: USUAL_RATE, latencyHint: 'playback' });
    const resumed = this.context.resume();
    this.ready ??= this.assemble();
    await this.ready;
    await resumed;
    if (!this.playing) return;
    this.fadeTo(this.volume);
    this.worker.postMessage({ type: 'open' });
  }

  async assemble() {
    const { context } = this;
    await context.audioWorklet.addModule(new URL('player_worklet.js', import.meta.url));
    this.node = new AudioWorkletNode(context, 'auralis-player', {
      numberOfInputs: 0,
      outputChannelCount: [2],
    });
    this.node.port.onmessage = ({ data }) => (this.stats = data);
    this.gain = new GainNode(context, { gain: 0 });
    this.node.connect(this.gain).connect(context.destination);
    this.worker = new Worker(new URL('network_worker.js', import.meta.url), { type: 'module' });
    this.worker.onmessage = ({ data }) => this.onMessage(data);
    // Chunks go from the network worker to the audio thread without passing through the page,
    // so that a busy page cannot make the sound falter.
    const { port1, port2 } = new MessageChannel();
    this.worker.postMessage({ type: 'player', port: port1 }, [port1]);
    this.node.port.postMessage({ type: 'network', port: port2 }, [port2]);
  }

  /** Fades out, lets go of the connection and of the sound card. */
  async pause() {
    this.playing = false;
    if (!this.gain) return;
    this.worker.postMessage({ type: 'close' });
    this.fadeTo(0);
    await new Promise((done) => setTimeout(done, FADE_S * 5000));
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

  control(param, value) {
    this.worker?.postMessage({ type: 'control', param, value });
  }

  setVolume(gain) {
    this.volume = gain;
    if (this.playing) this.fadeTo(gain);
  }

  fadeTo(gain) {
    this.gain?.gain.setTargetAtTime(gain, this.context.currentTime, FADE_S);
  }

  /** Ask for fresh figures; they are in `stats` a moment later. */
  poll() {
    this.node?.port.postMessage({ type: 'poll' });
  }

  get suspended() {
    return this.playing && this.context !== undefined && this.context.state !== 'running';
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
