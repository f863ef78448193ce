// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The player without an audio worklet: PlayerCore -> AudioBuffers, each scheduled ahead.

import { PlayerCore } from './player_core.js';

/** Frames in a buffer. */
const BLOCK = 2048;
/**
 * How far ahead of the speakers buffers are scheduled, in seconds: what the page may be busy for
 * unheard. It comes on top of the depth of the jitter buffer.
 */
export const LEAD_S = 0.5;
/** What the lead may grow to, and by how much at each time that the page was busy for longer. */
const MOST_LEAD_S = 2;
const MORE_S = 0.25;
const WAKE_MS = 50;

/** Stands where an AudioWorkletNode would: the same messages at `port`, and `connect`. */
export class ScheduledPlayer {
  /** @param {AudioContext} context */
  constructor(context) {
    this.context = context;
    this.core = new PlayerCore(context.sampleRate);
    this.leadS = LEAD_S;
    this.late = 0;
    this.output = new GainNode(context);
    this.bus = null;
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.inner = port2;
    port2.onmessage = ({ data }) => this.fromPage(data);
    context.addEventListener('statechange', () => this.follow());
    this.begin();
    this.follow();
  }

  connect(node) {
    return this.output.connect(node);
  }

  fromPage(message) {
    if (message.type === 'poll') this.inner.postMessage(this.stats());
    else if (message.type === 'network') this.listenTo(message.port);
    else {
      this.core.fromPage(message);
      if (message.type === 'reset') this.begin();
    }
  }

  /** Chunks wake it as well as its timer does, which browsers slow down on a hidden page. */
  listenTo(port) {
    this.core.listenTo(port);
    port.addEventListener('message', () => this.fill());
  }

  stats() {
    const stats = this.core.stats();
    const leadMs = this.leadS * 1000;
    return { ...stats, meanDepthMs: stats.meanDepthMs + leadMs, leadMs, late: this.late,
      contextTime: this.next / this.context.sampleRate, zeroFrame: this.next - stats.framesOut };
  }

  /** There is a timer while the context runs. */
  follow() {
    clearInterval(this.timer);
    if (this.context.state !== 'running') return;
    this.timer = setInterval(() => this.fill(), WAKE_MS);
    this.fill();
  }

  /** The first buffer to come lies a lead ahead; those that were scheduled are not heard. */
  begin() {
    this.bus?.disconnect();
    this.bus = new GainNode(this.context);
    this.bus.connect(this.output);
    const { currentTime, sampleRate } = this.context;
    this.next = Math.ceil((currentTime + this.leadS) * sampleRate);
  }

  fill() {
    const { currentTime, sampleRate, state } = this.context;
    if (state !== 'running') return;
    if (this.next < currentTime * sampleRate) {
      this.late += 1;
      this.leadS = Math.min(MOST_LEAD_S, this.leadS + MORE_S);
      this.begin();
    }
    while (this.next < (currentTime + this.leadS) * sampleRate) this.schedule();
  }

  schedule() {
    const { context } = this;
    const { sampleRate } = context;
    const buffer = new AudioBuffer({ length: BLOCK, numberOfChannels: 2, sampleRate });
    this.core.process([buffer.getChannelData(0), buffer.getChannelData(1)]);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(this.bus);
    source.start(this.next / sampleRate);
    this.next += BLOCK;
  }
}
