// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The menu: sharing, recording, figures, languages; by keyboard and for a screen reader.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { violations } from '../support/axe.js';
import { listening, sleep, until } from '../support/listening.js';
import { testSignal } from '../support/wire.js';

const held = listening();

test('axe finds nothing in the menu and in the drawer, light and dark', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await here.play();
  await page.click('#menu summary');
  await page.click('#figures-open');
  await page.locator('#figures output').first().waitFor();
  await page.click('#menu summary');
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], colorScheme);
  }
});

test('the keyboard opens the menu, Escape closes it and goes back', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await page.focus('#menu summary');
  await page.keyboard.press('Enter');
  await page.locator('#share:enabled').waitFor();
  await page.keyboard.press('Tab');
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
  assert.equal(await focus(), 'share');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.getElementById('menu').open), false);
  assert.equal(await focus(), 'SUMMARY');
});

test('a recording has what came, before the button and after it, bit for bit', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await here.play();
  await sleep(500);
  await page.click('#menu summary');
  await page.click('#record');
  await until('the button to be down', async () =>
    await page.getAttribute('#record', 'aria-pressed') === 'true');
  const [, , pressed] = [server.made, await sleep(800), server.made];
  const download = page.waitForEvent('download');
  await page.click('#record');
  const file = await download;
  assert.match(file.suggestedFilename(), /^auralis-.*\.wav$/);
  const bytes = await readFile(await file.path());
  const frames = (bytes.length - 44) / 4;
  assert.equal(bytes.readUInt32LE(40), frames * 4);
  assert.ok(frames > 44100, `${frames} frames`);
  // The signal tells its frame by its angle; from the first on there is one that fits.
  const at = (frame) => testSignal(frame, 44100).map((x) => Math.round(x * 32767));
  const read = (i) => [bytes.readInt16LE(44 + i * 4), bytes.readInt16LE(46 + i * 4)];
  const first = [...Array(pressed).keys()].map((chunk) => chunk * 4410)
    .find((frame) => [0, 1, 2].every((i) => String(read(i)) === String(at(frame + i))));
  assert.ok(first !== undefined, 'it begins at a chunk');
  for (let i = 0; i < frames; i++) {
    if (String(read(i)) !== String(at(first + i))) assert.fail(`frame ${i} differs`);
  }
});

test('a link to share has the settings and no token', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(`${server.url}?token=secret`,
    { permissions: ['clipboard-read', 'clipboard-write'] });
  await here.play();
  await page.click('#menu summary');
  await page.click('#share');
  await until('a word', async () => (await page.textContent('#menu-said')) !== '');
  assert.equal(await page.textContent('#menu-said'), 'The link is copied. Your token is not in it.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /\/#key=D&mode=dorian&/);
  assert.ok(!link.includes('secret'));
});

test('the drawer shows how it plays', async () => {
  const here = held.begin();
  const server = await here.serve();
  const page = await here.open(server.url);
  await here.play();
  await page.click('#menu summary');
  await page.click('#figures-open');
  const said = (at) => page.locator('#figures output').nth(at).textContent();
  await until('the depth', async () => /^\d+ · \d+ ms$/.test(await said(0)));
  await page.locator('#control-key').selectOption('G');
  await until('control to ear', async () => /^\d\.\d\d s$/.test(await said(7)));
  await page.click('#menu summary');
  await page.click('#figures-open');
  await page.locator('#figures').waitFor({ state: 'hidden' });
});

test('the browser\'s language is spoken, and another one on demand', async () => {
  const here = held.begin();
  const server = await here.serve({ hello: { title: 'Tide in B dorian',
    controls: [{ param: 'key', value: 'B', values: ['B'] },
      { param: 'mode', value: 'dorian', values: ['dorian'] },
      { param: 'mood', value: 'tide', values: ['tide'] }] } });
  const page = await here.open(server.url, { locale: 'de-AT' });
  assert.equal(await page.getAttribute('html', 'lang'), 'de');
  assert.equal(await page.textContent('#headline'), 'Bereit');
  assert.equal(await page.getAttribute('#play', 'aria-label'), 'Abspielen');
  await here.play();
  assert.equal(await page.textContent('#title'), 'Tide in H dorisch');
  await page.click('#menu summary');
  await page.selectOption('#language', 'fr');
  await until('French', async () => await page.textContent('#headline') === 'Lecture');
  assert.equal(await page.textContent('#title'), 'Tide en Si dorien');
  assert.equal(await page.textContent('[data-param="key"] label'), 'Tonique');
  assert.equal(await page.locator('#control-key option').first().textContent(), 'Si');
  await page.goto(`${server.url}?lang=ja`);
  await until('Japanese', async () => await page.textContent('#menu summary') === 'メニュー');
  await page.goto(server.url);
  await until('what was chosen', async () => await page.getAttribute('html', 'lang') === 'fr');
});

test('part and chord are told as they are heard, also to one who comes later', async () => {
  const here = held.begin();
  const server = await here.serve({ hello: { section: { frame: 0, name: 'bloom' },
    chord: { frame: 0, name: 'Bbmaj7', pitches: [58] },
    sounding: [{ frame: 0, id: 1, pitch: 50, vel: 0.5, dur: 60, patch: 'drone', pan: 0 }] } });
  const page = await here.open(server.url);
  await here.play();
  await until('both', async () => await page.textContent('#now') === 'Part: Bloom · Chord: B♭maj7');
  assert.equal((await here.stats()).blooms, 1);
  server.say({ type: 'chord', frame: server.nextFrame, name: 'Dm7', pitches: [50] });
  await until('the next', async () => await page.textContent('#now') === 'Part: Bloom · Chord: Dm7');
});
