// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The audio thread: network worker's port -> PlayerCore -> speakers.

import { PlayerCore } from './player_core.js';

/**
 * Two ports: this.port to the page (polls, and the hand-over of the other), and the network
 * worker's, which brings chunks. Figures are only given when asked for and when a chunk comes,
 * so that process() never posts a message and never allocates.
 */
class PlayerProcessor extends AudioWorkletProcessor {
  constructor() {
    super();
    this.core = new PlayerCore(sampleRate);
    this.alive = true;
    /** The context's frame at the first that was put out. */
    this.zeroFrame = 0;
    this.port.onmessage = ({ data }) => this.fromPage(data);
  }

  fromPage(message) {
    if (message.type === 'poll') {
      const { zeroFrame } = this;
      this.port.postMessage({ ...this.core.stats(), contextTime: currentTime, zeroFrame });
    } else if (message.type === 'network') {
      this.core.listenTo(message.port);
    } else if (message.type === 'close') {
      this.alive = false;
    } else {
      this.core.fromPage(message);
    }
  }

  process(inputs, outputs) {
    this.zeroFrame = currentFrame - this.core.playback.framesOut;
    this.core.process(outputs[0]);
    return this.alive;
  }
}

registerProcessor('auralis-player', PlayerProcessor);
