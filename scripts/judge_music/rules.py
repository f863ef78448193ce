# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A piece's gates -> where they break the rules of voice leading, and how well the pad keeps tones.

crowd     more than 8 notes sounding at once
low       below C3 more than two sounding notes, or an interval smaller than a fifth
clash     two notes within two semitones, no unison, for more than 4 s together
silence   no gate open for more than 15 s

The texture's noises have a pitch in the event and none to the ear: crowd and silence count them,
low and clash do not. Gates that overlap by less than a hundredth of a second do not sound together."""

from collections import Counter
from typing import NamedTuple

MOST_NOTES = 8
C3 = 48
MOST_LOW = 2
LOW_INTERVAL = 7
CLOSE = 2
CLASH_SECONDS = 4 + 1e-5  # times are rounded to microseconds
SILENCE_SECONDS = 15
OVERLAP = 0.01
HELD = 0.25  # s that a pad's note must share with a chord to be one of its


class Violation(NamedTuple):
    rule: str
    t: float
    layers: tuple  # of the two notes, or of all that sound
    what: str


def most_together(notes):
    """[(t, notes sounding)] at every onset, gates shortened by OVERLAP."""
    found, sounding = [], []
    for note in sorted(notes):
        sounding = [other for other in sounding if other.end - OVERLAP > note.t]
        sounding.append(note)
        found.append((note.t, list(sounding)))
    return found


def pairs_together(notes):
    """(earlier note, later one, seconds) of all that sound together."""
    for t, sounding in most_together(notes):
        new = sounding[-1]
        for other in sounding[:-1]:
            yield other, new, min(other.end, new.end) - t


def layers_of(*notes):
    return tuple(sorted(note.layer for note in notes))


def crowds(notes, rule):
    for t, sounding in most_together(notes):
        if len(sounding) > MOST_NOTES:
            counts = Counter(note.layer for note in sounding)
            what = " + ".join(f"{n} {layer}" for layer, n in sorted(counts.items()))
            yield Violation(rule, t, tuple(sorted(counts)), f"{len(sounding)}: {what}")


def low_register(notes):
    for t, sounding in most_together([note for note in notes if note.pitch < C3]):
        if len(sounding) > MOST_LOW:
            yield Violation("low: notes", t, layers_of(*sounding),
                            " ".join(f"{n.pitch:g}" for n in sounding))
    for first, second, seconds in pairs_together(notes):
        interval = abs(first.pitch - second.pitch)
        if min(first.pitch, second.pitch) < C3 and interval < LOW_INTERVAL:
            rule = "low: interval" if interval else "low: unison"
            yield Violation(rule, second.t, layers_of(first, second),
                            f"{first.pitch:g} {second.pitch:g} for {seconds:.1f} s")


def clashes(notes):
    for first, second, seconds in pairs_together(notes):
        if 0 < abs(first.pitch - second.pitch) <= CLOSE and seconds > CLASH_SECONDS:
            yield Violation("clash", second.t, layers_of(first, second),
                            f"{first.pitch:g} {second.pitch:g} for {seconds:.1f} s")


def silences(piece):
    """(t, seconds) of every time without an open gate."""
    until = 0.0
    for note in piece.notes:
        if note.t > until:
            yield until, note.t - until
        until = max(until, note.end)
    if piece.length > until:
        yield until, piece.length - until


def violations(piece):
    pitched = [note for note in piece.notes if note.layer != "texture"]
    found = list(crowds(piece.notes, "crowd: all"))
    found += crowds([n for n in pitched if n.layer != "drone"], "crowd: no drone, no texture")
    found += low_register(pitched)
    found += clashes(pitched)
    found += [Violation("silence", t, (), f"{seconds:.1f} s") for t, seconds in silences(piece)
              if seconds > SILENCE_SECONDS]
    return found


def figures(piece):
    """The most that each rule bounds."""
    pitched = [note for note in piece.notes if note.layer != "texture"]
    count = lambda notes: max((len(s) for _, s in most_together(notes)), default=0)
    return {"together": count(piece.notes),
            "together, no drone, no texture": count([n for n in pitched if n.layer != "drone"]),
            "below C3 together": count([n for n in pitched if n.pitch < C3]),
            "longest silence": max((seconds for _, seconds in silences(piece)), default=0.0),
            **common_tones(piece)}


def common_tones(piece, layer="pad"):
    """Of the pad's pitches whose class is in the next chord too, how many stay where they are; and
    how many of those go on in one gate."""
    pad = piece.of_layer(layer)
    edges = [t for t, _ in piece.chords] + [piece.length]
    held = [{note.pitch for note in pad if min(note.end, end) - max(note.t, t) > HELD}
            for t, end in zip(edges, edges[1:])]
    common = kept = tied = 0
    for i in range(len(held) - 1):
        if not held[i] or not held[i + 1]:
            continue
        shared = {p for p in held[i] if round(p) % 12 in piece.chords[i + 1][1]}
        stay = shared & held[i + 1]
        common += len(shared)
        kept += len(stay)
        edge = edges[i + 1]
        tied += len({n.pitch for n in pad if n.t < edge - HELD and n.end > edge + HELD} & stay)
    return {"common tones kept": kept / common if common else float("nan"),
            "common tones tied": tied / common if common else float("nan")}
