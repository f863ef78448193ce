// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// For end-to-end tests only: records the frames it is given and hands them over when stopped.

class Capture extends AudioWorkletProcessor {
  constructor({ processorOptions: { frames } }) {
    super();
    this.channels = [new Float32Array(frames), new Float32Array(frames)];
    this.taken = 0;
    this.startTime = null;
    this.alive = true;
    this.port.onmessage = () => this.finish();
  }

  finish() {
    this.alive = false;
    const channels = this.channels.map((channel) => channel.subarray(0, this.taken));
    this.port.postMessage({ channels, startTime: this.startTime });
  }

  process([input]) {
    if (!this.alive || input.length < 2) return this.alive;
    this.startTime ??= currentTime;
    const count = Math.min(input[0].length, this.channels[0].length - this.taken);
    for (let c = 0; c < 2; c++) this.channels[c].set(input[c].subarray(0, count), this.taken);
    this.taken += count;
    return true;
  }
}

registerProcessor('auralis-test-capture', Capture);
