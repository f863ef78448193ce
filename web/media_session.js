// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Lock screen and media keys: what plays, and play and pause from there.

/** @param {{play: () => void, pause: () => void}} actions */
export function bindMediaKeys({ play, pause }) {
  // Without this an iPhone's ring switch silences the page.
  if ('audioSession' in navigator) navigator.audioSession.type = 'playback';
  if (!('mediaSession' in navigator)) return;
  navigator.mediaSession.setActionHandler('play', play);
  navigator.mediaSession.setActionHandler('pause', pause);
  navigator.mediaSession.setActionHandler('stop', pause);
}

/** @param {string} title @param {string} station @param {boolean} playing */
export function showMedia(title, station, playing) {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession } = navigator;
  mediaSession.playbackState = playing ? 'playing' : 'paused';
  const { metadata } = mediaSession;
  if (metadata?.title === title && metadata.artist === station) return;
  const artwork = [{ src: new URL('icon.svg', import.meta.url).href, type: 'image/svg+xml' }];
  mediaSession.metadata = new MediaMetadata({ title, artist: station, artwork });
}
