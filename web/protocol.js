// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The wire of auralis-stream(7) as the browser sees it: texts and binary chunks, checked.

import { decodePcm, isPcmFormat, sampleBytes } from './pcm.js';

export const SUBPROTOCOL = 'auralis.pcm.v1';
export const PROTOCOL_VERSION = 1;

const CHUNK_MAGIC = 0xa7;
const CHUNK_VERSION = 1;
const HEADER_BYTES = 16;

/**
 * @typedef {{param: string, value: string|number, values?: string[], descriptions?: string[],
 *   min?: number, max?: number, unit?: string}} Control
 * @typedef {{type: 'hello', version: number, format: import('./pcm.js').PcmFormat, rate: number,
 *   channels: number, chunkMs: number, steer: boolean, title: string, station: string,
 *   stream: string|null, controls: Control[], section: object|null, chord: object|null,
 *   sounding: object[], anchor: Anchor|null}} Hello
 * @typedef {{frame: number, time: number, rate: number}} Anchor
 * @typedef {{seq: number, firstFrame: number, frames: number, data: Float32Array}} Chunk
 *   data is planar
 */

/** What was wrong with something the server sent. The connection can go on. */
export class ProtocolError extends Error {}

const fail = (what) => {
  throw new ProtocolError(what);
};
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isFrame = (value) => Number.isSafeInteger(value) && value >= 0;
const isValue = (value) => typeof value === 'string' || Number.isFinite(value);
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const stringOr = (value, usual) => (typeof value === 'string' && value !== '' ? value : usual);
const clampOr = (value, low, high, usual) =>
  (Number.isFinite(value) ? clamp(value, low, high) : usual);
const frameOr0 = (value) => (isFrame(value) ? value : 0);
const integerIn = (value, low, high) =>
  Number.isInteger(value) && value >= low && value <= high;

/** @returns {Control|null} null for an entry that cannot be shown: it is left out, not fatal */
function parseEntry(entry) {
  if (!isObject(entry) || typeof entry.param !== 'string' || !isValue(entry.value)) return null;
  const { param, value } = entry;
  if (Array.isArray(entry.values)) {
    const values = entry.values.filter((item) => typeof item === 'string');
    if (values.length === 0 || typeof value !== 'string') return null;
    const { descriptions } = entry;
    return Array.isArray(descriptions) && descriptions.length === values.length
      ? { param, value, values, descriptions: descriptions.map(String) }
      : { param, value, values };
  }
  const { min, max, unit } = entry;
  const ranged = [value, min, max].every(Number.isFinite) && min < max;
  if (!ranged) return null;
  const shown = { param, value: clamp(value, min, max), min, max };
  return typeof unit === 'string' ? { ...shown, unit } : shown;
}

/** @returns {Control[]} what can be steered */
const parseControls = (entries) =>
  (Array.isArray(entries) ? entries : []).map(parseEntry).filter((entry) => entry !== null);

/** @returns {Hello} */
function parseHello(raw) {
  if (raw.version !== PROTOCOL_VERSION) fail(`hello: version ${raw.version} is not spoken here`);
  if (!isPcmFormat(raw.format)) fail(`hello: format ${raw.format} is unknown`);
  if (!integerIn(raw.rate, 8000, 384000)) fail(`hello: rate ${raw.rate} is out of range`);
  if (!integerIn(raw.channels, 1, 8)) fail(`hello: ${raw.channels} channels are out of range`);
  return {
    type: 'hello',
    version: raw.version,
    format: raw.format,
    rate: raw.rate,
    channels: raw.channels,
    chunkMs: raw.chunk_ms > 0 ? clamp(raw.chunk_ms, 1, 1000) : 100,
    steer: raw.steer === true,
    title: stringOr(raw.title, 'Auralis'),
    station: stringOr(raw.station, 'Auralis'),
    stream: stringOr(raw.stream, null),
    controls: parseControls(raw.controls),
    anchor: isObject(raw.anchor) ? parseAnchor(raw.anchor).anchor : null,
    ...parseScene(raw),
  };
}

/** What holds at the first frame: messages that came before. */
const parseScene = ({ section, chord, sounding }) => ({
  section: isObject(section) ? parseNamed('section')(section) : null,
  chord: isObject(chord) ? parseNamed('chord')(chord) : null,
  sounding: (Array.isArray(sounding) ? sounding : []).filter(isNote).map(parseNote),
});

const parseNamed = (type) => ({ name, frame }) =>
  ({ type, name: stringOr(name, ''), frame: frameOr0(frame) });

