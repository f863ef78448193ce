// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The connection of a recording as FLAC: when it is dialled again, and that nothing is taken twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FlacRecording } from '../../../web/flac_recording.js';

const SAMPLES = 20;
const HELLO = { type: 'hello', codec_head: Buffer.from('head').toString('base64'), rate: 100, stream: 'run' };

/** A recording on a clock that only moves when told, with sockets that only write things down. */
function world() {
  const w = { ms: 0, sockets: [] };
  const url = (resume) => (resume ? `from ${resume.seq}` : 'now');
  const connect = (to) => w.sockets[w.sockets.push({ to, close: () => {} }) - 1];
  w.recording = new FlacRecording(url, () => w.ms, connect);
  w.socket = () => w.sockets.at(-1);
  w.hello = (hello = HELLO) => w.socket().onmessage({ data: JSON.stringify(hello) });
  w.chunk = (seq, socket = w.socket()) => {
    const bytes = new DataView(new ArrayBuffer(17));
    bytes.setUint16(2, SAMPLES, true);
    bytes.setUint32(4, seq, true);
    bytes.setBigUint64(8, BigInt((seq + 1) % 2 ** 32 * SAMPLES), true);
    bytes.setUint8(16, seq & 255);
    socket.onmessage({ data: bytes.buffer });
  };
  w.dials = () => w.sockets.map(({ to }) => to);
  w.recording.start();
  w.hello();
  return w;
}

const bytesOf = async (recording) => [...new Uint8Array(await recording.file().arrayBuffer())].slice(4);

test('a lost line is dialled again when the page has one, and not before', async () => {
  const w = world();
  w.chunk(7);
  w.socket().onclose();
  w.ms += 60_000;
  assert.deepEqual(w.dials(), ['now'], 'nothing by itself');
  w.recording.lineIsThere();
  assert.deepEqual(w.dials(), ['now', 'from 7']);
  w.socket().onclose();
  w.recording.lineIsThere();
  assert.equal(w.sockets.length, 2, 'not at once');
  w.ms += 600;
  w.recording.lineIsThere();
  w.hello();
  for (const seq of [8, 9]) w.chunk(seq);
  assert.deepEqual(await bytesOf(w.recording), [7, 8, 9]);
});

test('a line from which nothing comes is given up, and what it says later is not taken', async () => {
  const w = world();
  w.chunk(7);
  const [dead] = w.sockets;
  for (let i = 0; i < 50; i++) {
    w.ms += 100;
    w.recording.lineIsThere();
  }
  assert.deepEqual(w.dials(), ['now', 'from 7']);
  w.hello();
  for (const seq of [8, 9]) w.chunk(seq);
  w.chunk(8, dead);
  dead.onclose();
  w.recording.lineIsThere();
  w.chunk(9);
  w.chunk(10);
  assert.equal(w.sockets.length, 2);
  assert.deepEqual(await bytesOf(w.recording), [7, 8, 9, 10]);
});

test('what the server no longer has is silence', async () => {
  const w = world();
  w.chunk(7);
  w.chunk(10);
  assert.equal(w.recording.frames, 4 * SAMPLES);
  const bytes = await bytesOf(w.recording);
  assert.equal(bytes[0], 7);
  assert.equal(bytes.at(-1), 10);
  assert.ok(bytes.length > 2 + 2 * 8, 'two silent frames between');
});

test('sequence numbers wrap', async () => {
  const w = world();
  for (const seq of [2 ** 32 - 1, 0, 1, 0]) w.chunk(seq);
  assert.deepEqual(await bytesOf(w.recording), [255, 0, 1]);
});
