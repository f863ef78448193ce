// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The score: what sounds as music notation on a grand staff, in place of the blooms.

import { hueOf } from './blooms.js';
import { element } from './control_view.js';
import { HEADS } from './glyphs.js';
import { ScoreLayout } from './score_layout.js';
import { ScorePainter } from './score_painter.js';
import { ScoreTime } from './score_time.js';
import { keyOf, nameOf } from './spelling.js';
import { chordName, keyName, nameOf as modeName, text } from './texts.js';
import { Voices } from './voices.js';

const PICTURE_MS = 1000 / 40;
/** With reduced motion notes are added to a page that stands still. */
const STILL_PICTURE_MS = 500;
/** How often the text alternative may change. */
const SAY_MS = 2000;
const MOST_CHORDS = 32;
/** What ended longer ago is no more on the widest page: also where nobody looks, little is kept. */
const SEEN_S = 60;
const SVG = 'http://www.w3.org/2000/svg';

/** Draws only while it is seen and the stream plays. */
export class Score {
  /** @param {object} app @param {HTMLElement} place for the picture and its legend */
  constructor(app, place) {
    Object.assign(this, { app, place, shown: false, running: false, drawnMs: 0 });
    this.canvas = element('canvas');
    this.canvas.setAttribute('role', 'img');
    this.legend = element('ul', { className: 'voices' });
    place.replaceChildren(this.canvas, this.legend);
    this.voices = new Voices(HEADS.length);
    this.time = new ScoreTime();
    this.still = matchMedia('(prefers-reduced-motion: reduce)');
    this.dark = matchMedia('(prefers-color-scheme: dark)');
    this.forced = matchMedia('(forced-colors: active)');
    for (const list of [this.still, this.dark, this.forced]) {
      list.addEventListener('change', () => this.resize());
    }
    document.addEventListener('visibilitychange', () => this.wake());
    this.clear();
    this.painter = new ScorePainter(this.canvas);
    new ResizeObserver(() => this.resize()).observe(this.canvas);
  }

  /** @param {boolean} shown from now on */
  show(shown) {
    this.shown = shown;
    this.place.hidden = !shown;
    document.body.dataset.view = shown ? 'score' : 'blooms';
    this.app.visualiser.rest(shown);
    this.resize();
  }

  /** Nothing sounds any more, or another stream begins. */
  clear() {
    this.keyWords = '';
    this.layout = new ScoreLayout(keyOf('C', ''), 1);
    this.chords = [];
    this.saidMs = -Infinity;
    this.wake();
  }

  /** @param {object} message a note or a chord that is heard now, or was and still sounds */
  heard(message) {
    this.follow();
    this.layout.forget(message.frame - SEEN_S * this.layout.rate);
    if (message.type === 'note') this.layout.add(message);
    else if (message.type === 'chord') this.chords = [...this.chords, message].slice(-MOST_CHORDS);
    this.wake();
  }

  resize() {
    if (!this.shown) return;
    this.painter.resize();
    this.draw();
    this.wake();
  }

  wake() {
    if (this.running || !this.shown || document.hidden) return;
    this.running = true;
    requestAnimationFrame((nowMs) => this.tick(nowMs));
  }

  tick(nowMs) {
    const plays = this.app.player.stats.state === 'playing';
    this.running = plays && this.shown && !document.hidden;
    const pause = this.still.matches ? STILL_PICTURE_MS : PICTURE_MS;
    // A little slack, as for the blooms.
    if (nowMs - this.drawnMs >= pause - 4 || !this.running) {
      this.drawnMs = nowMs;
      this.draw();
    }
    if (this.running) requestAnimationFrame((laterMs) => this.tick(laterMs));
  }

  draw() {
    if (!this.shown || document.hidden) return;
    const { app, painter } = this;
    const frame = app.player.heardFrame();
    this.follow();
    const coming = app.queue.waiting;
    for (const message of coming) if (message.type === 'note') this.layout.add(message);
    const { key } = this.layout;
    const moment = this.time.at(frame, this.layout.rate, painter.span(key), this.still.matches);
    this.layout.forget(moment.leftFrame);
    const chords = [...this.chords, ...coming.filter(({ type }) => type === 'chord')];
    this.showVoices();
    painter.paint({
      key,
      moment,
      entries: this.layout.entries,
      chords: chords.map(({ frame: from, name }) => ({ frame: from, words: chordName(name) })),
      now: text('now'),
      shapeOf: (patch) => this.voices.shapeOf(patch),
      colourOf: (patch) => this.colourOf(patch),
    });
    this.say(frame);
  }

  /** Key, mode and rate as they are heard. */
  follow() {
    const rate = this.app.player.stats.rate || 1;
    const [key, mode] = this.keyAndMode();
    const words = [key, mode, rate].join(' ');
    if (words === this.keyWords) return;
    this.keyWords = words;
    this.layout.rate = rate;
    this.layout = this.layout.in(keyOf(key, mode));
  }

  keyAndMode() {
    return ['key', 'mode'].map((param) => String(this.app.title.values.get(param) ?? ''));
  }

  colourOf(patch) {
    if (this.forced.matches) return this.painter.ink;
    const tone = this.dark.matches ? '62%, 76%' : '52%, 33%';
    return `hsl(${this.app.visualiser.hue + hueOf(patch)}, ${tone})`;
  }

  /** The legend: which head is which voice. */
  showVoices() {
    const { legend, voices } = this;
    if (!voices.see(this.layout.entries.map(({ note }) => note.patch))) return;
    legend.replaceChildren(...[...voices.given].map(([patch, shape]) => {
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', HEADS[shape]);
      const sign = document.createElementNS(SVG, 'svg');
      sign.setAttribute('viewBox', '-1 -1 2 2');
      sign.setAttribute('aria-hidden', 'true');
      sign.append(path);
      sign.style.setProperty('--off', hueOf(patch));
      return element('li', {}, sign, patch.replaceAll('_', ' ').replaceAll('-', ' '));
    }));
  }

  /** The text alternative, for those who look it up: nothing is called out. */
  say(frame) {
    const nowMs = performance.now();
    if (nowMs - this.saidMs < SAY_MS) return;
    this.saidMs = nowMs;
    const [key, mode] = this.keyAndMode();
    const parts = [text('score'), `${keyName(key)} ${modeName(mode) ?? mode}`.trim()].filter(Boolean);
    const chord = this.chords.findLast((each) => each.frame <= frame);
    if (chord) parts.push(`${text('chord')}: ${chordName(chord.name)}`);
    const notes = this.layout.soundingAt(frame).map(({ spelling }) => {
      const { name, octave } = nameOf(spelling);
      return keyName(name) + octave;
    });
    if (notes.length > 0) parts.push(`${text('sounding')}: ${[...new Set(notes)].join(', ')}`);
    const words = parts.join(' · ');
    if (this.canvas.getAttribute('aria-label') !== words) this.canvas.setAttribute('aria-label', words);
  }

  /** In the language that is spoken now. */
  relabel() {
    this.saidMs = -Infinity;
    this.draw();
  }
}

/** @param {object} app @returns {Promise<Score>} above the app's button, when its style is there, too */
export async function openScore(app) {
  const sheet = element('link', { rel: 'stylesheet', href: new URL('score.css', import.meta.url).href });
  await new Promise((done) => {
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });
  const place = element('figure', { id: 'score', hidden: true });
  app.button.before(place);
  return new Score(app, place);
}
