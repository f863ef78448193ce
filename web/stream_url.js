// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where the stream of this page is: beside the page, by WebSocket.

/**
 * @typedef {{stream: string, seq: number}} Resume the run and the last chunk that came
 *
 * @param {string} address of one of the page's files: a reverse proxy may have put them in a folder;
 *   a token in its query goes along
 * @param {number} burstMs how much of the recent past the server may send at once
 * @param {Resume|null} [resume] asks for all that was missed instead, if it is still the same run
 */
export function streamUrl(address, burstMs, resume = null) {
  const url = new URL(`stream?burst=${Math.round(burstMs)}&anchors=1`, address);
  const token = new URL(address).searchParams.get('token');
  if (token) url.searchParams.set('token', token);
  if (resume) {
    url.searchParams.set('stream', resume.stream);
    url.searchParams.set('from', String(resume.seq));
  }
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/**
 * Where another player finds the stream.
 * @param {string} file such as `listen.mp3`
 * @param {string} address as streamUrl has it
 */
export function playerUrl(file, address) {
  const url = new URL(file, address);
  const token = new URL(address).searchParams.get('token');
  if (token) url.searchParams.set('token', token);
  return url.href;
}

/** The same address by HTTP. @param {string} url */
export function plainUrl(url) {
  return url.replace(/^ws/, 'http');
}
