// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Texts and chunks of the wire: what is accepted, what is refused, what is mended.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProtocolError, encode, parseChunk, parseText } from '../../../web/protocol.js';
import { makeChunk, makeHello } from '../support/wire.js';

const text = (message) => parseText(JSON.stringify(message));
const refuses = (action, word) =>
  assert.throws(action, (error) => error instanceof ProtocolError && word.test(error.message));
/** A Buffer's own bytes: small Buffers share a pool. */
const bytes = (buffer) => buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.length);

test('hello is read, with its controls', () => {
  const hello = text(makeHello({ stream: 'a1' }));
  assert.equal(hello.rate, 44100);
  assert.equal(hello.chunkMs, 100);
  assert.equal(hello.stream, 'a1');
  assert.equal(hello.controls.length, 6);
  assert.deepEqual(hello.controls[2],
    { param: 'bpm', value: 60, min: 20, max: 200, unit: 'bpm' });
});

test('hello that cannot be played is refused', () => {
  for (const [change, word] of [[{ version: 2 }, /version/], [{ format: 'u8' }, /format/],
    [{ format: 'toString' }, /format/], [{ rate: 0 }, /rate/], [{ rate: '44100' }, /rate/],
    [{ channels: 9 }, /channels/], [{ channels: 1.5 }, /channels/]]) {
    refuses(() => text(makeHello(change)), word);
  }
});

test('controls that cannot be shown are left out of hello', () => {
  const controls = [null, 7, { param: 'x' }, { param: 'x', value: 1 },
    { param: 'x', value: 1, min: 2, max: 2 }, { param: 'x', value: 'a', min: 0, max: 1 },
    { param: 'x', value: 'a', values: [] }, { param: 'x', value: 5, values: ['a'] },
    { param: 'good', value: 9, min: 0, max: 1 }];
  assert.deepEqual(text(makeHello({ controls })).controls,
    [{ param: 'good', value: 1, min: 0, max: 1 }]);
  assert.deepEqual(text(makeHello({ controls: 'none' })).controls, []);
});

test('an offer has the controls of hello', () => {
  const controls = [{ param: 'mood', value: 'own', values: ['own', 'tide'] }, { param: 'x' }];
  assert.deepEqual(text({ type: 'offer', controls }), { type: 'offer', controls: [controls[0]] });
  assert.deepEqual(text({ type: 'offer' }), { type: 'offer', controls: [] });
});

test('only a plain yes allows steering', () => {
  assert.equal(text(makeHello({ steer: 'yes' })).steer, false);
  assert.equal(text(makeHello({ steer: true })).steer, true);
});

test('notes, controls, errors, end and pong are read', () => {
  const note = text({ type: 'note', frame: 5, pitch: 62.5, vel: 3, dur: 1, patch: 'glass' });
  assert.deepEqual(note,
    { type: 'note', frame: 5, pitch: 62.5, vel: 1, dur: 1, pan: 0, patch: 'glass' });
  assert.deepEqual(text({ type: 'control', param: 'bpm', value: 72, frame: 9 }),
    { type: 'control', param: 'bpm', value: 72, frame: 9 });
  assert.deepEqual(text({ type: 'error', code: 'range', message: 'no', param: 'bpm' }),
    { type: 'error', code: 'range', message: 'no', param: 'bpm' });
  assert.deepEqual(text({ type: 'end', frame: 7 }), { type: 'end', frame: 7 });
  assert.deepEqual(text({ type: 'pong', t: 1.5, server_time: 3 }), { type: 'pong', t: 1.5, time: 3 });
  const anchor = { frame: 9, server_time: 1.5e9, rate: 44100 };
  const read = { frame: 9, time: 1.5e9, rate: 44100 };
  assert.deepEqual(text({ type: 'anchor', ...anchor }), { type: 'anchor', anchor: read });
  assert.deepEqual(text(makeHello({ anchor })).anchor, read);
  assert.equal(text(makeHello()).anchor, null);
});

