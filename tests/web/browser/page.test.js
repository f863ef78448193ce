// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page itself: accessible, steady, usable by keyboard, honest where it cannot play.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { ambientNotes, ambientSignal } from '../support/ambient.js';
import { violations } from '../support/axe.js';
import { listening, until } from '../support/listening.js';

const held = listening();
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 568 };

for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
  test(`axe finds nothing: ${name}, light and dark, before play and while playing`, async () => {
    const here = held.begin();
    const server = await here.serve({ notes: ambientNotes, signal: ambientSignal });
    const page = await here.open(server.url, { viewport });
    const found = async (state) => {
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await violations(page), [], `${colorScheme}, ${state}`);
      }
    };
    await found('before play');
    await here.play();
    await found('while playing');
  });
}

/** Colours as [r, g, b] of 0..255, by the names of the style sheet. */
const colours = (page, names) => page.evaluate((wanted) => wanted.map((name) => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = `var(${name})`;
  const shown = getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number);
  probe.remove();
  return shown;
}), names);

/** As WCAG 2 defines them. */
const luminance = (colour) => colour.map((value) => value / 255)
  .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

test('text can be read on every colour of the sky (axe does not judge gradients)', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const [ink, soft, ...skies] = await colours(page,
      ['--ink', '--soft', '--sky-high', '--sky-low', '--sky-glow']);
    for (const sky of skies) {
      assert.ok(contrast(ink, sky) >= 7, `${colorScheme}: ink on ${sky}`);
      assert.ok(contrast(soft, sky) >= 4.5, `${colorScheme}: soft on ${sky}`);
    }
  }
});

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

// On a phone the volume, and on its side even the status, lay below the edge of the screen.
test('a phone has everything in sight, upright and on its side', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  for (const [width, height] of [[360, 740], [390, 664], [667, 375], [740, 360]]) {
    await page.setViewportSize({ width, height });
    const [whole, ...readouts] = await page.evaluate(() => [document.documentElement.scrollHeight,
      ...[...document.querySelectorAll('.amount .head')].map((head) => head.clientHeight)]);
    assert.equal(whole, height, `${width}x${height}`);
    assert.ok(readouts.every((high) => high === readouts[0] && high < 30), `${readouts}`);
  }
});

// The ring around the button was filled, too: a plain disc, without its sign.
test('in forced colours the button still shows its sign', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url, { forcedColors: 'active' });
  const fill = (part) => page.evaluate(
    (name) => getComputedStyle(document.querySelector(`#play ${name}`)).fill, part);
  assert.equal(await fill('.ring'), 'none');
  assert.notEqual(await fill('.sign'), 'none');
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

// Without an audio thread it said that it could not play at all.
test('on an insecure page it plays, and says what a secure address would add', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.playInsecurely(server);
  const { underruns, late, leadMs, streamFrame } = await here.stats();
  assert.deepEqual([underruns, late, leadMs], [0, 0, 500]);
  assert.ok(streamFrame < server.nextFrame);
  await page.click('#play');
  await here.reach('ready');
  await here.play();
});

test('the page speaks to nobody else, and nothing in it needs more than its policy', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await page.evaluate(() => document.addEventListener('securitypolicyviolation', (event) => {
    window.violated = event.violatedDirective;
  }));
  await here.play();
  const connects = (url) => page.evaluate((target) => new Promise((done) => {
    document.addEventListener('securitypolicyviolation', () => done(false), { once: true });
    const socket = new WebSocket(target);
    socket.onopen = () => done(true);
    socket.onerror = () => done(false);
  }), url);
  assert.ok(await connects(server.url.replace('http', 'ws') + 'stream'), 'its own server');
  assert.equal(await page.evaluate(() => window.violated), undefined);
  here.complaints.length = 0;
  const other = await here.serve();
  assert.equal(await connects(other.url.replace('http', 'ws') + 'stream'), false, 'another');
  assert.equal(other.connections, 0);
  here.complaints.length = 0;
});

test('no timer runs while nothing plays', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  const timers = () => page.evaluate(async () => {
    let count = 0;
    const { setInterval: every, setTimeout: once } = window;
    window.setInterval = (...all) => (count += 1) && every(...all);
    const tick = window.auralisTest.ticks();
    await new Promise((done) => once(done, 500));
    Object.assign(window, { setInterval: every });
    return count + window.auralisTest.ticks() - tick;
  });
  assert.equal(await timers(), 0, 'before play');
  await here.play();
  assert.ok(await timers() > 3, 'while it plays');
  await page.click('#play');
  await here.reach('ready');
  await until('rest', async () => (await timers()) === 0);
});

test('what is kept of a visit opens the page where the server is away', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url, { serviceWorkers: 'allow' });
  await here.play();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const kept = () => page.evaluate(async () => (await caches.keys()).length
    && (await (await caches.open('auralis.page')).keys()).map(({ url }) => new URL(url).pathname));
  const files = (await readdir(new URL('../../../web/', import.meta.url)))
    .filter((file) => /\.(js|css|svg|webmanifest)$/.test(file) && file !== 'service_worker.js');
  await until('the whole page to be kept', async () => {
    const paths = (await kept()) || [];
    return files.every((file) => paths.includes(`/${file}`));
  });
  await server.stop();
  await page.reload();
  await page.evaluate(() => document.fonts.ready);
  assert.equal(await page.textContent('#headline'), 'Ready');
  await page.click('#play');
  await until('it to wait for the server', async () =>
    /^(Reconnecting|Connecting)$/.test(await page.textContent('#headline')));
  here.servers.pop();
  await here.serve({}, server.port);
  await until('it to play', async () => await page.textContent('#headline') === 'Playing');
  assert.ok((await kept()).every((path) => !/^\/(stream|listen.*|healthz)$/.test(path)), 'never the sound');
  here.complaints.length = 0; // the browser's own words for a server that is away
});
