# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A piece's melody -> its longest run of notes that stands in the corpus.

A note is a step of the scale and its time until the next note, in units of half a pulse of the mood
and half a beat of the corpus, as lengths go into the alphabet of the chain. A run is a copy wherever in
the scale it begins: a moved one counts, by any number of steps. A corpus of another size of scale is
laid over this one as the composer lays it, by the nearest step in the octave.

A syncopated note came half a pulse early after it was drawn, and the events do not say which did.
So there are two answers: the notes as they are heard, and the longest run that can have been drawn,
where every note off the pulse may have been drawn half a pulse later.

What it does not see: runs across the end of a phrase or across a note that was left out because too
much sounded (a gap between gates ends a run), and the corpus of another model than the shipped one."""

import bisect
import math
import pathlib

from .piece import MODES, Piece, pitch_class

LONGEST = 6
LEGATO = 1.08  # a note's gate to its time until the next
UNITS = (1, 2, 3, 4, 6, 8, 12, 16)


def scale_step(pitch, tonic, mode):
    """Steps of the mode from a tonic's pitch, a note outside as the one below."""
    semitones = MODES[mode]
    octave, within = divmod(round(pitch) - tonic, 12)
    return octave * len(semitones) + bisect.bisect_right(semitones, within) - 1


def length_of(units):
    """The nearest length there is, the shorter of two."""
    return min(UNITS, key=lambda length: (abs(length - units), length))


def half_away(x):
    return int(math.copysign(math.floor(abs(x) + 0.5), x))


class Corpus:
    """The runs of its melodies, of up to so many notes, by the size of a scale."""

    def __init__(self, folder, most=16):
        self.most, self.sizes = most, {}
        texts = [path.read_text() for path in sorted(pathlib.Path(folder).glob("*.ndjson"))]
        self.melodies = [self._melody(Piece("", text)) for text in texts]

    @staticmethod
    def _melody(piece):
        """(size of its scale, [(step, sixteenths)])"""
        settings = piece.settings[0][1]
        mean = math.floor(sum(n.pitch for n in piece.notes) / len(piece.notes))
        tonic = mean - (mean - pitch_class(settings["key"])) % 12
        edges = [note.t for note in piece.notes[1:]] + [piece.notes[-1].end]
        beat = 60 / settings["bpm"]
        return len(MODES[settings["mode"]]), [
            (scale_step(note.pitch, tonic, settings["mode"]), round(4 * (end - note.t) / beat))
            for note, end in zip(piece.notes, edges)]

    def runs(self, size):
        if size not in self.sizes:
            found = set()
            for own, melody in self.melodies:
                tones = [(half_away(step * size / own), length_of(max(1, (n + 1) // 2)))
                         for step, n in melody]
                for i in range(len(tones)):
                    run = ()
                    for step, units in tones[i:i + self.most]:
                        run += ((step - tones[i][0], units),)
                        found.add(run)
            self.sizes[size] = found
        return self.sizes[size]


def phrases(piece, pulse):
    """[[(step, onset in units, end in units)]] of the melody: a gap ends a phrase."""
    settings = piece.settings[0][1]
    tonic, unit = pitch_class(settings["key"]), pulse / 2 * 60 / settings["bpm"]
    found, until = [], -1.0
    for note in piece.of_layer("melody"):
        if note.t > until + 1e-3:
            found.append([])
        until = note.end
        found[-1].append((scale_step(note.pitch, tonic, settings["mode"]), round(note.t / unit),
                          round((note.t + (note.end - note.t) / LEGATO) / unit)))
    return found


def longest_run(phrase, runs, syncopated):
    """(length, where it begins) of the longest run of a phrase's notes that is among runs."""
    onsets = [onset for _, onset, _ in phrase] + [phrase[-1][2]]

    def places(k):
        """Where the k-th onset may have been drawn."""
        early = syncopated and onsets[k] % 2 == 1 and 0 < k < len(phrase)
        return (onsets[k], onsets[k] + 1) if early else (onsets[k],)

    def follow(first, k, place, run):
        best = len(run)
        for end in places(k + 1) if k < len(phrase) else ():
            if end <= place or (syncopated and end - place not in UNITS):
                continue
            longer = run + ((phrase[k][0] - phrase[first][0], length_of(end - place)),)
            if longer in runs:
                best = max(best, follow(first, k + 1, end, longer))
        return best

    return max(((follow(i, i, place, ()), i) for i in range(len(phrase)) for place in places(i)),
               default=(0, 0))


def longest_copies(piece, corpus, pulse):
    """Notes of the longest copy, as heard and as it can have been drawn."""
    runs = corpus.runs(len(MODES[piece.settings[0][1]["mode"]]))
    lines = phrases(piece, pulse)
    return {what: max((longest_run(line, runs, syncopated)[0] for line in lines), default=0)
            for what, syncopated in (("copy heard", False), ("copy drawn", True))}
