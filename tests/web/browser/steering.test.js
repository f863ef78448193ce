// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The controls: a move is sent, is pending, settles on the server's echo.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listening, until } from '../support/listening.js';

const held = listening();

/** Playing at a server, with a look at its controls. */
async function steering(options) {
  const here = held.begin();
  const server = await here.serve(options);
  const page = await here.open(server.url);
  await here.play();
  const shown = (param) => page.evaluate((name) => {
    const node = document.querySelector(`[data-param="${name}"]`);
    return [node.querySelector('input, select').value, node.dataset.pending === 'true'];
  }, param);
  const shows = (param, ...expected) => until(`${param} to be ${expected}`, async () =>
    String(await shown(param)) === String(expected));
  const sent = (param) => server.received.filter((message) => message.param === param);
  const arrived = (param) => until(`${param} at the server`, () => sent(param).length > 0);
  const input = (param) => page.locator(`#control-${param}`);
  return { here, server, page, input, shows, sent, arrived };
}

test('a move is sent, pending until it is heard, and others\' moves show', async () => {
  const { here, server, page, input, shows, sent, arrived } = await steering();
  server.echoing = false;
  await input('bpm').fill('72');
  await shows('bpm', '72', true);
  await arrived('bpm');
  assert.deepEqual(sent('bpm'), [{ type: 'control', param: 'bpm', value: 72 }]);
  server.echo('intensity', 0.75);
  await shows('intensity', '0.75', false);
  await shows('bpm', '72', true);
  const frame = server.nextFrame + 22050;
  server.say({ type: 'control', param: 'bpm', value: 72, frame });
  let last = 0;
  await until('the change to be heard', async () => {
    const { streamFrame } = await here.stats();
    const pending = await page.getAttribute('[data-param="bpm"]', 'data-pending');
    if (pending === 'true') last = streamFrame;
    return pending === 'false';
  });
  assert.ok(last > frame - 22050, `settled after ${last}, heard from ${frame}`);
  await until('how long it took', async () =>
    /^Tempo: heard after \d\.\d s$/.test(await page.textContent('#note')));
  server.echoing = true;
  await input('mode').selectOption('lydian');
  await shows('mode', 'lydian', false);
  assert.deepEqual(sent('mode'), [{ type: 'control', param: 'mode', value: 'lydian' }]);
  server.echo('key', 'F#');
  await shows('key', 'F#', false);
});

// Who pressed play before the piece began could not choose a mood of its own.
test('what a piece offers as it begins can be chosen', async () => {
  const { server, page, input, shows, sent } = await steering();
  const controls = [{ param: 'mood', value: 'tide', values: ['tide', 'own'] },
    { param: 'bpm', value: 60, min: 40, max: 90, unit: 'bpm' }];
  server.say({ type: 'offer', controls });
  await until('the new choice', async () => (await input('mood').locator('option').count()) === 2);
  assert.equal(await input('bpm').getAttribute('max'), '90');
  assert.equal(await page.locator('[data-param]').count(), 2, 'what is not offered is gone');
  await input('mood').selectOption('own');
  await shows('mood', 'own', false);
  assert.deepEqual(sent('mood'), [{ type: 'control', param: 'mood', value: 'own' }]);
});

test('the server\'s refusal puts the control back and is shown', async () => {
  const { server, page, input, shows, arrived } = await steering();
  server.echoing = false;
  await input('bpm').fill('150');
  await arrived('bpm');
  server.say({ type: 'error', code: 'refused', message: 'bpm is not yours to move' });
  await shows('bpm', '60', false);
  assert.equal(await page.textContent('#note'), 'bpm is not yours to move');
  await input('bpm').fill('199');
  server.say({ type: 'error', code: 'nobody-composes', message: 'no composer', param: 'bpm' });
  await until('it in the page\'s own words', async () =>
    /^Tempo: no composer listens/.test(await page.textContent('#note')));
});

test('the settings in the address are asked for, once, and what is not offered is told',
  async () => {
    const here = held.begin();
    const server = await here.serve();
    const page = await here.open(`${server.url}#mood=dusk&key=G&bpm=60&mode=nonsense`);
    await here.play();
    const sent = () => server.received.filter(({ type }) => type === 'control')
      .map(({ param, value }) => [param, value]);
    await until('both', () => sent().length === 2);
    assert.deepEqual(sent(), [['mood', 'dusk'], ['key', 'G']], 'the tempo is so already');
    assert.equal(await input(page, 'mood'), 'dusk');
    server.drop();
    await until('another line', () => server.connections === 2);
    await here.reach('playing');
    await page.locator('#control-key').selectOption('A');
    await until('a third', () => sent().length === 3);
    assert.match(page.url(), /#key=A&/, 'the address goes with it');
  });

const input = (page, param) => page.locator(`#control-${param}`).inputValue();

test('who may not steer does not, whatever the address says', async () => {
  const here = held.begin();
  const server = await here.serve({ hello: { steer: false } });
  const page = await here.open(`${server.url}#mood=dusk`);
  await here.play();
  assert.match(await page.textContent('#note'), /not steered from here/);
  assert.deepEqual(server.received.filter(({ type }) => type === 'control'), []);
});

test('two pages at a stream are in step', async () => {
  const here = held.begin();
  const server = await here.serve();
  const one = await here.open(server.url);
  await here.play();
  const other = await here.context.newPage();
  await other.goto(server.url);
  await other.click('#play');
  await until('the other to play', async () => await other.textContent('#headline') === 'Playing');
  await one.locator('#control-mood').selectOption('glass');
  await until('it on the other', async () => await input(other, 'mood') === 'glass');
  await other.locator('#control-bpm').fill('90');
  await until('it on the one', async () => await input(one, 'bpm') === '90');
});

test('a mood says what it is like', async () => {
  const { server, page, input: at, shows } = await steering();
  server.say({ type: 'offer', controls: [{ param: 'mood', value: 'tide', values: ['own', 'tide'],
    descriptions: ['', 'calm water'] }] });
  await until('its description', async () => await page.textContent('#note') === 'calm water');
  assert.equal(await at('mood').getAttribute('title'), 'calm water');
  await at('mood').selectOption('own');
  await shows('mood', 'own', false);
});

test('a drag is thinned out, and its last value always arrives', async () => {
  const { page, shows, sent } = await steering();
  const tookMs = await page.evaluate(async () => {
    const slider = document.getElementById('control-complexity');
    const begin = performance.now();
    for (let i = 0; i <= 50; i++) {
      slider.value = String(i / 50);
      slider.dispatchEvent(new Event('input'));
      await new Promise((done) => setTimeout(done, 10));
    }
    return performance.now() - begin;
  });
  await shows('complexity', '1', false);
  const values = sent('complexity').map(({ value }) => value);
  assert.equal(values.at(-1), 1);
  const most = tookMs / 50 + 2;
  assert.ok(values.length >= 4 && values.length <= most, `${values.length} sent in ${tookMs} ms`);
});

test('where steering is not allowed the controls rest, and it is said why', async () => {
  const { server, page, input } = await steering({ hello: { steer: false } });
  assert.ok(await input('bpm').isDisabled());
  assert.match(await page.textContent('#note'), /not steered from here/);
  server.echo('bpm', 99);
  await until('the tempo of others', async () => (await input('bpm').inputValue()) === '99');
});

test('a stream without controls says so', async () => {
  const { page, input } = await steering({ hello: { controls: [] } });
  assert.ok(await input('bpm').isDisabled());
  assert.match(await page.textContent('#note'), /nothing to steer/);
});
