// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Messages of the network worker and of the page -> Playback -> blocks of frames.

import { Playback } from './playback.js';

/**
 * The player without a way to the speakers. Whoever has one drives it, on one thread:
 *
 *     const core = new PlayerCore(context.sampleRate);
 *     core.listenTo(port);           // the end of a MessageChannel; the network worker has the other
 *     core.process(outputs);         // fills arrays of any one length, each time frames are needed
 *     core.fromPage({ type: 'reset' });
 *
 * An audio worklet calls process() for each render quantum. Without one, a page calls it for the
 * blocks that it schedules as AudioBuffers. The core has no clock but the frames that it fills, so
 * blocks must be asked for as they are needed: as late as is safe, each exactly once, and silence
 * that is filled in while buffering counts, too.
 */
export class PlayerCore {
  /** @param {number} outputRate frames per second of the audio context */
  constructor(outputRate) {
    this.playback = new Playback(outputRate);
  }

  /** @param {MessagePort} port brings formats, chunks and ends; takes answers */
  listenTo(port) {
    this.network = port;
    port.onmessage = ({ data }) => this.fromNetwork(data);
  }

  fromNetwork(message) {
    const { playback } = this;
    if (message.type === 'chunk') playback.push(message);
    else if (message.type === 'format') playback.configure(message);
    else if (message.type === 'end') playback.end(message.frame);
    else if (message.type === 'anchor') playback.inStep.schedule.add(message.anchor);
    this.acknowledge(playback);
  }

  /** Each message has its answer, so that the network worker sees whether frames are taken at all. */
  acknowledge({ depthMs, targetMs, underruns, concealedSamples, nowMs }) {
    this.network.postMessage({ depthMs, targetMs, underruns, concealedSamples, clockMs: nowMs });
  }

  /**
   * @param {{type: string}} message of the page: 'reset' is silence at once, nothing buffered; 'step'
   *   is what InStep.set() takes
   */
  fromPage(message) {
    if (message.type === 'reset') this.playback.reset();
    if (message.type === 'step') this.playback.inStep.set(message);
  }

  /** Figures for the page; allocates. @returns {object} as Playback.stats() has it */
  stats() {
    return this.playback.stats();
  }

  /**
   * Real-time safe: no allocation, no lock, no message.
   * @param {Float32Array[]} outputs one array per output channel, filled whole
   */
  process(outputs) {
    this.playback.process(outputs);
  }
}
