// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page of scripts/listen: blind, in an order of chance, its notes kept and saved.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { violations } from '../support/axe.js';
import { launch } from '../support/chromium.js';

const source = new URL('../../../scripts/listening/page.html', import.meta.url);
const pieces = [1, 2, 3, 4].map((seed) => ({ mood: 'tide', seed, file: `sound/${seed}.wav` }));
let browser, folder, url;

before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'listen-'));
  const text = await readFile(source, 'utf8');
  assert.ok(text.includes('/* pieces */ []'));
  await writeFile(join(folder, 'index.html'), text.replace('/* pieces */ []', JSON.stringify(pieces)));
  url = pathToFileURL(join(folder, 'index.html')).href;
});

after(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function saved(page, button) {
  const download = page.waitForEvent('download');
  await page.click(button);
  return readFile(await (await download).path(), 'utf8');
}

test('names are hidden until they are asked for, and notes say who had seen them', async () => {
  const page = await browser.newPage();
  await page.goto(url);
  assert.equal(await page.locator('#pieces tr').count(), pieces.length);
  assert.ok(!(await page.innerText('#pieces')).includes('tide'));
  await page.locator('#pieces tr').nth(0).getByLabel('yes').check();
  await page.locator('#pieces tr').nth(0).getByLabel('Why').fill('calm, "clear"');
  await page.check('#names');
  assert.ok((await page.innerText('#pieces')).includes('tide'));
  await page.locator('#pieces tr').nth(1).getByLabel('no').check();

  const rows = JSON.parse(await saved(page, '#json'));
  assert.deepEqual(rows.map((row) => row.seed).sort(), [1, 2, 3, 4]);
  assert.deepEqual([rows[0].answer, rows[0].why, rows[0].revealed], ['yes', 'calm, "clear"', false]);
  assert.deepEqual([rows[1].answer, rows[1].revealed], ['no', true]);
  const lines = (await saved(page, '#csv')).split('\r\n');
  assert.equal(lines[1], `"1","tide","${rows[0].seed}","yes","calm, ""clear""","false"`);
  assert.deepEqual(await violations(page), []);
  await page.close();
});

test('order and notes are there again when the page is opened again', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('#pieces tr').nth(2).getByLabel('yes').check();
  const before = await saved(page, '#json');
  await page.reload();
  assert.equal(await saved(page, '#json'), before);
  await context.close();
});
