// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page's files over HTTP, as auralis-stream serves them, and what records its sound.

import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../web/', import.meta.url));
const CAPTURE = 'capture_worklet.js';

/** As lib/stream/access.cpp has it. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
  "media-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export async function serveFile(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const name = normalize(pathname === '/' ? '/index.html' : pathname);
  try {
    const body = await readFile(name === `/${CAPTURE}`
      ? new URL(CAPTURE, import.meta.url) : join(ROOT, name));
    response.writeHead(200, {
      'Content-Type': TYPES[extname(name)] ?? 'text/plain',
      'Content-Security-Policy': POLICY,
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}
