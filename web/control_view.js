// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One control on the page: a labelled slider or select, and its pending mark.

import { amountLabel, choiceLabel, paramLabel, sliderStep } from './labels.js';

/** @param {string} tag @param {object} [properties] @param {...(Node|string)} children */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Shows one control and says when the listener moves it. */
export class ControlView {
  /**
   * @param {import('./protocol.js').Control} control
   * @param {(value: string|number) => void} onMove
   */
  constructor(control, onMove) {
    this.control = control;
    this.input = control.values ? this.makeSelect() : this.makeSlider();
    this.input.id = `control-${control.param}`;
    this.readout = element('output', { className: 'readout', htmlFor: this.input.id });
    const name = element('label', { htmlFor: this.input.id }, paramLabel(control.param));
    const head = element('div', { className: 'head' }, name, this.readout);
    const kind = control.values ? 'choice' : 'amount';
    const field = element('div', { className: 'field' }, this.input);
    this.node = element('div', { className: `control ${kind}` }, head, field);
    this.node.dataset.param = control.param;
    this.input.addEventListener('input', () => {
      const { value } = this.input;
      onMove(control.values ? value : Number(value));
    });
  }

  makeSelect() {
    const { param, values, descriptions } = this.control;
    const options = values.map((value, i) => element('option',
      { value, title: descriptions?.[i] ?? '' }, choiceLabel(param, value)));
    return element('select', {}, ...options);
  }

  makeSlider() {
    const { min, max } = this.control;
    const slider = element('input', { type: 'range' });
    // A range input clamps as it is filled in: the value can only come after the range.
    return Object.assign(slider, { min, max, step: sliderStep(this.control) });
  }

  /** What the value that is shown is like; empty where nothing is said of it. */
  get description() {
    const { values, descriptions } = this.control;
    return descriptions?.[values.indexOf(this.input.value)] ?? '';
  }

  /** @param {import('./steering.js').Entry} entry @param {boolean} enabled */
  show({ value, pending }, enabled) {
    this.input.value = String(value);
    this.input.disabled = !enabled;
    this.input.setAttribute('aria-busy', String(pending));
    this.node.dataset.pending = String(pending);
    if (this.control.values) {
      this.input.title = this.description;
      return;
    }
    const { min, max } = this.control;
    const label = amountLabel(this.control, value);
    this.readout.textContent = label;
    this.input.setAttribute('aria-valuetext', label);
    this.input.style.setProperty('--fill', String((value - min) / (max - min)));
  }

  /** A short glow: the change can be heard from now on. */
  glow() {
    this.node.classList.remove('heard');
    void this.node.offsetWidth;
    this.node.classList.add('heard');
  }
}
