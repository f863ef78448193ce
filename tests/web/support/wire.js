// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The server's half of the wire: hello, and chunks of a signal that tells which frame it is.

export const CONTROLS = [
  { param: 'key', value: 'D',
    values: ['C', 'C#', 'Db', 'D', 'D#', 'Eb', 'E', 'F', 'F#', 'G', 'Ab', 'A', 'Bb', 'B'] },
  { param: 'mode', value: 'dorian',
    values: ['ionian', 'dorian', 'phrygian', 'lydian', 'mixolydian', 'aeolian', 'locrian',
      'major-pentatonic', 'minor-pentatonic', 'whole-tone'] },
  { param: 'bpm', value: 60, min: 20, max: 200, unit: 'bpm' },
  { param: 'intensity', value: 0.4, min: 0, max: 1 },
  { param: 'complexity', value: 0.3, min: 0, max: 1 },
  { param: 'mood', value: 'tide', values: ['tide', 'dusk', 'glass', 'meadow'] },
];

export function makeHello(overrides = {}) {
  return {
    type: 'hello', protocol: 'auralis.pcm.v1', version: 1, format: 's16le', rate: 44100,
    channels: 2, chunk_ms: 100, steer: true, title: 'Evening, in D dorian',
    // A copy: servers change the values as they are steered.
    controls: structuredClone(CONTROLS), ...overrides,
  };
}

export const AMPLITUDE = 0.5;
/** Hz; no whole number of periods fits a chunk, so a lost chunk shows as a jump of phase. */
export const FREQUENCY = 440.3;

/**
 * A quarter turn between left and right: every single frame has the same length and an angle
 * that only grows, so that loss, repetition and fades can be seen at each frame.
 * @param {number} frame @param {number} rate @returns {number[]} left and right
 */
export function testSignal(frame, rate) {
  const angle = (2 * Math.PI * FREQUENCY * frame) / rate;
  return [AMPLITUDE * Math.cos(angle), AMPLITUDE * Math.sin(angle)];
}

/**
 * @param {number} seq @param {number} firstFrame @param {number} frames @param {number} rate
 * @param {typeof testSignal} signal @returns {Buffer} s16le, 2 channels
 */
export function makeChunk(seq, firstFrame, frames, rate, signal = testSignal) {
  const buffer = Buffer.alloc(16 + frames * 4);
  buffer.writeUInt8(0xa7, 0);
  buffer.writeUInt8(1, 1);
  buffer.writeUInt16LE(frames, 2);
  buffer.writeUInt32LE(seq % 2 ** 32, 4);
  buffer.writeBigUInt64LE(BigInt(firstFrame), 8);
  for (let i = 0; i < frames; i++) {
    const [left, right] = signal(firstFrame + i, rate);
    buffer.writeInt16LE(Math.round(left * 32767), 16 + i * 4);
    buffer.writeInt16LE(Math.round(right * 32767), 18 + i * 4);
  }
  return buffer;
}
