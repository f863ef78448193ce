// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The score on the page, in Chromium and in Firefox: switched, remembered, drawn, described, calm.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { violations } from '../support/axe.js';
import { launch as launchChromium } from '../support/chromium.js';
import { findFirefox, launch as launchFirefox } from '../support/firefox.js';
import { Listening, until } from '../support/listening.js';

const SOUNDING = [
  { frame: 0, id: 1, pitch: 50, vel: 0.5, dur: 60, patch: 'drone', pan: 0 },
  { frame: 0, id: 2, pitch: 70, vel: 0.5, dur: 60, patch: 'warm-pad', pan: 0 }];
const HELLO = { stream: 'one run', chord: { frame: 0, name: 'Bbmaj7', pitches: [58] }, sounding: SOUNDING };

const browsers = [
  ['Chromium', launchChromium, true],
  ['Firefox', launchFirefox, findFirefox() !== undefined],
];

/** How much covers each of these heights, 0..255; all in spaces of the staff. */
const inkAt = (page, x, heights) => page.evaluate(async (at) => {
  const { app } = await import(new URL('app.js', document.baseURI));
  const { pen, canvas, density, space, top } = app.score.painter;
  const column = pen.getImageData(at.x * space * density, 0, 1, canvas.height).data;
  return at.heights.map((y) => column[4 * Math.round((top + y * space) * density) + 3]);
}, { x, heights });

/** How many pictures are drawn while `action` goes on. */
const pictures = async (page, action) => {
  await page.evaluate(async () => {
    const { app } = await import(new URL('app.js', document.baseURI));
    const { painter } = app.score;
    const { paint } = Object.getPrototypeOf(painter);
    window.pictures = 0;
    painter.paint = (scene) => {
      window.pictures += 1;
      window.scene = { nowX: scene.moment.nowX, left: scene.moment.left };
      paint.call(painter, scene);
    };
  });
  await action();
  return page.evaluate(() => window.pictures);
};

/** What a server says, where there is no line to it. */
const tell = (page, message) => page.evaluate(async (text) => {
  const { parseText } = await import(new URL('protocol.js', document.baseURI));
  const { app } = await import(new URL('app.js', document.baseURI));
  app.fromNetwork({ type: 'text', message: parseText(text) });
}, JSON.stringify(message));

/** For a browser that has no sound device: a player that only counts frames, from three seconds on. */
const pretend = async (page, hello) => {
  await page.evaluate(async (rate) => {
    const { app } = await import(new URL('app.js', document.baseURI));
    const began = performance.now() - 3000;
    const heardFrame = () => (app.player.stats.state === 'playing'
      ? Math.round((performance.now() - began) / 1000 * rate) : 0);
    Object.assign(app.player, { poll: () => {}, heardFrame });
    app.player.stats = { ...app.player.stats, state: 'playing', rate };
    app.keepPage = () => {};
    app.wanted = true;
    app.wake();
  }, hello.rate);
  await tell(page, hello);
};
const rest = (page) => page.evaluate(async () => {
  const { app } = await import(new URL('app.js', document.baseURI));
  app.player.stats = { ...app.player.stats, state: 'idle' };
  app.pause();
});

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const label = (page) => page.getAttribute('#score canvas', 'aria-label');

