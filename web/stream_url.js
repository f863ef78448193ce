// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Where the stream of this page is: the page's own host, by WebSocket.

/**
 * @param {{protocol: string, host: string}} location
 * @param {number} burstMs how much of the recent past the server may send at once
 */
export function streamUrl(location, burstMs) {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${location.host}/stream?burst=${Math.round(burstMs)}`;
}
