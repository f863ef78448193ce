// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Silent frames between others, as flac itself decodes them.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { silentFrame } from '../../../web/flac_silence.js';

const skip = spawnSync('flac', ['--version']).status !== 0 && 'no flac (scripts/install-packages test)';

function encoded(pcm, { bits, rate, channels, block }) {
  const { stdout, status, stderr } = spawnSync('flac', ['--silent', '--stdout', '--force-raw-format',
    '--endian=little', '--sign=signed', `--bps=${bits}`, `--sample-rate=${rate}`, `--channels=${channels}`,
    `--blocksize=${block}`, '--lax', '--no-padding', '--no-seektable', '-'], { input: pcm });
  assert.equal(status, 0, String(stderr));
  return stdout;
}

/** Where the frames begin: behind the last block of metadata. */
function firstFrameOf(file) {
  for (let at = 4; ; at += 4 + file.readUIntBE(at + 1, 3)) {
    if (file[at] & 0x80) return at + 4 + file.readUIntBE(at + 1, 3);
  }
}

const decode = (file) => spawnSync('flac', ['--decode', '--stdout', '--silent', '--force-raw-format',
  '--endian=little', '--sign=signed', '-'], { input: file, maxBuffer: 1 << 26 });

for (const [bits, rate, channels, block] of
  [[16, 44100, 2, 4410], [24, 48000, 2, 4800], [16, 11025, 1, 1102], [24, 44056, 6, 512]]) {
  test(`${bits} bits, ${rate} Hz, ${channels} channels, frames of ${block}`, { skip }, () => {
    const bytes = block * channels * bits / 8;
    const pcm = Buffer.from(Array.from({ length: bytes }, (_, i) => (i * i * 31) & 127));
    const file = encoded(pcm, { bits, rate, channels, block });
    const at = firstFrameOf(file);
    // The head says how many samples there are, and their sum: neither is known of a stream.
    file.fill(0, 8 + 13, 8 + 34);
    file[8 + 13] = encoded(pcm, { bits, rate, channels, block })[8 + 13] & 0xf0;
    const [head, frame] = [file.subarray(0, at), file.subarray(at)];
    const silent = (length) => Buffer.from(silentFrame(frame, length));
    const { stdout, status, stderr } =
      decode(Buffer.concat([head, frame, silent(block), silent(100), frame]));
    assert.equal(status, 0, String(stderr));
    const hole = Buffer.alloc(bytes + 100 * channels * bits / 8);
    assert.ok(stdout.equals(Buffer.concat([pcm, hole, pcm])), `${stdout.length} bytes`);
  });
}
