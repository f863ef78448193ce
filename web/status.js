// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The status line: what is going on, said plainly.

import { capital, text } from './texts.js';

/**
 * @typedef {object} Situation
 * @property {string|null} obstacle why nothing can ever play here
 * @property {boolean} wanted whether the listener has pressed play
 * @property {boolean} before whether anything has been played yet
 * @property {{state: string, reason?: string, retryAtMs?: number, again?: boolean}} socket
 * @property {{state: string, depthMs: number, meanDepthMs: number, targetMs: number}}
 *   player
 * @property {boolean} [secure] whether the page has an audio worklet
 * @property {boolean} heldBack whether the browser does not start the sound
 * @property {number} malformed messages skipped
 * @property {number} nowMs
 *
 * @typedef {{state: string, headline: string, detail: string}} Status
 *   state: ready, connecting, buffering, playing, reconnecting, ended or failed
 */

const seconds = (ms) => Math.max(1, Math.ceil(ms / 1000));
const inTens = (ms) => Math.round(ms / 10) * 10;
const playingOn = (why) =>
  ({ state: 'playing', headline: text('lost'), detail: text('playsOn', why) });

function waiting({ socket, player, nowMs }) {
  const retry = text('retryIn', seconds(socket.retryAtMs - nowMs));
  if (player.state === 'playing') return playingOn(retry);
  const detail = capital(socket.reason ? `${socket.reason}; ${retry}` : retry);
  return { state: 'reconnecting', headline: text('reconnecting'), detail };
}

function receiving({ player, secure }) {
  if (player.state === 'playing') {
    const buffer = text('buffer', inTens(player.meanDepthMs));
    const detail = secure === false ? `${buffer} · ${text('insecure')}` : buffer;
    return { state: 'playing', headline: text('playing'), detail };
  }
  const share = player.targetMs > 0 ? Math.min(1, player.depthMs / player.targetMs) : 0;
  const detail = `${Math.floor(share * 100)} %`;
  return { state: 'buffering', headline: text('buffering'), detail };
}

function ended({ player }) {
  if (player.state === 'playing') {
    return { state: 'playing', headline: text('playing'), detail: text('lastMoments') };
  }
  return { state: 'ended', headline: text('ended'), detail: text('lookAgain') };
}

function idle({ before }) {
  const [headline, detail] = before ? ['ready', 'pressPlay'] : ['paused', 'goesOn'];
  return { state: 'ready', headline: text(headline), detail: text(detail) };
}

function connecting({ socket, player }) {
  if (player.state === 'playing') return playingOn(text('reconnecting'));
  if (socket.again) {
    return { state: 'reconnecting', headline: text('reconnecting'), detail: text('tryingNow') };
  }
  return { state: 'connecting', headline: text('connecting'), detail: text('looking') };
}

function base(situation) {
  const { obstacle, wanted, socket } = situation;
  if (obstacle) {
    return { state: 'failed', headline: text('cannotPlay'), detail: capital(obstacle) };
  }
  if (socket.state === 'refused') {
    const detail = capital(socket.reason);
    return { state: 'failed', headline: text('cannotPlayStream'), detail };
  }
  if (socket.state === 'ended') return ended(situation);
  if (!wanted) return idle(situation);
  if (situation.heldBack) {
    return { state: 'connecting', headline: text('heldBack'), detail: text('noDevice') };
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
  return { ...status, detail: `${status.detail} · ${text('damaged', malformed)}` };
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

function setText(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
