// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The page on a port, with a slow chord progression behind it: npm run serve [-- PORT].

import { ambientNotes, ambientSignal } from './ambient.js';
import { FakeServer } from './fake_server.js';

const server = new FakeServer({ signal: ambientSignal, notes: ambientNotes });
server.port = Number(process.argv[2] ?? 8080);
await server.start();
process.stdout.write(`${server.url}\n`);
