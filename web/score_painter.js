// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Draws the score: staves, clefs, signature, heads with the bars of their lengths, chords, now.

import { ACCIDENTALS, ACCIDENTAL_WIDTH, HEADS, HEAD_WIDTH, bassClef, brace, trebleClef } from './glyphs.js';
import { signatureOf } from './spelling.js';
import { BASS_TOP, BOTTOM, FOOT_ROOM, HEAD_ROOM, signPlaces } from './staff.js';

/** In CSS pixels: a line of words above the notes and one below them, and the largest space. */
const WORDS = 20;
const MOST_SPACE = 13;
const MOST_DENSITY = 2;
/** In spaces: left of the staves, from there to the signature, a sign of it, and before the notes. */
const BRACE_ROOM = 1.1;
const CLEF_ROOM = 3.7;
const SIGN_ROOM = 1;
const HELD_ROOM = 3.2;
/** A note fades over so many spaces when its end comes to the left edge. */
const FADE = 2;
const SIGN_GAP = 1.25;
const LINE = 0.1;
const LEDGER_REACH = 0.95;
const HALO = 1.25;
const PAST = 0.55;
const COMING = 0.4;

const heads = HEADS.map((shape) => new Path2D(shape));

/**
 * @typedef {object} Scene
 * @property {import('./spelling.js').Key} key
 * @property {import('./score_time.js').Moment} moment
 * @property {import('./score_layout.js').Entry[]} entries
 * @property {{frame: number, words: string}[]} chords in their order
 * @property {string} now the word for the mark
 * @property {(patch: string) => number} shapeOf @property {(patch: string) => string} colourOf
 */

