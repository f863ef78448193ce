// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The audio thread: network worker's port -> Playback -> speakers.

import { Playback } from './playback.js';

/**
 * Two ports: this.port to the page (polls, and the hand-over of the other), and the network
 * worker's, which brings chunks. Figures are only given when asked for and when a chunk comes,
 * so that process() never posts a message and never allocates.
 */
class PlayerProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.playback = new Playback(sampleRate);
    this.alive = true;
    this.port.onmessage = ({ data }) => this.fromPage(data);
  }

  fromPage(message) {
    if (message.type === 'poll') {
      this.port.postMessage({ ...this.playback.stats(), contextTime: currentTime });
    } else if (message.type === 'network') {
      this.network = message.port;
      this.network.onmessage = ({ data }) => this.fromNetwork(data);
    } else if (message.type === 'reset') {
      this.playback.reset();
    } else if (message.type === 'close') {
      this.alive = false;
    }
  }

  fromNetwork(message) {
    if (message.type === 'chunk') this.playback.push(message);
    else if (message.type === 'format') this.playback.configure(message);
    else if (message.type === 'target') this.playback.setTarget(message.ms);
    else if (message.type === 'end') this.playback.end(message.frame);
    const { depthMs, underruns } = this.playback;
    this.network.postMessage({ depthMs, underruns });
  }

  process(inputs, outputs) {
    this.playback.process(outputs[0]);
    return this.alive;
  }
}

registerProcessor('auralis-player', PlayerProcessor);
