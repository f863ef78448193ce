// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page itself: accessible, steady, usable by keyboard, honest where it cannot play.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { ambientNotes, ambientSignal } from '../support/ambient.js';
import { listening, until } from '../support/listening.js';

const held = listening();
const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 568 };

async function violations(page) {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(() => window.axe.run());
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(', ')}`);
}

for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing: ${name}, ${colorScheme}, before play and while playing`, async () => {
      const here = held.begin();
      const server = await here.serve({ notes: ambientNotes, signal: ambientSignal });
      const page = await here.open(server.url, { viewport, colorScheme });
      assert.deepEqual(await violations(page), []);
      await here.play();
      assert.deepEqual(await violations(page), []);
    });
  }
}

/** Where everything stands. */
const places = (page) => page.evaluate(() =>
  [...document.querySelectorAll('header, h1, #title, #play, .status, .control, .foot, select')]
    .map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return [node.className || node.id || node.tagName, x, y, width, height].join(' ');
    }));

test('nothing moves when the stream connects', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  // The title's box is as wide as its words, and the pointer would swell the button.
  const still = async () => (await places(page)).filter((place) => !place.startsWith('title'));
  const before = await still();
  await page.press('#play', 'Enter');
  await here.reach('playing');
  const after = await still();
  assert.deepEqual(after, before);
});

test('nothing sticks out sideways, however narrow the page', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await here.play();
  for (const viewport of [PHONE, NARROW]) {
    await page.setViewportSize(viewport);
    const out = await page.evaluate(() => [...document.querySelectorAll('main *, header *')]
      .filter((node) => {
        const { left, right, width } = node.getBoundingClientRect();
        return width > 0 && (left < 0 || right > innerWidth);
      }).map((node) => node.outerHTML.slice(0, 80)));
    assert.deepEqual(out, []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
  }
});

test('the keyboard plays, pauses and steers, and its focus can be seen', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'play');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, 'solid');
  await page.keyboard.press('Enter');
  await here.reach('playing');
  assert.equal(await page.getAttribute('#play', 'aria-label'), 'Pause');
  await page.focus('#control-bpm');
  await page.keyboard.press('ArrowRight');
  await until('a control', () => server.received.some(({ value }) => value === 61));
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Space');
  await here.reach('ready');
  assert.equal(await page.getAttribute('#play', 'aria-label'), 'Play');
});

test('a note opens when it is heard, not when it is told', async () => {
  const here = held.begin();
  const server = await here.serve();
  await here.open(server.url);
  await here.play();
  const frame = server.nextFrame + 22050;
  server.say({ type: 'note', frame, pitch: 62, vel: 0.5, dur: 3, patch: 'glass', pan: 0 });
  let last = 0;
  await until('the bloom', async () => {
    const { blooms, streamFrame } = await here.stats();
    if (blooms === 0) last = streamFrame;
    return blooms === 1;
  });
  assert.ok(last > frame - 22050 && last < frame + 11025, `opened after ${last}, due at ${frame}`);
});

test('with reduced motion it still plays and draws', async () => {
  const here = held.begin();
  const server = await here.serve({ notes: ambientNotes, signal: ambientSignal });
  const page = await here.open(server.url, { reducedMotion: 'reduce' });
  await here.play();
  await page.selectOption('#control-key', 'G');
  await until('a bloom', async () => (await here.stats()).blooms > 0);
});

test('on an insecure page it says that and why, and offers no play', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(`http://insecure.test:${server.port}/`);
  await here.reach('failed');
  assert.match(await page.textContent('#detail'), /secure page/);
  assert.ok(await page.isDisabled('#play'));
});

test('the test hook is not there unless asked for', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await page.goto(server.url);
  await page.waitForFunction(() => document.getElementById('controls').children.length > 0);
  assert.equal(await page.evaluate(() => 'auralisTest' in window), false);
});
