// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The drawer of figures: how deep the buffer is, how the line is, how soon a control is heard.

import { element } from './control_view.js';
import { decimal, text } from './texts.js';

const SAMPLES = 240;
const EVERY_MS = 250;
/** Of the histogram of delays: ms in a bar, bars, and what is left of an observation at the next. */
const BAR_MS = 10;
const BARS = 50;
const KEPT = 0.999;

const ms = (value) => `${decimal(value, 0)} ms`;
const ppm = (value) => `${value > 0 ? '+' : ''}${decimal(value, 0)} ppm`;

const percent = (share) => `${share > 0 ? '+' : ''}${decimal(share * 100, 3)} %`;

/** How late chunks were, the recent ones counting most. */
export class DelayBars {
  constructor() {
    this.counts = new Array(BARS).fill(0);
  }

  add(delayMs) {
    this.counts = this.counts.map((count) => count * KEPT);
    this.counts[Math.min(BARS - 1, Math.max(0, Math.floor(delayMs / BAR_MS)))] += 1;
  }

  /** @returns {number} ms within which so large a share of chunks came */
  quantileMs(share) {
    let left = share * this.counts.reduce((sum, count) => sum + count, 0);
    const bar = this.counts.findIndex((count) => (left -= count) <= 0);
    return (bar + 1) * BAR_MS;
  }
}

/** Lines over the last minute, or bars. */
class Plot {
  /** @param {string} name of its text @param {(value: number) => string} say */
  constructor(name, say) {
    Object.assign(this, { name, say, series: [] });
    this.canvas = element('canvas', { width: 440, height: 96 });
    this.canvas.setAttribute('aria-hidden', 'true');
    this.label = element('span');
    this.output = element('output');
    this.node = element('figure', {},
      element('figcaption', { className: 'head' }, this.label, this.output), this.canvas);
    this.relabel();
  }

  relabel() {
    this.label.textContent = text(this.name);
  }

  /** @param {...number} values one for each line; the first is said */
  add(...values) {
    values.forEach((value, i) => {
      const line = (this.series[i] ??= []);
      line.push(value);
      if (line.length > SAMPLES) line.shift();
    });
    this.tell(this.say(values[0], values[1]));
    this.drawLines();
  }

  tell(words) {
    if (this.output.textContent !== words) this.output.textContent = words;
  }

  begin() {
    const pen = this.canvas.getContext('2d');
    pen.clearRect(0, 0, 440, 96);
    const style = getComputedStyle(this.canvas);
    this.colours = [style.color, style.outlineColor];
    return pen;
  }

  drawLines() {
    const pen = this.begin();
    const all = this.series.flat();
    const low = Math.min(0, ...all);
    const span = Math.max(...all, low + 1e-9) - low;
    this.series.forEach((line, i) => {
      pen.strokeStyle = this.colours[i];
      pen.lineWidth = i === 0 ? 3 : 2;
      pen.beginPath();
      line.forEach((value, x) =>
        pen.lineTo((x + SAMPLES - line.length) * (440 / SAMPLES), 92 - 86 * ((value - low) / span)));
      pen.stroke();
    });
  }

  /** @param {number[]} counts */
  bars(counts, words) {
    const pen = this.begin();
    const most = Math.max(...counts, 1e-9);
    [pen.fillStyle] = this.colours;
    const width = 440 / counts.length;
    counts.forEach((count, i) =>
      pen.fillRect(i * width, 94 - 90 * (count / most), Math.max(1, width - 1), 90 * (count / most)));
    this.tell(words);
  }
}

export class Figures {
  /** @param {HTMLElement} list where the plots go */
  constructor(list) {
    this.list = list;
    this.shownMs = -Infinity;
    this.delays = new DelayBars();
    this.plots = {
      depth: new Plot('depth', (depth, target) => `${decimal(depth, 0)} · ${ms(target)}`),
      histogram: new Plot('histogram', ms),
      jitter: new Plot('jitter', ms),
      roundTrip: new Plot('roundTrip', ms),
      drift: new Plot('drift', ppm),
      rate: new Plot('rate', (share) => (this.exact ? text('exact') : percent(share))),
      underruns: new Plot('underruns', String),
      toEar: new Plot('toEar', (took) => `${decimal(took / 1000, 2)} s`),
    };
    list.replaceChildren(...Object.values(this.plots).map(({ node }) => node));
  }

  relabel() {
    for (const plot of Object.values(this.plots)) plot.relabel();
  }

  /** @param {object} stats of the player @param {object} [line] of the network worker */
  show(stats, line, nowMs) {
    if (stats.delayMs !== undefined && stats.state === 'playing') this.delays.add(stats.delayMs);
    if (this.list.hidden || nowMs - this.shownMs < EVERY_MS) return;
    this.shownMs = nowMs;
    this.exact = stats.exact;
    const { plots } = this;
    if (stats.delayMs !== undefined) {
      plots.histogram.bars(this.delays.counts, `95 %: ${ms(this.delays.quantileMs(0.95))}`);
    }
    plots.depth.add(stats.meanDepthMs, stats.targetMs);
    plots.rate.add(stats.correction);
    plots.drift.add(this.drift(stats));
    plots.underruns.add(stats.underruns);
    if (!line) return;
    plots.jitter.add(line.jitterMs);
    if (line.latencyMs !== null) plots.roundTrip.add(line.latencyMs);
  }

  /** What the rate comes to in the long run, where the player does not say it itself. */
  drift({ driftPpm, correction }) {
    if (driftPpm !== undefined) return driftPpm;
    this.slow = (this.slow ?? correction) + (correction - (this.slow ?? correction)) * 0.02;
    return this.slow * 1e6;
  }

  /** @param {number} tookMs from the listener's hand to the speaker */
  heard(tookMs) {
    this.plots.toEar.add(tookMs);
  }
}
