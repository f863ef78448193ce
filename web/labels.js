// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Names of parameters and values as people read them.

import { capital, keyName, nameOf, paramName } from './texts.js';

/** @param {string} param @returns {string} 'complexity' -> 'Complexity' */
export function paramLabel(param) {
  return paramName(param) ?? capital(param.replaceAll('_', ' '));
}

/** @param {string} param @param {string} value @returns {string} 'C#' -> 'C♯' */
export function choiceLabel(param, value) {
  if (param === 'key') return keyName(value);
  const name = param === 'mode' ? nameOf(value) : null;
  return capital(name ?? value.replaceAll('_', ' ').replaceAll('-', ' '));
}

/** Tempi are, and not seconds of a short range. */
const inWholes = ({ unit, min, max }) => Boolean(unit) && max - min >= 10;

/** @param {import('./protocol.js').Control} control @param {number} value */
export function amountLabel(control, value) {
  if (inWholes(control)) return `${Math.round(value)} ${control.unit}`;
  if (!control.unit && control.min === 0 && control.max === 1) return `${Math.round(value * 100)} %`;
  const amount = String(Math.round(value * 100) / 100);
  return control.unit ? `${amount} ${control.unit}` : amount;
}

/** @param {import('./protocol.js').Control} control @returns {number} step of its slider */
export function sliderStep(control) {
  return inWholes(control) ? 1 : (control.max - control.min) / 100;
}
