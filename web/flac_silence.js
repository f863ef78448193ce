// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A frame of FLAC -> one like it that is silent (RFC 9639, section 9).

/** Bits of a sample, by their code in a frame's header; 0 for what is no frame of ours. */
const BITS = [0, 8, 12, 0, 16, 20, 24, 32];
/** Bytes behind the frame's number that say its length and rate, by their codes. */
const LENGTH_BYTES = { 6: 1, 7: 2 };
const RATE_BYTES = { 12: 1, 13: 2, 14: 2 };
/** The length as 16 bits of its own. */
const LENGTH_BELOW = 7;

function crc(bytes, polynomial, bits) {
  const top = 1 << (bits - 1);
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << (bits - 8);
    for (let i = 0; i < 8; i++) sum = (sum & top ? (sum << 1) ^ polynomial : sum << 1) & (2 * top - 1);
  }
  return sum;
}

/**
 * @param {Uint8Array} frame whose number is 0, as auralis-stream's all are @param {number} length in
 *   samples of a channel, 16 to 65536
 * @returns {Uint8Array} of the same rate, channels and bits
 */
export function silentFrame(frame, length) {
  const [lengthCode, rateCode] = [frame[2] >> 4, frame[2] & 15];
  const [side, bits] = [frame[3] >> 4, BITS[(frame[3] >> 1) & 7]];
  const channels = side < 8 ? side + 1 : 2;
  const from = 5 + (LENGTH_BYTES[lengthCode] ?? 0);
  const rate = frame.subarray(from, from + (RATE_BYTES[rateCode] ?? 0));
  const head = [frame[0], frame[1], (LENGTH_BELOW << 4) | rateCode,
    ((channels - 1) << 4) | (frame[3] & 15), 0, (length - 1) >> 8, (length - 1) & 255, ...rate];
  // Of each channel: that it is constant, and then the one sample.
  const body = new Array(Math.ceil(channels * (8 + bits) / 8)).fill(0);
  const whole = [...head, crc(head, 0x07, 8), ...body];
  const sum = crc(whole, 0x8005, 16);
  return Uint8Array.from([...whole, sum >> 8, sum & 255]);
}
