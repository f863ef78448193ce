# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A piece's notes -> whether they keep to the announced scale and grid, and to lines of their own."""

import bisect
from collections import Counter

from .piece import at

GRAM = 8


def in_scale(piece):
    """Shares of notes in the scale, and in the announced chord though not in the scale."""
    inside = borrowed = 0
    for note in piece.notes:
        pc = round(note.pitch) % 12
        if pc in piece.scale_at(note.t):
            inside += 1
        elif piece.chords and pc in at(piece.chords, note.t):
            borrowed += 1
    total = max(len(piece.notes), 1)
    return inside / total, borrowed / total


def sixteenths(piece, times):
    """Where times lie, in sixteenths of the announced tempo from the beginning."""
    starts = [t for t, _ in piece.settings]
    beats = [0.0]
    for (t0, s), (t1, _) in zip(piece.settings, piece.settings[1:]):
        beats.append(beats[-1] + (t1 - t0) * s["bpm"] / 60)
    places = []
    for t in times:
        i = bisect.bisect_right(starts, t + 1e-9) - 1
        places.append(4 * (beats[i] + (t - starts[i]) * piece.settings[i][1]["bpm"] / 60))
    return places


def on_grid(piece):
    """Share of onsets on sixteenths."""
    places = sixteenths(piece, [note.t for note in piece.notes])
    return sum(abs(p - round(p)) < 0.01 for p in places) / max(len(places), 1)


def grams(piece):
    """The n-grams of (interval, duration in sixteenths) of every patch's line."""
    lines = {}
    bpm = piece.settings[0][1]["bpm"]
    for note in piece.notes:
        lines.setdefault(note.patch, []).append((note.pitch, round((note.end - note.t) * bpm / 15)))
    found = set()
    for patch, line in lines.items():
        steps = [(b[0] - a[0], a[1]) for a, b in zip(line, line[1:])]
        found |= {(patch, *steps[i:i + GRAM]) for i in range(len(steps) - GRAM + 1)}
    return found


def shared(found):
    """For each of some pieces' grams the share that any other piece has as well, the largest share
    that a single one has, and how many of the first are each patch's."""
    shares = []
    for i, mine in enumerate(found):
        others = [other for j, other in enumerate(found) if j != i]
        common = mine & set().union(*others)
        size = max(len(mine), 1)
        shares.append({"shared": len(common) / size,
                       "shared with one": max((len(mine & o) for o in others), default=0) / size,
                       "shared by patch": dict(Counter(gram[0] for gram in common).most_common())})
    return shares
