// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Pictures of the page: node screenshot.mjs URL DIRECTORY [SECONDS].

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from './support/chromium.js';

const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  narrow: { width: 320, height: 640 },
};

const [url, directory, seconds = '8'] = process.argv.slice(2);
if (!url || !directory) {
  process.stderr.write('screenshot.mjs: needs URL and DIRECTORY\n');
  process.exit(2);
}

async function take(browser, size, colorScheme) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme });
  const page = await context.newPage();
  const save = (state) =>
    page.screenshot({ path: join(directory, `${size}-${colorScheme}-${state}.png`) });
  await page.goto(url);
  await page.waitForTimeout(300);
  await save('ready');
  await page.click('#play');
  await page.waitForTimeout(Number(seconds) * 1000);
  await save('playing');
  await context.close();
}

await mkdir(directory, { recursive: true });
const browser = await launch();
for (const size of Object.keys(SIZES)) {
  for (const colorScheme of ['light', 'dark']) await take(browser, size, colorScheme);
}
await browser.close();
