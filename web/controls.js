// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The panel of controls: built from hello, moved by the listener, settled by the server's echoes.

import { ControlView } from './control_view.js';
import { paramLabel } from './labels.js';
import { Steering } from './steering.js';
import { decimal, text } from './texts.js';
import { Throttle } from './throttle.js';

/** About twenty moves a second are enough for a hand on a slider. */
const SEND_EVERY_MS = 50;

/** Shown, disabled, until hello tells what this stream offers, so that nothing jumps then. */
const USUAL = [
  { param: 'key', value: 'D', values: ['D'] },
  { param: 'mode', value: 'dorian', values: ['dorian'] },
  { param: 'mood', value: 'tide', values: ['tide'] },
  { param: 'bpm', value: 60, min: 20, max: 200, unit: 'bpm' },
  { param: 'intensity', value: 0.4, min: 0, max: 1 },
  { param: 'complexity', value: 0.3, min: 0, max: 1 },
];

/** What the server refuses, by its code. */
const REFUSALS = ['not-allowed', 'out-of-range', 'unknown-param', 'too-fast', 'nobody-composes',
  'busy'];

/** Choices first, then sliders, each in the server's order. */
const inOrder = (controls) =>
  [...controls.filter((c) => c.values), ...controls.filter((c) => !c.values)];
const shapeOf = (controls) => JSON.stringify(controls.map(({ value, ...shape }) => shape));

export class ControlPanel {
  /**
   * @param {HTMLElement} list where the controls go @param {HTMLElement} note a sentence below
   * @param {(param: string, value: string|number) => void} send to the server
   */
  constructor(list, note, send) {
    this.list = list;
    this.note = note;
    this.send = send;
    this.steering = new Steering();
    this.views = new Map();
    this.live = false;
    this.allowed = true;
    this.steer = true;
    this.timer = null;
    this.build(USUAL);
    this.show(text('asleep'));
  }

  /** @param {import('./protocol.js').Hello} hello */
  offer({ controls, steer }) {
    const ordered = inOrder(controls);
    this.allowed = steer;
    this.steer = steer && ordered.length > 0;
    this.build(ordered.length > 0 ? ordered : USUAL);
    this.live = true;
    this.show();
    this.show(this.rest());
    if (document.activeElement === document.body) this.focused?.focus();
  }

  /** A piece has begun. @param {import('./protocol.js').Control[]} controls that it offers */
  offerAnew(controls) {
    this.offer({ controls, steer: this.allowed });
  }

  /** The connection is gone: for a moment, or until play is pressed again. */
  sleep(forNow) {
    this.live = false;
    // Disabled, it loses the keyboard's focus, and gets it back unless that has gone elsewhere.
    if (this.list.contains(document.activeElement)) this.focused = document.activeElement;
    this.steering.refuse(null);
    this.cancelSends();
    this.show(text(forNow ? 'adrift' : 'asleep'));
  }

  build(controls) {
    this.cancelSends();
    this.steering.offer(controls);
    // On a reconnect the same controls stay in the page, so that the focus can come back.
    const shape = shapeOf(controls);
    if (shape === this.shape) return;
    this.shape = shape;
    this.views = new Map(controls.map((control) => [control.param, this.makeView(control)]));
    this.list.replaceChildren(...[...this.views.values()].map((view) => view.node));
  }

  makeView(control) {
    const { param } = control;
    const clock = {
      now: () => performance.now(),
      setTimeout: (f, ms) => setTimeout(f, ms),
      clearTimeout: (timer) => clearTimeout(timer),
    };
    const view = new ControlView(control, (value) => this.move(param, value));
    view.throttle = new Throttle(SEND_EVERY_MS, (value) => this.send(param, value), clock);
    return view;
  }

  /** The listener wants this value. */
  move(param, value) {
    this.steering.move(param, value, performance.now());
    this.views.get(param).throttle.push(value);
    this.timer ??= setInterval(() => this.expire(), 500);
    this.show(this.mood);
  }

  /** What the mood is like, where the composer says so. */
  get mood() {
    return this.views.get('mood')?.description ?? '';
  }

  /** After a change of language. */
  relabel() {
    this.views = new Map([...this.views].map(([param, { control }]) =>
      [param, this.makeView(control)]));
    this.list.replaceChildren(...[...this.views.values()].map((view) => view.node));
    this.show(this.live ? this.rest() : text('asleep'));
  }

  /** The sentence below the controls while nothing happens. */
  rest() {
    if (!this.allowed) return text('readOnly');
    return this.steer ? this.mood : text('nothing');
  }

  /** @returns {import('./protocol.js').Control[]} with the values that are shown */
  get offered() {
    return [...this.views].map(([param, { control }]) =>
      ({ ...control, value: this.steering.get(param).value }));
  }

  cancelSends() {
    for (const view of this.views.values()) view.throttle.cancel();
  }

  /** The server's `control`, as it arrives. */
  echo({ param, value, frame }) {
    this.steering.echo(param, value, frame);
    this.show();
  }

  /**
   * The same `control`, at the frame from which it is heard.
   * @returns {number|null} ms since this listener's move, where it was one
   */
  heard({ param, frame }) {
    const tookMs = this.steering.heard(param, frame, performance.now());
    this.views.get(param)?.glow();
    this.show();
    if (tookMs === null) return null;
    const said = text('heardAfter', paramLabel(param), decimal(tookMs / 1000, 1));
    this.show(param === 'mood' && this.mood ? `${said} · ${this.mood}` : said);
    return tookMs;
  }

  /** The server's `error`. */
  refused({ param, code, message }) {
    this.steering.refuse(param);
    const known = REFUSALS.includes(code) && param !== null;
    this.show(known ? text(code, paramLabel(param)) : message);
  }

  expire() {
    const late = this.steering.expire(performance.now()).map(paramLabel).join(', ');
    if (late) this.show(text('unanswered', late));
    if (this.steering.waits) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  /** @returns {[string, string|number][]} what is shown */
  get settings() {
    return [...this.steering.entries].map(([param, { value }]) => [param, value]);
  }

  /** @param {string} [note] the sentence below, where it is to change */
  show(note) {
    for (const [param, view] of this.views) {
      view.show(this.steering.get(param), this.live && this.steer);
    }
    if (note !== undefined) this.note.textContent = note;
  }
}
