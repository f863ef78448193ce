// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The listener's own volume: a slider whose place is remembered on this device.

import { recall, remember } from './storage.js';

/** Full: what is heard is the stream as it is. */
const USUAL = 1;

/** Loudness follows a slider better by its square than by its place. */
const gainOf = (place) => place * place;

function remembered() {
  const place = Number.parseFloat(recall('volume'));
  return place >= 0 && place <= 1 ? place : USUAL;
}

export class VolumeSlider {
  /** @param {HTMLInputElement} input @param {(gain: number) => void} onGain linear gain */
  constructor(input, onGain) {
    this.input = input;
    this.onGain = onGain;
    input.value = String(remembered());
    input.addEventListener('input', () => {
      remember('volume', input.value);
      this.apply();
    });
    this.apply();
  }

  apply() {
    const place = Number(this.input.value);
    this.input.style.setProperty('--fill', String(place));
    this.input.setAttribute('aria-valuetext', `${Math.round(place * 100)} %`);
    this.onGain(gainOf(place));
  }
}