function parseControl(raw) {
  if (typeof raw.param !== 'string' || !isValue(raw.value)) fail('control: needs param and value');
  return { type: 'control', param: raw.param, value: raw.value, frame: frameOr0(raw.frame) };
}

function parseAnchor({ frame, server_time: time, rate }) {
  const fit = isFrame(frame) && Number.isFinite(time) && rate > 0 && Number.isFinite(rate);
  if (!fit) fail('anchor: needs frame, server_time and rate');
  return { type: 'anchor', anchor: { frame, time, rate } };
}

const isNote = (raw) => isObject(raw) && isFrame(raw.frame) && Number.isFinite(raw.pitch);

function parseNote(raw) {
  if (!isFrame(raw.frame)) fail('note: needs a frame');
  if (!Number.isFinite(raw.pitch)) fail('note: needs a pitch');
  return {
    type: 'note',
    frame: raw.frame,
    pitch: clamp(raw.pitch, 0, 127),
    vel: clampOr(raw.vel, 0, 1, 0.5),
    dur: clampOr(raw.dur, 0.05, 60, 1),
    pan: clampOr(raw.pan, -1, 1, 0),
    patch: stringOr(raw.patch, ''),
  };
}

function parseError(raw) {
  return {
    type: 'error',
    code: stringOr(raw.code, 'unknown'),
    message: stringOr(raw.message, ''),
    param: stringOr(raw.param, null),
  };
}

const PARSERS = {
  hello: parseHello,
  offer: (raw) => ({ type: 'offer', controls: parseControls(raw.controls) }),
  control: parseControl,
  note: parseNote,
  chord: parseNamed('chord'),
  section: parseNamed('section'),
  end: (raw) => ({ type: 'end', frame: frameOr0(raw.frame) }),
  error: parseError,
  anchor: parseAnchor,
  pong: ({ t, server_time: time }) =>
    (Number.isFinite(t) ? { type: 'pong', t, time } : fail('pong: needs t')),
};

/**
 * @param {string} text one message of the server
 * @returns {{type: string}} a checked message; type 'unknown' for one of a later version
 * @throws {ProtocolError}
 */
export function parseText(text) {
  let raw;
  try {
    raw = JSON.parse(text);
  } catch {
    fail('a text is not JSON');
  }
  if (!isObject(raw) || typeof raw.type !== 'string') fail('a text has no type');
  if (!Object.hasOwn(PARSERS, raw.type)) return { type: 'unknown', name: raw.type };
  return PARSERS[raw.type](raw);
}

/**
 * @param {ArrayBuffer} buffer one binary message: 16-byte header, then interleaved PCM
 * @param {Hello} hello says how the PCM is to be read
 * @returns {Chunk}
 * @throws {ProtocolError}
 */
export function parseChunk(buffer, hello) {
  if (buffer.byteLength < HEADER_BYTES) fail('a chunk is shorter than its header');
  const view = new DataView(buffer);
  if (view.getUint8(0) !== CHUNK_MAGIC) fail('a chunk has no magic');
  if (view.getUint8(1) !== CHUNK_VERSION) fail(`chunk version ${view.getUint8(1)} is unknown`);
  const frames = view.getUint16(2, true);
  const expected = frames * hello.channels * sampleBytes(hello.format);
  if (frames === 0) fail('a chunk is empty');
  if (buffer.byteLength - HEADER_BYTES !== expected) fail('a chunk has the wrong length');
  // u64 as a Number: exact to 2^53 frames, which is six thousand years at 44.1 kHz.
  const firstFrame = view.getUint32(12, true) * 2 ** 32 + view.getUint32(8, true);
  if (!Number.isSafeInteger(firstFrame)) fail('a chunk begins beyond any stream');
  const data = decodePcm(view, HEADER_BYTES, frames, hello.channels, hello.format);
  return { seq: view.getUint32(4, true), firstFrame, frames, data };
}

/** Texts to the server. */
export const encode = {
  control: (param, value) => JSON.stringify({ type: 'control', param, value }),
  ping: (t) => JSON.stringify({ type: 'ping', t }),
  /**
   * @param {{bufferMs: number, targetMs: number, jitterMs: number, underruns: number, tier: number}}
   *   report
   */
  report: ({ bufferMs, targetMs, jitterMs, underruns, tier }) =>
    JSON.stringify({
      type: 'report',
      buffer_ms: Math.round(bufferMs),
      jitter_ms: Math.round(jitterMs * 10) / 10,
      underruns,
      tier,
      target_ms: Math.round(targetMs),
    }),
};
