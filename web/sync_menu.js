// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The menu's part for playing in step: the switch, this device's own delay, the click to set it by.

import { element } from './control_view.js';
import { USUAL_MS, stepDelay } from './step_delay.js';
import { remember } from './storage.js';
import { decimal, localise, text } from './texts.js';

const SHOW_MS = 500;
/** Of the slider, in ms; a browser that says too much of a delay needs less than nothing. */
const LEAST_MS = -200;
const MOST_MS = 600;

/** A line of the menu. @param {string} name of the text of its label */
function row(name, input, ...more) {
  const label = element('label', { htmlFor: input.id });
  label.dataset.text = name;
  return element('p', { className: 'row' }, label, ...more, input);
}

export class SyncMenu {
  /** @param {object} app @param {HTMLElement} place @param {HTMLDetailsElement} menu around it */
  constructor(app, place, menu) {
    this.app = app;
    this.menu = menu;
    this.input = element('input', { id: 'sync', type: 'checkbox',
      checked: app.player.stepMs !== null });
    this.input.setAttribute('role', 'switch');
    this.delay = element('input', { id: 'device-delay', type: 'range', min: LEAST_MS, max: MOST_MS,
      step: 1, value: 0 });
    this.delaySaid = element('output', { htmlFor: 'device-delay' });
    this.clicker = element('button', { id: 'click', type: 'button' });
    this.hint = element('p', { className: 'hint', id: 'click-hint' });
    this.clicker.dataset.text = 'click';
    this.hint.dataset.text = 'clickHint';
    this.clicker.setAttribute('aria-describedby', 'click-hint');
    this.said = element('p', { className: 'hint', id: 'sync-said' });
    this.more = element('div', {}, this.said, row('deviceDelay', this.delay, this.delaySaid),
      element('p', { className: 'row' }, this.clicker), this.hint);
    place.replaceChildren(row('sync', this.input), this.more);
    localise(document);
    this.bind();
    this.follow();
  }

  bind() {
    this.input.addEventListener('change', () => this.choose(this.input.checked));
    this.delay.addEventListener('input', () => {
      if (this.app.sync) this.app.sync.deviceDelayMs = Number(this.delay.value);
      this.show();
    });
    this.clicker.addEventListener('click', () => {
      const { sync } = this.app;
      if (sync) sync.clicking = !sync.clicking;
      this.show();
    });
    this.menu.addEventListener('toggle', () => this.follow());
  }

  /** From now on, and at the next visit. */
  choose(wanted) {
    const { app } = this;
    const asked = stepDelay(new URLSearchParams(location.search).get('sync'));
    app.playInStep(wanted ? asked ?? USUAL_MS : null);
    if (app.sync && !wanted) app.sync.clicking = false;
    remember('sync', wanted ? 1 : 0);
    this.follow();
  }

  /** There is a timer while there is something to see. */
  follow() {
    clearInterval(this.timer);
    this.more.hidden = !this.input.checked;
    if (this.input.checked && this.menu.open) this.timer = setInterval(() => this.show(), SHOW_MS);
    this.show();
  }

  show() {
    const { sync } = this.app;
    if (sync) this.delay.value = String(sync.deviceDelayMs);
    const ms = `${this.delay.value} ms`;
    this.delaySaid.textContent = ms;
    this.delay.setAttribute('aria-valuetext', ms);
    this.delay.style.setProperty('--fill', (this.delay.value - LEAST_MS) / (MOST_MS - LEAST_MS));
    this.clicker.setAttribute('aria-pressed', String(sync?.clicking ?? false));
    const words = this.words();
    if (this.said.textContent !== words) this.said.textContent = words;
  }

  words() {
    const { sync, player: { stats } } = this.app;
    if (!['playing', 'buffering'].includes(stats.state)) return '';
    if (stats.noSchedule) return text('noSchedule');
    if (!sync?.known || stats.state !== 'playing') return text('notYet');
    const off = Math.abs(stats.offStepMs ?? 0) + 2 * sync.sigmaMs;
    return text('inStep', decimal(Math.max(0.1, off), 1));
  }
}