test('texts of a later version pass by, damaged ones are refused', () => {
  assert.equal(text({ type: 'weather' }).type, 'unknown');
  assert.equal(text({ type: 'constructor' }).type, 'unknown');
  refuses(() => parseText('{"type":'), /JSON/);
  for (const odd of ['null', '[]', '3', '{}', '{"type":3}']) refuses(() => parseText(odd), /type/);
  refuses(() => text({ type: 'note', frame: -1, pitch: 60 }), /frame/);
  refuses(() => text({ type: 'note', frame: 1, pitch: '60' }), /pitch/);
  refuses(() => text({ type: 'control', param: 'bpm' }), /control/);
  refuses(() => text({ type: 'pong' }), /pong/);
  refuses(() => text({ type: 'anchor', frame: 1, server_time: 2, rate: 0 }), /anchor/);
});

test('a chunk gives its number, its first frame and planar samples', () => {
  const far = 2 ** 40 + 3;
  const chunk = parseChunk(bytes(makeChunk(17, far, 3, 44100, (n) => [(n - far) / 4, -0.5])),
    text(makeHello()));
  assert.equal(chunk.seq, 17);
  assert.equal(chunk.firstFrame, far);
  assert.equal(chunk.frames, 3);
  const expected = [0, 0.25, 0.5, -0.5, -0.5, -0.5];
  chunk.data.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-4));
});

test('every format comes to the same samples', () => {
  const writers = {
    s16le: [2, (b, v, at) => b.writeInt16LE(v * 2 ** 15, at)],
    s24le: [3, (b, v, at) => b.writeIntLE(v * 2 ** 23, at, 3)],
    s32le: [4, (b, v, at) => b.writeInt32LE(v * 2 ** 31, at)],
    f32le: [4, (b, v, at) => b.writeFloatLE(v, at)],
  };
  const samples = [0, 0.5, -0.5, -1, 0.25, -0.125];
  for (const [format, [size, write]] of Object.entries(writers)) {
    const chunk = Buffer.concat([makeChunk(0, 0, 3, 44100).subarray(0, 16),
      Buffer.alloc(samples.length * size)]);
    samples.forEach((sample, i) => write(chunk, sample, 16 + i * size));
    const { data } = parseChunk(bytes(chunk), text(makeHello({ format })));
    assert.deepEqual([...data], [0, -0.5, 0.25, 0.5, -1, -0.125], format);
  }
});

test('a broken float sample becomes silence', () => {
  const chunk = Buffer.concat([makeChunk(0, 0, 1, 44100).subarray(0, 16), Buffer.alloc(8)]);
  chunk.writeFloatLE(NaN, 16);
  chunk.writeFloatLE(Infinity, 20);
  const { data } = parseChunk(bytes(chunk), text(makeHello({ format: 'f32le' })));
  assert.deepEqual([...data], [0, 0]);
});

test('malformed chunks are refused, whatever is wrong with them', () => {
  const hello = text(makeHello());
  const good = makeChunk(1, 0, 10, 44100);
  const spoilt = (change) => {
    const copy = Buffer.from(good);
    change(copy);
    return bytes(copy);
  };
  refuses(() => parseChunk(new ArrayBuffer(15), hello), /header/);
  refuses(() => parseChunk(spoilt((b) => b.writeUInt8(0, 0)), hello), /magic/);
  refuses(() => parseChunk(spoilt((b) => b.writeUInt8(2, 1)), hello), /version/);
  refuses(() => parseChunk(spoilt((b) => b.writeUInt16LE(0, 2)), hello), /empty/);
  refuses(() => parseChunk(spoilt((b) => b.writeUInt16LE(11, 2)), hello), /length/);
  refuses(() => parseChunk(spoilt((b) => b.writeUInt32LE(2 ** 31, 12)), hello), /beyond/);
  for (let length = 0; length < good.length; length++) {
    refuses(() => parseChunk(bytes(good).slice(0, length), hello), /header|length/);
  }
});

test('reports and pings are written as the server reads them', () => {
  const report = { bufferMs: 312.7, targetMs: 290.4, jitterMs: 3.14159, underruns: 1, tier: 2 };
  assert.deepEqual(JSON.parse(encode.report(report)),
    { type: 'report', buffer_ms: 313, jitter_ms: 3.1, underruns: 1, tier: 2, target_ms: 290 });
  assert.deepEqual(JSON.parse(encode.ping(5)), { type: 'ping', t: 5 });
  assert.deepEqual(JSON.parse(encode.control('bpm', 72)),
    { type: 'control', param: 'bpm', value: 72 });
});
