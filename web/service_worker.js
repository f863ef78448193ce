// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Keeps the page, never the sound: where the server is away, the page opens and waits for it.

const KEPT = 'auralis.page';
/** Paths of the page's files, beside this one. */
const FILES = /^(|[\w.]+\.(html|js|css|svg|png|webmanifest))$/;
const ROOT = new URL('./', self.location.href);

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** How one file of the page names another: links, imports, workers. */
const NAMES = /(?:href="|src="|from '\.\/|import\('\.\/|new URL\(')([\w.]+)['"]/g;

async function keepAll() {
  await keep('', new Set());
  await self.skipWaiting();
}

/** A file and all that it names, one after the other: sound has the line, too. */
async function keep(file, kept) {
  if (kept.has(file) || !FILES.test(file)) return;
  kept.add(file);
  const url = new URL(file, ROOT);
  const answer = await fetch(url);
  if (!answer.ok) return;
  const words = await answer.clone().text();
  await (await caches.open(KEPT)).put(url, answer);
  for (const [, other] of words.matchAll(NAMES)) await keep(other, kept);
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || !url.href.startsWith(ROOT.href)) return;
  if (FILES.test(url.pathname.slice(ROOT.pathname.length))) event.respondWith(answer(event.request));
});

/** The server's, as long as it has one: an old page would not fit a new server. */
async function answer(request) {
  const cache = await caches.open(KEPT);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request.url.replace(/[?#].*$/, ''), fresh.clone());
    if (fresh.status < 500) return fresh;
  } catch {
    // It is away.
  }
  return (await cache.match(request, { ignoreSearch: true })) ?? Response.error();
}
