// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page: ties player, controls, visualiser, status line, menu and media keys together.

import { ControlPanel } from './controls.js';
import { HeardQueue } from './heard_queue.js';
import { bindMediaKeys, showMedia } from './media_session.js';
import { Player, obstacle } from './player.js';
import { hashOf, openedAsLink, settingsOf } from './settings_link.js';
import { StatusLine, describe } from './status.js';
import { wantedDelay } from './step_delay.js';
import { recall, remember } from './storage.js';
import { localise, speak, text } from './texts.js';
import { tintOfKey } from './tint.js';
import { NowLine, Title } from './title.js';
import { Visualiser } from './visualiser.js';
import { VolumeSlider } from './volume.js';

const POLL_MS = 50;
/** Degrees; the style sheet's blue. */
const USUAL_HUE = 205;

const query = new URLSearchParams(location.search);
const byId = (id) => document.getElementById(id);

class App {
  constructor() {
    this.button = byId('play');
    this.player = new Player((message) => this.fromNetwork(message));
    this.panel = new ControlPanel(byId('controls'), byId('note'),
      (param, value) => this.control(param, value));
    this.visualiser = new Visualiser(byId('canvas'), this.button);
    this.statusLine = new StatusLine(byId('headline'), byId('detail'), document.body);
    this.volume = new VolumeSlider(byId('volume'), (gain) => this.player.setVolume(gain));
    this.queue = new HeardQueue();
    this.now = new NowLine(byId('now'));
    this.title = new Title({ title: text('subtitle'), controls: [] });
    this.menu = null;
    this.station = document.title;
    this.obstacle = obstacle();
    this.secure = this.player.secure;
    this.wanted = false;
    this.before = true;
    this.socket = { state: 'closed' };
    this.malformed = 0;
    this.asked = openedAsLink() ? location.hash : '';
    this.timer = null;
    this.sync = null;
    this.playInStep(wantedDelay());
    this.held = [];
    this.scored = false;
    if ((query.get('view') ?? recall('view')) === 'score') this.showScore(true).catch(() => {});
    this.bind();
    this.tick();
  }

  bind() {
    this.button.addEventListener('click', () => this.toggle());
    document.addEventListener('keydown', (event) => this.key(event));
    const details = byId('menu');
    for (const sign of ['pointerenter', 'focusin', 'toggle']) {
      details.addEventListener(sign, () => this.loadMenu());
    }
    bindMediaKeys({ play: () => this.play(), pause: () => this.pause() });
    addEventListener('online', () => this.player.wake());
    addEventListener('pageshow', () => this.player.wake());
    document.addEventListener('visibilitychange', () => this.player.wake());
    addEventListener('hashchange', () => {
      this.asked = location.hash;
      this.takeLink();
    });
  }

  /** Not before somebody is about to open it. */
  loadMenu() {
    this.menuLoading ??= import('./menu.js').then(({ Menu }) => (this.menu = new Menu(this)));
    this.menuLoading.catch(() => (this.menuLoading = null)); // the server is away: another time
  }

  /** @param {number|null} delayMs as Player.playInStep() takes it */
  playInStep(delayMs) {
    this.player.playInStep(delayMs);
    if (delayMs === null) return;
    this.syncLoading ??= import('./sync.js').then(({ Sync }) => (this.sync = new Sync(this.player)));
    this.syncLoading.catch(() => (this.syncLoading = null)); // another time, as above
  }

  /** @param {boolean} shown whether the score takes the place of the blooms, from now on */
  async showScore(shown) {
    if (shown && !this.score) {
      const { openScore } = await import('./score.js');
      this.score ??= await openScore(this);
      for (const message of this.held) this.score.heard(message);
    }
    this.scored = shown;
    this.score?.show(shown);
    this.menu?.showScore();
  }

  toggle() {
    if (this.busy) this.pause();
    else this.play();
  }

  /** Whether there is something to pause: a stream that has ended is still played out. */
  get busy() {
    return this.wanted || this.status.state === 'playing';
  }

  async play() {
    if (this.obstacle) return;
    this.wanted = true;
    this.before = false;
    this.malformed = 0;
    this.socket = { state: 'connecting' };
    this.wake();
    try {
      await this.player.play();
    } catch (error) {
      this.wanted = false;
      this.obstacle = text('notStarted', error.message);
      this.wake();
    }
  }

  pause() {
    this.wanted = false;
    this.stream = null;
    this.queue.clear();
    this.forget();
    this.now.clear();
    this.menu?.rest();
    this.player.pause();
    this.wake();
  }

  /** Space anywhere that has no use of its own for it. */
  key(event) {
    if (event.key !== ' ' || event.repeat || event.target !== document.body) return;
    event.preventDefault();
    this.toggle();
  }

  fromNetwork(message) {
    if (message.type === 'socket') this.socketIs(message);
    else if (message.type === 'text') this.fromServer(message.message);
    else if (message.type === 'malformed') this.malformed = message.count;
    else if (message.type === 'line') this.line = message;
    else if (message.type === 'clock') this.sync?.fromWorker(message);
    else if (message.type === 'recording') this.menu?.recording(message);
  }

  socketIs(message) {
    this.socket = message;
    if (message.state === 'waiting') message.retryAtMs = performance.now() + message.waitMs;
    if (['ended', 'refused'].includes(message.state)) this.wanted = false;
    if (!['connecting', 'open'].includes(message.state)) this.panel.sleep(this.wanted);
    this.wake();
  }

