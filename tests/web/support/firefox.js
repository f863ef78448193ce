// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A Firefox to test with, as distributions ship it: AURALIS_FIREFOX, or where systems put it.

import { existsSync } from 'node:fs';
import { firefox } from 'playwright-core';

const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** @returns {string|undefined} its path */
export function findFirefox() {
  return process.env.AURALIS_FIREFOX ?? PLACES.find((place) => existsSync(place));
}

/** @param {object} [sound] environment of a sound server; without one there is no sound device */
export async function launch(sound = null) {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('no Firefox found: set AURALIS_FIREFOX to its path');
  return firefox.launch({
    channel: 'moz-firefox', // by WebDriver BiDi, which an unpatched Firefox speaks
    executablePath,
    timeout: 120_000,
    env: { ...process.env, ...sound },
    firefoxUserPrefs: {
      'media.autoplay.default': 0,
      'media.cubeb.backend': 'pulse',
      // A name that is this machine but, unlike localhost, no secure origin.
      'network.dns.localDomains': 'insecure.test',
    },
  });
}
