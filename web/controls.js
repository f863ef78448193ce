// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The panel of controls: built from hello, moved by the listener, settled by the server's echoes.

import { ControlView } from './control_view.js';
import { Steering } from './steering.js';
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

const REFUSED = 'This stream can be heard but not steered from here.';
const NOTHING = 'This stream offers nothing to steer.';
const OFFLINE = 'The controls wake up when the stream plays.';
const ADRIFT = 'The controls come back with the connection.';
const UNANSWERED = 'The server did not answer; the control is back where it was.';

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
    this.build(USUAL);
    this.show(OFFLINE);
    setInterval(() => this.expire(), 500);
  }

  /** @param {import('./protocol.js').Hello} hello */
  offer({ controls, steer }) {
    const ordered = inOrder(controls);
    this.allowed = steer;
    this.steer = steer && ordered.length > 0;
    this.build(ordered.length > 0 ? ordered : USUAL);
    this.live = true;
    this.show(ordered.length === 0 ? NOTHING : steer ? '' : REFUSED);
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
    this.show(forNow ? ADRIFT : OFFLINE);
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
    const view = new ControlView(control, (value) => {
      this.steering.move(param, value, performance.now());
      view.throttle.push(value);
      this.show('');
    });
    view.throttle = new Throttle(SEND_EVERY_MS, (value) => this.send(param, value), clock);
    return view;
  }

  cancelSends() {
    for (const view of this.views.values()) view.throttle.cancel();
  }

  /** The server's `control`, as it arrives. */
  echo({ param, value }) {
    this.steering.echo(param, value);
    this.show();
  }

  /** The same `control`, at the frame from which it is heard. */
  heard({ param }) {
    this.views.get(param)?.glow();
  }

  /** The server's `error`. */
  refused({ param, message }) {
    this.steering.refuse(param);
    this.show(message);
  }

  expire() {
    if (this.steering.expire(performance.now()).length > 0) this.show(UNANSWERED);
  }

  show(note) {
    if (note !== undefined) this.note.textContent = note;
    for (const [param, view] of this.views) {
      view.show(this.steering.get(param), this.live && this.steer);
    }
  }
}