for (const [name, launch, there] of browsers) {
  describe(name, { skip: !there && `no ${name}` }, () => {
    let browser;
    let here;
    before(async () => (browser = await launch()));
    after(() => browser?.close());
    beforeEach(() => (here = new Listening(browser)));
    afterEach(async () => {
      await here.close();
      assert.deepEqual(here.complaints, []);
    });
    const play = (server) => (name === 'Firefox' ? pretend(here.page, server.hello) : here.play());
    const pause = () => (name === 'Firefox' ? rest(here.page) : here.page.click('#play'));

    const choose = async (page) => {
      await page.click('#menu summary');
      await page.locator('#score-open:enabled').click();
      await page.keyboard.press('Escape');
    };

    test('the menu switches it on and off; it is remembered, and the address has the last word', async () => {
      const server = await here.serve({ hello: HELLO });
      const page = await here.open(server.url);
      await play(server);
      const loaded = () => page.evaluate(() => performance.getEntriesByType('resource')
        .filter(({ name: file }) => /score|spelling|glyphs|staff/.test(file)).length);
      assert.equal(await loaded(), 0, 'nothing of it is loaded before');
      await choose(page);
      await page.locator('#score canvas').waitFor();
      assert.ok(await loaded() > 4);
      assert.equal(await page.locator('#canvas').isVisible(), false);
      assert.equal(await page.getAttribute('#score-open', 'aria-pressed'), 'true');
      await until('what sounds since before', async () => /D3, B♭4/.test(await label(page)));
      await page.reload();
      await page.locator('#score canvas').waitFor();
      await page.goto(`${server.url}?view=blooms`);
      await page.locator('#canvas').waitFor();
      assert.equal(await page.locator('#score').isVisible(), false);
      await page.goto(`${server.url}?view=score`);
      await page.locator('#score canvas').waitFor();
      await choose(page);
      await page.locator('#score').waitFor({ state: 'hidden' });
      await page.goto(server.url);
      await page.locator('#canvas').waitFor();
      assert.equal(await page.locator('#score').isVisible(), false);
    });

    test('notes, their lengths and accidentals are drawn where they belong', async () => {
      const server = await here.serve({ hello: HELLO });
      const page = await here.open(`${server.url}?view=score`);
      await play(server);
      await until('the legend', async () => await page.locator('.voices li').count() === 2);
      await pictures(page, () => until('a picture', () => page.evaluate(() => window.scene)));
      const { nowX } = await page.evaluate(() => window.scene);
      // B flat stands on the treble's middle line, D in the bass's middle: bars up to now, and beyond.
      const [high, low, nothing, line] = await inkAt(page, nowX - 1, [2, 11, 6.5, 0]);
      assert.ok(high > line + 20 && low > line + 20 && nothing === 0, `${[high, low, nothing, line]}`);
      const shapes = await page.locator('.voices path')
        .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
      assert.equal(new Set(shapes).size, 2, 'each voice has a shape');
    });

    test('it says what sounds to those who look it up, in their language, and calls nothing out', async () => {
      const hello = { ...HELLO, title: 'Tide in Bb ionian', controls: [
        { param: 'key', value: 'Bb', values: ['Bb', 'B'] },
        { param: 'mode', value: 'ionian', values: ['ionian'] },
        { param: 'mood', value: 'tide', values: ['tide'] }] };
      const server = await here.serve({ hello });
      const page = await here.open(`${server.url}?view=score&lang=de`);
      await play(server);
      await until('German', async () => await label(page) ===
        'Notenschrift · B ionisch · Akkord: B♭maj7 · Es klingen: D3, B4');
      if (name === 'Firefox') await tell(page, { type: 'control', param: 'key', value: 'B', frame: 0 });
      else server.echo('key', 'B');
      await until('the other key', async () => /H ionisch.*D3, Ais4/.test(await label(page)));
      assert.equal(await page.locator('#score [aria-live], #score [role=status], #score output').count(), 0);
      assert.equal(await page.getAttribute('#score canvas', 'role'), 'img');
    });

    test('nothing is drawn while the page is hidden or nothing plays', async () => {
      const server = await here.serve({ hello: HELLO });
      const page = await here.open(`${server.url}?view=score`);
      await play(server);
      assert.ok(await pictures(page, () => until('pictures', () => page.evaluate(() => window.pictures > 3))));
      const hide = (hidden) => page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
      await hide(true);
      await sleep(100);
      assert.equal(await pictures(page, () => sleep(500)), 0);
      const kept = await page.evaluate(async () => {
        const { app } = await import(new URL('app.js', document.baseURI));
        for (let frame = 0; frame < 2000 * 44100; frame += 44100) {
          app.score.heard({ type: 'note', frame, pitch: 60, dur: 2, patch: 'pad' });
        }
        return app.score.layout.entries.length;
      });
      assert.ok(kept < 100, `${kept} notes are kept`);
      await hide(false);
      await until('pictures again', () => page.evaluate(() => window.pictures > 3));
      await pause();
      await here.reach('ready');
      await sleep(500);
      assert.equal(await pictures(page, () => sleep(500)), 0);
      assert.match(await label(page), /^Score · D dorian/);
    });

    test('axe finds nothing, and nothing sticks out, from a narrow phone to a desktop', async () => {
      const server = await here.serve({ hello: HELLO });
      const page = await here.open(`${server.url}?view=score`);
      await play(server);
      for (const [width, height] of [[320, 568], [390, 664], [740, 360], [1280, 800]]) {
        await page.setViewportSize({ width, height });
        const seen = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          out: [...document.querySelectorAll('main *, header *')].filter((node) => {
            const { left, right, width: w } = node.getBoundingClientRect();
            return w > 0 && (left < 0 || right > innerWidth);
          }).map((node) => node.outerHTML.slice(0, 60)),
          low: document.getElementById('play').getBoundingClientRect().bottom,
          high: document.querySelector('#score canvas').getBoundingClientRect().height,
        }));
        assert.deepEqual(seen.out, []);
        assert.ok(seen.wide <= width, `${seen.wide} wide`);
        assert.ok(seen.low <= height, `the button ends at ${seen.low} of ${height}`);
        assert.ok(seen.high >= 130, `a score ${seen.high} high`);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await violations(page), [], `${colorScheme}, ${width}`);
        }
      }
    });

    // Playwright asks no Firefox of the distributions for either.
    const asked = { skip: name === 'Firefox' && 'cannot be asked for' };
    test('with reduced motion what is written stands still, in forced colours it has those', asked, async () => {
      const server = await here.serve({ hello: HELLO });
      const page = await here.open(`${server.url}?view=score`,
        { forcedColors: 'active', reducedMotion: 'reduce' });
      await play(server);
      await pictures(page, () => until('a picture', () => page.evaluate(() => window.scene)));
      const one = await page.evaluate(() => window.scene);
      assert.ok(await pictures(page, () => sleep(1200)) <= 4, 'few pictures');
      const other = await page.evaluate(() => window.scene);
      assert.ok(other.nowX > one.nowX, 'the mark moves, the page does not');
      const [ink, canvas] = await page.evaluate(async () => {
        const { app } = await import(new URL('app.js', document.baseURI));
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = 'CanvasText';
        return [app.score.painter.ink, getComputedStyle(probe).color];
      });
      assert.equal(ink, canvas);
    });
  });
}
