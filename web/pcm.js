// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Interleaved little-endian PCM -> planar float [channels, frames].

/** @typedef {'s16le'|'s24le'|'s32le'|'f32le'} PcmFormat */

/** Bytes of one sample in each format. */
const SAMPLE_BYTES = { s16le: 2, s24le: 3, s32le: 4, f32le: 4 };

const READERS = {
  s16le: (view, at) => view.getInt16(at, true) / 0x8000,
  s24le: (view, at) =>
    ((view.getInt8(at + 2) << 16) | view.getUint16(at, true)) / 0x800000,
  s32le: (view, at) => view.getInt32(at, true) / 0x80000000,
  // One broken sample must not poison the resampler's neighbours for good.
  f32le: (view, at) => {
    const value = view.getFloat32(at, true);
    return Number.isFinite(value) ? value : 0;
  },
};

/** @param {unknown} format @returns {format is PcmFormat} */
export function isPcmFormat(format) {
  return typeof format === 'string' && Object.hasOwn(SAMPLE_BYTES, format);
}

/** @param {PcmFormat} format */
export function sampleBytes(format) {
  return SAMPLE_BYTES[format];
}

/**
 * @param {DataView} view what holds the frames
 * @param {number} offset where in it they begin, in bytes
 * @param {number} frames
 * @param {number} channels
 * @param {PcmFormat} format
 * @returns {Float32Array} planar: channel c is [c * frames, (c + 1) * frames)
 */
export function decodePcm(view, offset, frames, channels, format) {
  const read = READERS[format];
  const size = SAMPLE_BYTES[format];
  const planar = new Float32Array(frames * channels);
  let at = offset;
  for (let frame = 0; frame < frames; frame++) {
    for (let channel = 0; channel < channels; channel++) {
      planar[channel * frames + frame] = read(view, at);
      at += size;
    }
  }
  return planar;
}
