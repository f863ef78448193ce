// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Why a handshake failed: a browser does not say, but the same address answers a plain request.

const LONGEST = 200;
/** No header makes a listener wait for longer. */
const LONGEST_AWAY_MS = 600_000;

/**
 * @param {{status: number, type: string, text: string}|null} answer to a plain GET of the stream's
 *   address; null where none came
 * @returns {string} for the status line; empty where nothing is known
 */
export function reasonOf(answer) {
  if (!answer) return '';
  const { status, type, text } = answer;
  if (status === 426) return 'no WebSocket gets through: is there a proxy that does not know it?';
  const said = text.trim();
  if (type.startsWith('text/plain') && said !== '' && said.length <= LONGEST) return said;
  return status >= 400 ? `something before the server answers ${status}` : '';
}

/**
 * How long a refusal asks to stay away: of 429 and 503 alone, in whole seconds or as a date.
 * @param {number} status @param {string|null} retryAfter the header @param {number} nowMs of the epoch
 * @returns {number|null} ms
 */
export function stayAwayMs(status, retryAfter, nowMs) {
  if (![429, 503].includes(status) || !retryAfter) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - nowMs;
  return Number.isFinite(ms) ? Math.min(LONGEST_AWAY_MS, Math.max(0, ms)) : null;
}

/**
 * @typedef {{reason: string, awayMs: number|null, answered: boolean}} Refusal
 *   awayMs: how long to stay away, where that was said
 *
 * @param {typeof fetch} get @param {string} url by HTTP @returns {Promise<Refusal>}
 */
export async function askWhy(get, url) {
  try {
    const answer = await get(url, { cache: 'no-store' });
    const { status, headers } = answer;
    const type = headers.get('Content-Type') ?? '';
    const reason = reasonOf({ status, type, text: await answer.text() });
    return {
      reason,
      awayMs: stayAwayMs(status, headers.get('Retry-After'), Date.now()),
      answered: true,
    };
  } catch {
    return { reason: reasonOf(null), awayMs: null, answered: false };
  }
}
