// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page's files as they are sent: how many bytes, without what, and which are asked for early.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const WEB = fileURLToPath(new URL('../../../web/', import.meta.url));
/** What is installed: web/CMakeLists.txt. */
const files = readdirSync(WEB).filter((file) => /\.(html|js|css|svg|png|webmanifest)$/.test(file));
const read = (file) => readFileSync(join(WEB, file), 'utf8');

const room = mkdtempSync(join(tmpdir(), 'auralis-copies-'));
after(() => rmSync(room, { recursive: true }));
const made = spawnSync('cmake', [`-DOUT=${room}`, '-DGZIP=gzip', '-P', join(WEB, 'compress.cmake'),
  '--', ...files.map((file) => join(WEB, file))], { encoding: 'utf8' });
assert.equal(made.status, 0, made.stderr);
const copies = readdirSync(room);
const copyOf = (file) => copies.find((copy) => copy.startsWith(`${file}.`));

/** A visitor needs one of them, or none. */
const languages = files.filter((file) => /^words_(?!en)/.test(file));
/** Loaded when they are needed: menu, drawer, more channels, other rooms, insecure addresses. */
const onDemand = ['menu.js', 'sheet.css', 'sleep_timer.js', 'figures.js', 'mix_down.js',
  'scheduled_player.js', 'sync.js', 'sync_menu.js', 'frame_clock.js', 'clock_line.js',
  'clock_pings.js', 'server_clock.js', 'refusal.js', 'flac_recording.js', 'flac_silence.js'];
/** Loaded by those who switch the score on. */
const score = ['score.js', 'score.css', 'score_layout.js', 'score_painter.js', 'score_time.js',
  'glyphs.js', 'spelling.js', 'staff.js', 'voices.js'];
const bytesOf = (list) => list.reduce((sum, file) =>
  sum + statSync(copyOf(file) ? join(room, copyOf(file)) : join(WEB, file)).size, 0);

test('what a visit loads is at most 44 KB, compressed by gzip', () => {
  const later = [...onDemand, ...score, ...languages];
  const bytes = bytesOf(files.filter((file) => !later.includes(file)));
  assert.ok(bytes <= 44 * 1024, `${bytes} bytes`);
  for (const file of languages) assert.ok(bytesOf([file]) <= 2.25 * 1024, file);
  assert.ok(bytesOf(onDemand) <= 13.25 * 1024, `${bytesOf(onDemand)} bytes on demand`);
  assert.ok(bytesOf(score) <= 10 * 1024, `${bytesOf(score)} bytes for the score`);
});

test('compressed copies lack lines of comment and indents, and nothing else', () => {
  for (const file of files.filter((each) => copyOf(each))) {
    const kept = gunzipSync(readFileSync(join(room, copyOf(file)))).toString().split('\n');
    const stripped = /\.(js|css)$/.test(file);
    const gone = read(file).split('\n').filter((line) => {
      if ((stripped ? line.trimStart() : line) !== kept[0]) return true;
      kept.shift();
      return false;
    });
    assert.deepEqual(kept, [], file);
    const odd = gone.filter((line) => !/^ *(\/\/|\/\*|\*|$)/.test(line));
    assert.deepEqual(odd, [], `${file} lost code`);
    if (!stripped) assert.deepEqual(gone, [], 'the notice of the licence stays');
    if (!file.endsWith('.js')) continue;
    const open = read(file).split('\n').filter((line) => !/^ *(\/\/|\/\*|\*)/.test(line) &&
      (line.match(/(?<!\\)`/g) ?? []).length % 2);
    assert.deepEqual(open, [], 'a text longer than its line would lose its indents');
  }
});

/** The modules that one needs, itself not. */
function needs(file, found = new Set()) {
  for (const [, other] of read(file).matchAll(/^(?:import|export)[^;]*?from '\.\/([\w.]+)';/gm)) {
    if (!found.has(other)) needs(other, found.add(other));
  }
  return found;
}

test('the page asks at once for all modules that it and its audio thread need', () => {
  const links = [...read('index.html').matchAll(
    /<link rel="modulepreload" href="([\w.]+)"( data-for="worklet")?>/g)];
  const named = (worklet) => links.filter((link) => Boolean(link[2]) === worklet)
    .map(([, file]) => file);
  assert.deepEqual(named(false), [...needs('app.js')].sort());
  assert.deepEqual(named(true), [...needs('player_worklet.js')].sort());
});

test('the network worker names all modules that it needs, so that none waits for another', () => {
  const named = [...read('network_worker.js').matchAll(/^import (?:.*? from )?'\.\/([\w.]+)';/gm)]
    .map(([, file]) => file);
  assert.deepEqual(named.sort(), [...needs('network_worker.js')].sort());
});

test('no file waits for a test, and none is left unused', () => {
  const used = new Set(['index.html', 'service_worker.js', 'network_worker.js',
    'player_worklet.js']);
  const name = /(?:href="|src="|from '\.\/|import\('\.\/|new URL\(')([\w.]+)['"]/g;
  for (const file of used) {
    for (const [, other] of read(file).matchAll(name)) if (files.includes(other)) used.add(other);
  }
  assert.deepEqual(files.filter((file) => !used.has(file)), []);
});
