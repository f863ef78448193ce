// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page: ties player, controls, visualiser, status line and media keys together.

import { ControlPanel } from './controls.js';
import { HeardQueue } from './heard_queue.js';
import { bindMediaKeys, showMedia } from './media_session.js';
import { Player, obstacle } from './player.js';
import { StatusLine, describe } from './status.js';
import { playerUrl } from './stream_url.js';
import { tintOfKey } from './tint.js';
import { Title } from './title.js';
import { Visualiser } from './visualiser.js';
import { VolumeSlider } from './volume.js';

const POLL_MS = 50;
/** Degrees; the style sheet's blue. */
const USUAL_HUE = 205;

const byId = (id) => document.getElementById(id);

class App {
  constructor() {
    this.button = byId('play');
    this.player = new Player((message) => this.fromNetwork(message));
    this.panel = new ControlPanel(byId('controls'), byId('note'),
      (param, value) => this.player.control(param, value));
    this.visualiser = new Visualiser(byId('canvas'), this.button);
    this.statusLine = new StatusLine(byId('headline'), byId('detail'), document.body);
    this.volume = new VolumeSlider(byId('volume'), (gain) => this.player.setVolume(gain));
    this.queue = new HeardQueue();
    this.title = new Title({ title: 'Auralis', controls: [] });
    this.obstacle = obstacle();
    this.wanted = false;
    this.before = true;
    this.socket = { state: 'closed' };
    this.malformed = 0;
    this.button.addEventListener('click', () => this.toggle());
    document.addEventListener('keydown', (event) => this.key(event));
    for (const link of document.querySelectorAll('.players a'))
      link.href = playerUrl(link.getAttribute('href'), location.href);
    bindMediaKeys({ play: () => this.play(), pause: () => this.pause() });
    addEventListener('online', () => this.player.retry());
    setInterval(() => this.tick(), POLL_MS);
    this.tick();
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
    try {
      await this.player.play();
    } catch (error) {
      this.wanted = false;
      this.obstacle = `the player did not start: ${error.message}`;
    }
  }

  pause() {
    this.wanted = false;
    this.queue.clear();
    this.player.pause();
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
  }

  socketIs(message) {
    this.socket = message;
    if (message.state === 'waiting') message.retryAtMs = performance.now() + message.waitMs;
    if (['ended', 'refused'].includes(message.state)) this.wanted = false;
    if (!['connecting', 'open'].includes(message.state)) this.panel.sleep(this.wanted);
  }

  fromServer(message) {
    if (message.type === 'hello') this.greet(message);
    else if (message.type === 'offer') this.panel.offerAnew(message.controls);
    else if (message.type === 'note') this.queue.add(message);
    else if (message.type === 'error') this.panel.refused(message);
    else if (message.type === 'control') {
      this.panel.echo(message);
      this.queue.add(message);
    }
  }

  greet(hello) {
    this.panel.offer(hello);
    this.title = new Title(hello);
    byId('title').textContent = this.title.text;
    const key = hello.controls.find(({ param }) => param === 'key');
    if (key) this.tint(key.value);
  }

  heard(message) {
    if (message.type === 'note') this.visualiser.add(message);
    else this.controlHeard(message);
  }

  controlHeard(message) {
    this.panel.heard(message);
    this.title.change(message.param, message.value);
    byId('title').textContent = this.title.text;
    if (message.param === 'key') this.tint(String(message.value));
  }

  tint(key) {
    const degrees = tintOfKey(key);
    document.documentElement.style.setProperty('--tint', String(degrees));
    this.visualiser.setHue(USUAL_HUE + degrees);
  }

  tick() {
    const { player } = this;
    player.poll();
    const { stats } = player;
    if (stats.state === 'playing') {
      this.queue.release(player.heardFrame(), stats.rate, (message) => this.heard(message));
    }
    if (stats.state === 'ended' && !this.wanted) player.rest();
    this.visualiser.setLevel(stats.level * player.volume);
    this.status = describe({ ...this, player: stats, heldBack: player.heldBack,
      nowMs: performance.now() });
    this.statusLine.show(this.status, performance.now());
    this.showButton();
    showMedia(this.title.text, this.wanted);
  }

  showButton() {
    const label = this.busy ? 'Pause' : 'Play';
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

const app = new App();
if (new URLSearchParams(location.search).has('test')) {
  const { expose } = await import('./test_hook.js');
  expose(app);
}