export class ScorePainter {
  /** @param {HTMLCanvasElement} canvas in whose colours is drawn: text, outline for lines, caret for now */
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext('2d');
    this.resize();
  }

  /** After the canvas or the theme has changed. */
  resize() {
    const { canvas } = this;
    const density = Math.min(MOST_DENSITY, devicePixelRatio);
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    const whole = (length) => Math.floor(length * density) / density;
    const tall = HEAD_ROOM + BOTTOM + FOOT_ROOM;
    this.space = Math.max(1, whole(Math.min(MOST_SPACE, (height - 2 * WORDS) / tall)));
    this.thin = Math.max(1, Math.round(LINE * this.space * density)) / density / this.space;
    this.top = whole((height - tall * this.space) / 2 + HEAD_ROOM * this.space);
    Object.assign(this, { density, width, height });
    const style = getComputedStyle(canvas);
    [this.ink, this.lines, this.mark] = [style.color, style.outlineColor, style.caretColor];
    this.font = `500 13px ${style.fontFamily}`;
  }

  /** Of the notes, in spaces. @param {import('./spelling.js').Key} key */
  span({ sharps }) {
    const left = BRACE_ROOM + CLEF_ROOM + SIGN_ROOM * Math.abs(sharps) + HELD_ROOM;
    return { left, right: this.width / this.space };
  }

  /** @param {Scene} scene */
  paint(scene) {
    const { pen, density, space, top } = this;
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    pen.setTransform(density * space, 0, 0, density * space, 0, density * top);
    this.drawStaves();
    this.drawSignature(scene.key);
    this.drawNow(scene);
    for (const entry of scene.entries) this.drawNote(entry, scene);
    pen.globalAlpha = 1;
    this.drawChords(scene);
  }

  drawStaves() {
    const { pen, width, space, thin } = this;
    pen.fillStyle = this.lines;
    pen.globalAlpha = 0.5;
    for (const staff of [0, BASS_TOP]) {
      for (let line = 0; line < 5; line++) {
        pen.fillRect(BRACE_ROOM, staff + line, width / space - BRACE_ROOM, thin);
      }
    }
    pen.fillRect(BRACE_ROOM, 0, thin, BOTTOM + thin);
    pen.globalAlpha = 1;
    pen.fillStyle = this.ink;
    this.stamp((this.brace ??= brace(BOTTOM)), BRACE_ROOM - 0.12, 0);
    this.stamp(trebleClef, BRACE_ROOM + 0.6, 3);
    this.stamp(bassClef, BRACE_ROOM + 0.7, BASS_TOP + 1);
  }

  drawSignature(key) {
    signatureOf(key).forEach((sign, i) => {
      for (const y of signPlaces(sign)) {
        this.stamp(ACCIDENTALS.get(sign.alter), BRACE_ROOM + CLEF_ROOM + SIGN_ROOM * i + 0.5, y);
      }
    });
  }

  /** A path at a place, both in spaces. */
  stamp(path, x, y) {
    const { pen } = this;
    pen.translate(x, y);
    pen.fill(path, path === trebleClef || path === bassClef ? 'nonzero' : 'evenodd');
    pen.translate(-x, -y);
  }

  drawNow({ moment: { nowX }, now }) {
    const { pen, space, thin } = this;
    const [from, to] = [1 - HEAD_ROOM, BOTTOM + FOOT_ROOM - 0.8];
    pen.fillStyle = this.mark;
    pen.globalAlpha = 0.55;
    pen.fillRect(nowX - thin / 2, from, thin, to - from);
    pen.globalAlpha = 0.9;
    pen.beginPath();
    for (const [x, y] of [[-0.5, -0.2], [0.5, -0.2], [0, 0.6]]) pen.lineTo(nowX + x, from + y);
    pen.fill();
    pen.globalAlpha = 1;
    this.write(now, nowX, to + 14 / space, 'center', this.mark);
  }

  drawNote(entry, scene) {
    const { pen } = this;
    const { note: { frame, patch }, endFrame, place, spelling } = entry;
    const { moment } = scene;
    const start = moment.xOf(frame);
    const end = moment.xOf(endFrame);
    const x = Math.max(start + entry.shift * HEAD_WIDTH, moment.left + entry.heldShift * HEAD_WIDTH);
    const sounds = frame <= moment.frame && endFrame > moment.frame;
    const light = Math.min(1, Math.max(0, (end - moment.left) / FADE)) *
      (sounds ? 1 : frame > moment.frame ? COMING : PAST);
    if (light === 0 || start > moment.right) return;
    pen.fillStyle = scene.colourOf(patch);
    this.drawLength(x, end, place.y, moment.nowX, light, sounds);
    if (sounds) {
      pen.globalAlpha = 0.22 * light;
      pen.beginPath();
      pen.arc(x, place.y, HALO, 0, 2 * Math.PI);
      pen.fill();
    }
    pen.globalAlpha = light;
    this.stamp(heads[scene.shapeOf(patch)], x, place.y);
    pen.fillStyle = this.ink;
    if (spelling.sign !== null) {
      const signX = Math.max(start - entry.column * ACCIDENTAL_WIDTH,
        moment.left - entry.heldColumn * ACCIDENTAL_WIDTH) - SIGN_GAP;
      this.stamp(ACCIDENTALS.get(spelling.sign), signX, place.y);
    }
    pen.globalAlpha = 0.7 * light;
    for (const y of place.ledgers) {
      pen.fillRect(x - LEDGER_REACH, y, 2 * LEDGER_REACH, this.thin);
    }
    pen.globalAlpha = light;
    this.drawOctaves(place, x);
  }

  /** The bar behind a head: firm as far as it has sounded, thin where it is still to come. */
  drawLength(x, end, y, nowX, light, sounds) {
    const { pen } = this;
    const from = x + HEAD_WIDTH / 2;
    const heard = Math.min(end, Math.max(from, nowX));
    const bar = (left, right, high) => {
      if (right - left < 0.05) return;
      pen.beginPath();
      pen.roundRect(left, y - high / 2, right - left, high, Math.min(high, right - left) / 2);
      pen.fill();
    };
    pen.globalAlpha = light * (sounds ? 0.75 : 0.55);
    bar(from, heard, sounds ? 0.34 : 0.26);
    pen.globalAlpha = light * 0.45;
    bar(Math.max(from, heard), end, 0.14);
  }

  /** 8 or 15 beside what is written octaves from where it sounds. */
  drawOctaves({ octaves, y }, x) {
    if (octaves === 0) return;
    const sign = String(7 * Math.abs(octaves) + 1);
    this.write(sign, x, octaves > 0 ? y - 0.9 : y + 0.9 + 10 / this.space, 'center', this.ink, 11);
  }

  /** What holds goes with its chord's beginning as far as the left edge, and gives way to the next. */
  drawChords({ chords, moment }) {
    const y = -HEAD_ROOM - 4 / this.space;
    chords.forEach(({ frame, words }, i) => {
      const x = Math.max(moment.left - HEAD_WIDTH / 2, moment.xOf(frame));
      const next = i + 1 < chords.length ? moment.xOf(chords[i + 1].frame) : Infinity;
      const width = this.widthOf(words);
      if (x + width + 1 > next || x + width > moment.right) return;
      const now = frame <= moment.frame && next > moment.nowX;
      this.pen.globalAlpha = frame > moment.frame ? COMING : now ? 1 : 0.75;
      this.write(words, x, y, 'left', this.ink);
    });
    this.pen.globalAlpha = 1;
  }

  widthOf(words) {
    this.pen.font = this.font;
    return this.pen.measureText(words).width / this.space;
  }

  /** Words in CSS pixels at a place in spaces, by the baseline. */
  write(words, x, y, align, colour, size = 13) {
    const { pen, space } = this;
    pen.save();
    pen.translate(x, y);
    pen.scale(1 / space, 1 / space);
    pen.font = this.font.replace('13px', `${size}px`);
    pen.textAlign = align;
    pen.fillStyle = colour;
    pen.fillText(words, 0, 0);
    pen.restore();
  }
}
