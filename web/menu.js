// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The menu in the corner: share, sleep, record, figures, language, other players.

import { element } from './control_view.js';
import { hashOf, linkOf } from './settings_link.js';
import { SleepTimer } from './sleep_timer.js';
import { remember } from './storage.js';
import { playerUrl } from './stream_url.js';
import { SyncMenu } from './sync_menu.js';
import { LANGUAGES, text } from './texts.js';

const SLEEP_MINUTES = [0, 15, 30, 45, 60, 90];
const OWN_NAMES = ['English', 'Deutsch', 'Français', 'Español', '日本語'];

const byId = (id) => document.getElementById(id);
/** 61 -> '1:01' */
const clock = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

export class Menu {
  /**
   * @param {object} app
   * @property {() => [string, string|number][]} app.settings
   */
  constructor(app) {
    this.app = app;
    this.details = byId('menu');
    const href = new URL('sheet.css', import.meta.url).href;
    document.head.append(element('link', { rel: 'stylesheet', href }));
    this.summary = this.details.querySelector('summary');
    this.said = byId('menu-said');
    this.sleep = new SleepTimer({
      fade: (seconds) => app.player.fadeOut(seconds),
      restore: () => app.player.fadeTo(app.player.volume),
      end: () => app.pause(),
    });
    this.fillLists();
    this.sync = new SyncMenu(app, byId('sync-menu'), this.details);
    for (const part of this.details.querySelectorAll('button, select')) part.disabled = false;
    byId('share').addEventListener('click', () => this.share());
    byId('sleep').addEventListener('change', ({ target }) =>
      this.sleep.set(60 * Number(target.value)));
    byId('record').addEventListener('click', () => this.record());
    byId('record-format').addEventListener('change', () => this.showHint());
    byId('language').addEventListener('change', ({ target }) => app.speak(target.value));
    byId('figures-open').addEventListener('click', () => this.toggleFigures());
    byId('score-open').addEventListener('click', () => this.toggleScore());
    this.showScore();
    for (const link of this.details.querySelectorAll('.players a')) {
      link.href = playerUrl(link.getAttribute('href'), location.href);
    }
    document.addEventListener('keydown', (event) => this.key(event));
    document.addEventListener('click', ({ target }) => {
      if (!this.details.contains(target)) this.details.open = false;
    });
  }

  /** Again after a change of language. */
  fillLists() {
    const chosen = byId('sleep').value || '0';
    byId('sleep').replaceChildren(...SLEEP_MINUTES.map((minutes) => element('option',
      { value: String(minutes) }, minutes ? text('minutes', minutes) : text('off'))));
    byId('sleep').value = chosen;
    byId('language').replaceChildren(...LANGUAGES.map((value, i) =>
      element('option', { value, lang: value }, OWN_NAMES[i])));
    byId('language').value = document.documentElement.lang;
    this.sync?.show();
  }

  /** The sound is over: no timer goes on. */
  rest() {
    this.sleep.set(0);
    byId('sleep').value = '0';
  }

  key(event) {
    if (event.key !== 'Escape' || !this.details.open) return;
    this.details.open = false;
    this.summary.focus();
  }

  async share() {
    const { settings } = this.app;
    const url = linkOf(location.href, settings);
    history.replaceState(null, '', hashOf(settings));
    const kept = new URLSearchParams(location.search).has('token') ? ` ${text('noToken')}` : '';
    try {
      if (navigator.share && matchMedia('(pointer: coarse)').matches) {
        await navigator.share({ title: document.title, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      this.said.textContent = text('shared') + kept;
    } catch (error) {
      if (error.name !== 'AbortError') this.said.textContent = text('sharedHere');
    }
  }

  record() {
    const going = byId('record').getAttribute('aria-pressed') !== 'true';
    this.app.player.record(going, byId('record-format').value);
  }

  /** What the network worker says of its recording. */
  recording({ going, format, seconds, file }) {
    byId('record').setAttribute('aria-pressed', String(going));
    byId('record-format').value = format;
    byId('record-format').disabled = going;
    this.showHint();
    clearInterval(this.recordTimer);
    const began = performance.now() - seconds * 1000;
    const show = () => (byId('recorded').textContent = clock((performance.now() - began) / 1000));
    if (going) {
      show();
      this.recordTimer = setInterval(show, 1000);
      return;
    }
    byId('recorded').textContent = '';
    if (file) this.save(file, format, seconds);
  }

  showHint() {
    const hint = byId('record-format').value === 'flac' ? 'recordHintFlac' : 'recordHint';
    byId('record-hint').dataset.text = hint;
    byId('record-hint').textContent = text(hint);
  }

  save(file, format, seconds) {
    const time = new Date().toISOString().slice(0, 19).replaceAll(':', '');
    const name = `auralis-${time}.${format}`;
    const link = element('a', { href: URL.createObjectURL(file), download: name },
      text('save', clock(seconds)));
    if (this.link) URL.revokeObjectURL(this.link.href);
    this.link = link;
    byId('recorded').replaceChildren(link);
    link.click();
  }

  /** From now on, and at the next visit. */
  async toggleScore() {
    const { app } = this;
    await app.showScore(!app.scored);
    remember('view', app.scored ? 'score' : 'blooms');
  }

  showScore() {
    byId('score-open').setAttribute('aria-pressed', String(this.app.scored));
  }

  async toggleFigures() {
    const { Figures } = await import('./figures.js');
    this.app.figures ??= new Figures(byId('figures'));
    const open = byId('figures').hidden;
    byId('figures').hidden = !open;
    byId('figures-open').setAttribute('aria-expanded', String(open));
    this.details.open = false;
    if (open) byId('figures').scrollIntoView({ block: 'nearest' });
  }
}
