// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Starts the network worker, before the rest of the page is there: it has modules of its own to load.

/** @returns {Promise<Worker>} one that has loaded and listens */
function load() {
  const url = new URL('network_worker.js', import.meta.url);
  url.search = location.search;
  const worker = new Worker(url, { type: 'module' });
  return new Promise((done, fail) => {
    worker.onmessage = () => done(worker);
    worker.onerror = () => fail(new DOMException('the network worker did not load', 'AbortError'));
  });
}

let loading = null;

/** @returns {Promise<Worker>} the page's one; it is loaded anew where that has failed */
export function networkWorker() {
  loading ??= load();
  loading.catch(() => (loading = null));
  return loading;
}

networkWorker();
