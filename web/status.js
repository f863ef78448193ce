// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The status line: what is going on, said plainly.

/**
 * @typedef {object} Situation
 * @property {string|null} obstacle why nothing can ever play here
 * @property {boolean} wanted whether the listener has pressed play
 * @property {boolean} before whether anything has been played yet
 * @property {{state: string, reason?: string, retryAtMs?: number, again?: boolean}} socket
 * @property {{state: string, depthMs: number, meanDepthMs: number, targetMs: number}}
 *   player
 * @property {boolean} heldBack whether the browser does not start the sound
 * @property {number} malformed messages skipped
 * @property {number} nowMs
 *
 * @typedef {{state: string, headline: string, detail: string}} Status
 *   state: ready, connecting, buffering, playing, reconnecting, ended or failed
 */

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const seconds = (ms) => `${Math.max(1, Math.ceil(ms / 1000))} s`;
const inMs = (ms) => `${Math.round(ms / 10) * 10} ms`;

function waiting({ socket, player, nowMs }) {
  const retry = `trying again in ${seconds(socket.retryAtMs - nowMs)}`;
  const why = capital(socket.reason ? `${socket.reason}; ${retry}` : retry);
  if (player.state === 'playing') {
    return { state: 'playing', headline: 'Connection lost', detail: `Playing on; ${retry}` };
  }
  return { state: 'reconnecting', headline: 'Reconnecting', detail: why };
}

function receiving({ player }) {
  if (player.state === 'playing') {
    return { state: 'playing', headline: 'Playing', detail: `Buffer ${inMs(player.meanDepthMs)}` };
  }
  const share = player.targetMs > 0 ? Math.min(1, player.depthMs / player.targetMs) : 0;
  return { state: 'buffering', headline: 'Buffering', detail: `${Math.floor(share * 100)} %` };
}

function ended({ player }) {
  if (player.state === 'playing') {
    return { state: 'playing', headline: 'Playing', detail: 'The last moments of this stream' };
  }
  return { state: 'ended', headline: 'The stream has ended', detail: 'Press play to look again' };
}

function idle({ before }) {
  const [headline, detail] = before ? ['Ready', 'Press play to listen']
    : ['Paused', 'Play goes on live'];
  return { state: 'ready', headline, detail };
}

function connecting({ socket, player }) {
  if (player.state === 'playing') {
    return { state: 'playing', headline: 'Connection lost', detail: 'Playing on; reconnecting' };
  }
  if (socket.again) {
    return { state: 'reconnecting', headline: 'Reconnecting', detail: 'Trying now' };
  }
  return { state: 'connecting', headline: 'Connecting', detail: 'Looking for the stream' };
}

function base(situation) {
  const { obstacle, wanted, socket } = situation;
  if (obstacle) {
    return { state: 'failed', headline: 'Cannot play here', detail: capital(obstacle) };
  }
  if (socket.state === 'refused') {
    const detail = capital(socket.reason);
    return { state: 'failed', headline: 'Cannot play this stream', detail };
  }
  if (socket.state === 'ended') return ended(situation);
  if (!wanted) return idle(situation);
  if (situation.heldBack) {
    const detail = 'The browser does not start the sound: is there a sound device?';
    return { state: 'connecting', headline: 'Held back', detail };
  }
  if (socket.state === 'waiting') return waiting(situation);
  if (socket.state === 'open') return receiving(situation);
  return connecting(situation);
}

/** @param {Situation} situation @returns {Status} */
export function describe(situation) {
  const status = base(situation);
  const { malformed } = situation;
  if (malformed === 0 || status.state === 'failed') return status;
  const what = malformed === 1 ? '1 damaged message' : `${malformed} damaged messages`;
  return { ...status, detail: `${status.detail} · ${what} skipped` };
}

/** Figures change all the time; read they want to be at rest. */
const FIGURE_MS = 400;

/**
 * Shows a status. Only the headline is a live region: a screen reader is told of a change of
 * state, not of every figure.
 */
export class StatusLine {
  /** @param {HTMLElement} headline @param {HTMLElement} detail @param {HTMLElement} root */
  constructor(headline, detail, root) {
    Object.assign(this, { headline, detail, root });
    this.shownMs = -Infinity;
  }

  /** @param {Status} status @param {number} nowMs */
  show(status, nowMs) {
    if (status.headline === this.headline.textContent && nowMs - this.shownMs < FIGURE_MS) return;
    this.shownMs = nowMs;
    setText(this.headline, status.headline);
    setText(this.detail, status.detail);
    this.root.dataset.state = status.state;
  }
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
