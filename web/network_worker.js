// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The network thread: WebSocket -> chunks to the audio worklet, texts to the page.

import { Recording } from './recording.js';
import { StreamClient } from './stream_client.js';
import { plainUrl, streamUrl } from './stream_url.js';
// What these need in turn: named here, all of it is asked for at once.
import './backoff.js';
import './device_watch.js';
import './jitter.js';
import './pcm.js';
import './protocol.js';
import './tiers.js';

/** What a request may take that only asks whether the server is there. */
const KNOCK_MS = 4000;

/** @type {MessagePort|null} the audio worklet's, once the page has handed it over */
let player = null;

const recording = new Recording();
/** @type {import('./flac_recording.js').FlacRecording|null} while one goes on */
let flac = null;

/** WAV, with the last minutes, also where the server has no FLAC. */
async function record({ going, format }) {
  if (going && flac) return;
  if (going && format === 'flac') {
    const { FlacRecording } = await import('./flac_recording.js');
    flac = new FlacRecording((resume) => streamUrl(self.location.href, 0, resume));
    if (!await flac.start()) flac = null;
  } else if (flac?.frames === 0) {
    flac.hangUp();
    flac = null;
  }
  recording.going = going && !flac;
  const { seconds } = flac ?? recording;
  const file = going ? null : flac?.file() ?? recording.wav();
  postMessage({ type: 'recording', going, format: flac ? 'flac' : 'wav', seconds, file });
  if (!going) flac = null;
}

const plainStreamUrl = () => plainUrl(streamUrl(self.location.href, 0));

/** A server that is away altogether does not give the module either. */
async function whyRefused() {
  try {
    const { askWhy } = await import('./refusal.js');
    return await askWhy(fetch, plainStreamUrl());
  } catch {
    return { answered: false };
  }
}

/** Whether anything answers at the stream's address, whatever it says. */
async function knock() {
  try {
    const signal = AbortSignal.timeout(KNOCK_MS);
    await fetch(plainStreamUrl(), { cache: 'no-store', signal });
    return true;
  } catch {
    return false;
  }
}

const client = new StreamClient({
  connect: (url, protocol) => new WebSocket(url, protocol),
  now: () => performance.now(),
  setTimeout: (f, ms) => setTimeout(f, ms),
  clearTimeout: (timer) => clearTimeout(timer),
  toPlayer: (message, transfer = []) => player?.postMessage(message, transfer),
  toPage: (message) => postMessage(message.type === 'clock'
    ? { ...message, originMs: performance.timeOrigin } : message),
  onHello: (hello) => recording.begin(hello),
  onChunk: (...both) => {
    recording.add(...both);
    flac?.lineIsThere();
  },
  url: (burstMs, resume) => streamUrl(self.location.href, burstMs, resume),
  buffer: new URL(self.location.href).searchParams.get('buffer') ?? '',
  whyRefused,
  knock,
});

const COMMANDS = {
  player: ({ port }) => {
    player = port;
    player.onmessage = ({ data }) => client.playerSays(data);
  },
  open: () => client.open(),
  close: () => {
    client.close();
    if (flac) record({ going: false });
  },
  step: ({ delayMs }) => client.playInStep(delayMs),
  retry: () => client.retryNow(),
  control: ({ param, value }) => client.control(param, value),
  record,
};

self.onmessage = ({ data }) => COMMANDS[data.type]?.(data);
postMessage({ type: 'ready' });