  fromServer(message) {
    const { type } = message;
    if (type === 'hello') this.greet(message);
    else if (type === 'offer') this.panel.offerAnew(message.controls);
    else if (['note', 'chord', 'section'].includes(type)) this.queue.add(message);
    else if (type === 'error') this.panel.refused(message);
    else if (type === 'control') {
      this.panel.echo(message);
      this.queue.add(message);
    }
  }

  greet(hello) {
    this.panel.offer(hello);
    this.title = new Title(hello);
    this.showTitle();
    byId('station').textContent = document.title = this.station = hello.station;
    const key = hello.controls.find(({ param }) => param === 'key');
    if (key) this.tint(key.value);
    const { section, chord, sounding } = hello;
    for (const message of [section, chord]) if (message) this.queue.add(message);
    // After a reconnection the notes are on the canvas already.
    if (hello.stream !== this.stream) {
      this.forget();
      sounding.forEach((note) => this.queue.add(note));
    }
    this.stream = hello.stream;
    this.controls = hello.controls;
    this.steer = hello.steer;
    this.takeLink();
  }

  /** The settings in the address, once, where this listener may steer. */
  takeLink() {
    if (!this.asked || !this.steer || !this.panel.live) return;
    const { moves, wrong } = settingsOf(this.asked, this.panel.offered);
    this.asked = '';
    for (const [param, value] of moves) this.panel.move(param, value);
    for (const param of wrong) this.panel.refused({ param, code: 'out-of-range', message: '' });
  }

  /** A move of this listener's: the address says it, too, once it says any. */
  control(param, value) {
    this.player.control(param, value);
    if (location.hash) history.replaceState(null, '', hashOf(this.settings));
  }

  get settings() {
    return this.panel.settings;
  }

  heard(message, frame, rate) {
    if (message.type === 'note') this.noteHeard(message, (frame - message.frame) / rate);
    else if (message.type === 'control') this.controlHeard(message);
    else this.now.heard(message);
    this.hold(message, frame, rate);
    this.score?.heard(message);
  }

  /** Keeps the notes that sound, and the last of all else, for a score that is opened later. */
  hold(message, frame, rate) {
    this.held = this.held.filter((each) => (each.type === 'note'
      ? each.frame + each.dur * rate > frame : each.type !== message.type));
    this.held.push(message);
  }

  forget() {
    this.held = [];
    this.score?.clear();
  }

  /** One that began before this page joined has less left of it. */
  noteHeard(note, agoS) {
    const dur = agoS > 1 ? note.dur - agoS : note.dur;
    if (dur > 0) this.visualiser.add({ ...note, dur });
  }

  controlHeard(message) {
    const tookMs = this.panel.heard(message);
    if (tookMs !== null) this.figures?.heard(tookMs);
    this.title.change(message.param, message.value);
    this.showTitle();
    if (message.param === 'key') this.tint(String(message.value));
  }

  showTitle() {
    byId('title').textContent = this.title.text;
  }

  tint(key) {
    const degrees = tintOfKey(key);
    document.documentElement.style.setProperty('--tint', String(degrees));
    this.visualiser.setHue(USUAL_HUE + degrees);
  }

  /** @param {string} language from now on */
  async speak(language) {
    remember('language', await speak([language]));
    localise(document);
    this.panel.relabel();
    this.menu?.fillLists();
    this.figures?.relabel();
    this.score?.relabel();
    this.now.show();
    this.title.change();
    this.showTitle();
    this.statusLine.shownMs = -Infinity;
    this.tick();
  }

  /** There is a timer while something goes on. */
  wake() {
    this.timer ??= setInterval(() => this.tick(), POLL_MS);
  }

  tick() {
    const { player } = this;
    player.poll();
    const { stats } = player;
    if (player.stepMs !== null) this.sync?.tick();
    if (stats.state === 'playing') {
      const frame = player.heardFrame();
      this.queue.release(frame, stats.rate, (message) => this.heard(message, frame, stats.rate));
      this.keepPage();
    }
    if (stats.state === 'ended' && !this.wanted) player.rest();
    this.visualiser.setLevel(stats.level * player.volume);
    const nowMs = performance.now();
    this.status = describe({ ...this, player: stats, heldBack: player.heldBack, nowMs });
    this.statusLine.show(this.status, nowMs);
    this.showButton();
    showMedia(this.title.text, this.station, this.wanted);
    this.figures?.show(stats, this.line, nowMs);
    const settled = this.statusLine.headline.textContent === this.status.headline;
    if (this.wanted || stats.state === 'playing' || !settled) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  /** For the next visit, and not before there is sound: that has the line for itself. */
  keepPage() {
    this.kept ??= navigator.serviceWorker
      ?.register(new URL('service_worker.js', import.meta.url)).catch(() => {});
  }

  showButton() {
    const label = text(this.busy ? 'pause' : 'play');
    if (this.button.getAttribute('aria-label') !== label) {
      this.button.setAttribute('aria-label', label);
    }
    this.button.dataset.shows = this.busy ? 'pause' : 'play';
    this.button.disabled = this.obstacle !== null;
    const { depthMs, targetMs } = this.player.stats;
    const share = targetMs > 0 ? Math.min(1, depthMs / targetMs) : 0;
    this.button.style.setProperty('--share', share.toFixed(2));
  }
}

await speak([query.get('lang'), recall('language'), ...navigator.languages]);
localise(document);
export const app = new App();
