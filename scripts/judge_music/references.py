# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Pieces made to say what the figures mean: a loop, loops of incommensurable lengths, random notes.

seven loops   a note of 6 s each, the lengths of Brian Eno's Music for Airports 2/1 as usually told
many loops    48 of them, 20 to 40 s long, a note of 1 to 5 s each"""

import json
import random

from .piece import Piece

NAMES = ("27 s loop", "seven loops", "many loops", "random notes")
LENGTHS = (17.8125, 19.6875, 21.3125, 23.5, 25.875, 27.0625, 29.9375)
PITCHES = (53, 56, 60, 61, 63, 65, 68)


def notes_of(name, draw):
    if name == "27 s loop":
        loop = [(draw.uniform(0, 26), draw.randint(48, 76), draw.uniform(1, 5)) for _ in range(24)]
        return [(27 * k + t, p, d) for k in range(23) for t, p, d in loop]
    notes = []
    if name == "seven loops":
        for length, pitch in zip(LENGTHS, PITCHES):
            first = draw.uniform(0, length)
            notes += [(first + k * length, pitch, 6) for k in range(int(590 / length))]
        return notes
    if name == "many loops":
        for _ in range(48):
            length, pitch, seconds = draw.uniform(20, 40), draw.randint(48, 76), draw.uniform(1, 5)
            first = draw.uniform(0, length)
            notes += [(first + k * length, pitch, seconds) for k in range(30)]
        return notes
    t = 0
    while t < 590:
        notes.append((t, draw.randint(36, 96), draw.uniform(0.5, 5)))
        t += draw.expovariate(1)
    return notes


def reference(name, seed=1):
    lines = [{"type": "header", "t": 0, "format": "auralis-events", "version": 1, "seed": seed,
              "key": "C", "mode": "chromatic", "bpm": 60, "intensity": 0.5, "complexity": 0.5,
              "mood": name}]
    notes = sorted(n for n in notes_of(name, random.Random(seed)) if n[0] < 595)
    for i, (t, pitch, length) in enumerate(notes):
        lines.append({"type": "note", "t": round(t, 6), "id": i, "pitch": pitch, "vel": 0.6,
                      "dur": round(length, 6), "patch": "warm", "pan": 0})
    lines.append({"type": "end", "t": 600, "events": len(lines)})
    return Piece(name, "\n".join(json.dumps(line) for line in lines))
