// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Keeps the page, never the sound: where the server is away, the page opens and waits for it.

const KEPT = 'auralis.page';
/** Paths of the page's files, beside this one. */
const FILES = /^(|[\w.]+\.(html|js|css|svg|png|webmanifest))$/;
const ROOT = new URL('./', self.location.href);

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page names all of its files: in its links, and those that it loads when asked to here. */
async function keepAll() {
  const cache = await caches.open(KEPT);
  const page = await fetch(ROOT);
  if (!page.ok) return;
  const named = [...(await page.clone().text()).matchAll(/(?:href|src)="([\w.]+)"/g)]
    .map(([, file]) => file).filter((file) => FILES.test(file));
  await cache.put(ROOT, page);
  const others = ['network_worker.js', 'player_worklet.js', 'figures.js', 'scheduled_player.js'];
  await Promise.allSettled([...named, ...others].map((file) => cache.add(new URL(file, ROOT))));
  await self.skipWaiting();
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
