// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page's words in English.

export const TEXTS = {
  play: 'Play',
  pause: 'Pause',
  player: 'Player',
  controls: 'Controls',
  volume: 'Volume',
  subtitle: 'Generative ambient music',
  title: '{0} in {1} {2}',
  part: 'Part',
  chord: 'Chord',

  ready: 'Ready',
  pressPlay: 'Press play to listen',
  paused: 'Paused',
  goesOn: 'Play goes on live',
  playing: 'Playing',
  buffer: 'Buffer {0} ms',
  buffering: 'Buffering',
  connecting: 'Connecting',
  looking: 'Looking for the stream',
  lost: 'Connection lost',
  playsOn: 'Playing on; {0}',
  reconnecting: 'Reconnecting',
  retryIn: 'trying again in {0} s',
  tryingNow: 'Trying now',
  ended: 'The stream has ended',
  lookAgain: 'Press play to look again',
  lastMoments: 'The last moments of this stream',
  heldBack: 'Held back',
  noDevice: 'The browser does not start the sound: is there a sound device?',
  cannotPlay: 'Cannot play here',
  cannotPlayStream: 'Cannot play this stream',
  noAudio: 'this browser has no Web Audio',
  notStarted: 'the player did not start: {0}',
  insecure: 'a secure address (https) would play steadier, with less delay',
  damaged: 'damaged messages skipped: {0}',

  readOnly: 'This stream can be heard but not steered from here.',
  nothing: 'This stream offers nothing to steer.',
  asleep: 'The controls wake up when the stream plays.',
  adrift: 'The controls come back with the connection.',
  unanswered: '{0}: the server did not answer; it is back where it was.',
  heardAfter: '{0}: heard after {1} s',
  'not-allowed': '{0}: you may listen here, but not steer.',
  'out-of-range': '{0}: this value is not offered.',
  'unknown-param': '{0} is not offered here.',
  'too-fast': '{0}: too many changes at once; try again.',
  'nobody-composes': '{0}: no composer listens to this stream’s controls.',
  busy: '{0}: the composer is busy; try again.',

  menu: 'Menu',
  share: 'Share this sound',
  shared: 'The link is copied.',
  sharedHere: 'The link is in the address bar.',
  noToken: 'Your token is not in it.',
  sleep: 'Sleep timer',
  off: 'Off',
  minutes: '{0} min',
  record: 'Record',
  recordHint: 'Keeps the last minutes, too',
  sync: 'Sync with other rooms',
  deviceDelay: 'Delay of this device',
  click: 'Click every second',
  clickHint: 'In all rooms: move the slider until they click as one',
  inStep: 'In step within {0} ms',
  notYet: 'Looking for the common time',
  noSchedule: 'This server tells no common time',
  save: 'Save {0}',
  figures: 'How it plays',
  language: 'Language',
  others: 'Other players',
  playlist: 'Playlist',

  depth: 'Buffer · target',
  jitter: 'Jitter',
  histogram: 'Delay of chunks',
  drift: 'Clock drift',
  rate: 'Rate',
  exact: 'bit for bit',
  underruns: 'Underruns',
  toEar: 'Control to ear',
  roundTrip: 'Round trip',
};

/** By a parameter's name; what is not here is shown as it is called. */
export const PARAMS = {
  key: 'Key',
  mode: 'Mode',
  mood: 'Mood',
  bpm: 'Tempo',
  intensity: 'Intensity',
  complexity: 'Melody',
};

/** The stream's own names are English. */
export const NAMES = {};

/** C to B. */
export const KEYS = 'C D E F G A B'.split(' ');
