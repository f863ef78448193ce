// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Why a handshake failed: a browser does not say, but the same address answers a plain request.

const LONGEST = 200;

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

/** @param {typeof fetch} get @param {string} url by HTTP @returns {Promise<string>} */
export async function askWhy(get, url) {
  try {
    const answer = await get(url, { cache: 'no-store' });
    return reasonOf({
      status: answer.status,
      type: answer.headers.get('Content-Type') ?? '',
      text: await answer.text(),
    });
  } catch {
    return reasonOf(null);
  }
}
