// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Chromium to test with: AURALIS_CHROMIUM, or where systems put it.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  // A name that is this machine but, unlike localhost, no secure origin.
  '--host-resolver-rules=MAP insecure.test 127.0.0.1'];

/** @param {object} [sound] environment of a sound server; without one the browser is mute */
export async function launch(sound = null) {
  const executablePath = process.env.AURALIS_CHROMIUM ?? PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('no Chromium found: set AURALIS_CHROMIUM to its path');
  // It leaves files of its own in TMPDIR: here in one that goes with it.
  const room = mkdtempSync(join(tmpdir(), 'auralis-chromium-'));
  const clear = () => rmSync(room, { recursive: true, force: true });
  try {
    const browser = await chromium.launch({
      executablePath,
      args: ARGS,
      ignoreDefaultArgs: sound ? ['--mute-audio'] : [],
      env: { ...process.env, ...sound, TMPDIR: room },
    });
    browser.on('disconnected', clear);
    return browser;
  } catch (error) {
    clear();
    throw error;
  }
}
