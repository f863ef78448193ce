// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A PulseAudio of our own with null sinks: what left a browser, as frames.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 44100;

export const hasSoundServer = () => ['pulseaudio', 'parec'].every((program) =>
  spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);

export class SoundServer {
  /** @param {string[]} sinks names of sound devices */
  constructor(sinks = ['one']) {
    this.sinks = sinks;
  }

  async start() {
    this.room = mkdtempSync(join(tmpdir(), 'auralis-sound-'));
    const socket = join(this.room, 'socket');
    const modules = [`module-native-protocol-unix socket=${socket} auth-anonymous=1`,
      ...this.sinks.map((name) =>
        `module-null-sink sink_name=${name} rate=${RATE} format=float32le channels=2`)];
    this.home = { HOME: this.room, XDG_RUNTIME_DIR: this.room, PULSE_SERVER: `unix:${socket}` };
    const options = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no',
      '--disable-shm=yes', '--realtime=no'];
    this.process = spawn('pulseaudio', [...options, ...modules.flatMap((each) => ['-L', each])],
      { env: { ...process.env, ...this.home }, stdio: 'ignore' });
    for (let i = 0; i < 200 && !existsSync(socket); i++) await new Promise((f) => setTimeout(f, 50));
    return this;
  }

  /** A program that is to sound from a sink, with room for a busy machine. @returns {object} */
  environment(sink = this.sinks[0]) {
    return { PULSE_SERVER: this.home.PULSE_SERVER, PULSE_SINK: sink, PULSE_LATENCY_MSEC: '500' };
  }

  /** Takes down what a sink plays until `action` is over. @returns {Float32Array[]} two channels */
  async record(action, sink = this.sinks[0]) {
    const recorder = spawn('parec', ['-d', `${sink}.monitor`, '--format=float32le',
      `--rate=${RATE}`, '--channels=2', '--raw'],
    { env: { ...process.env, ...this.home }, stdio: ['ignore', 'pipe', 'ignore'] });
    const pieces = [];
    recorder.stdout.on('data', (piece) => pieces.push(piece));
    await action();
    const over = new Promise((done) => recorder.on('close', done));
    recorder.kill();
    await over;
    const bytes = Uint8Array.from(Buffer.concat(pieces));
    const all = new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 8) * 2);
    return [0, 1].map((c) => Float32Array.from({ length: all.length / 2 }, (_, i) => all[2 * i + c]));
  }

  async stop() {
    const over = new Promise((done) => this.process.on('close', done));
    this.process.kill();
    await over;
    rmSync(this.room, { recursive: true, force: true });
  }
}
