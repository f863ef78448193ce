# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Lines of auralis-events(5) -> a piece: notes with gates and layers, settings, chords, sections."""

import bisect
import json
import subprocess
from typing import NamedTuple

MODES = {name: [int(step) for step in steps.split()] for name, steps in {
    "ionian": "0 2 4 5 7 9 11", "dorian": "0 2 3 5 7 9 10", "phrygian": "0 1 3 5 7 8 10",
    "lydian": "0 2 4 6 7 9 11", "mixolydian": "0 2 4 5 7 9 10", "aeolian": "0 2 3 5 7 8 10",
    "locrian": "0 1 3 5 6 8 10", "major-pentatonic": "0 2 4 7 9",
    "minor-pentatonic": "0 3 5 7 10", "whole-tone": "0 2 4 6 8 10",
    "harmonic-minor": "0 2 3 5 7 8 11", "melodic-minor": "0 2 3 5 7 9 11",
    "hirajoshi": "0 2 3 7 8", "kumoi": "0 2 3 7 9", "in-sen": "0 1 5 7 10",
    "chromatic": "0 1 2 3 4 5 6 7 8 9 10 11"}.items()}


class Note(NamedTuple):
    t: float
    end: float  # of its gate
    pitch: float
    patch: str
    layer: str  # its patch, where the events do not say the layer
    vel: float = 0.5


def pitch_class(name):
    return ("C D EF G A B".index(name[0]) + name.count("#") - name[1:].count("b")) % 12


class Piece:
    def __init__(self, name, text, mood="", seed=0):
        self.name, self.text, self.seed = name, text, seed
        self.events = [json.loads(line) for line in text.splitlines() if line.strip()]
        self.mood = mood or self.events[0].get("mood", "")
        self.length = self.events[-1]["t"]
        self.notes = self._notes()
        self.settings = self._settings()
        self.chords = [(e["t"], frozenset(round(p) % 12 for p in e["pitches"]))
                       for e in self.of_type("chord")]
        self.sections = [(e["t"], e.get("energy")) for e in self.of_type("section")]

    def of_type(self, name):
        return [e for e in self.events if e["type"] == name]

    def _notes(self):
        """By onset. An off ends the newest note of its id whose gate is open, before its time."""
        of_id, begun = {}, []
        for e in self.events:
            if e["type"] in ("note", "on"):
                begun.append([e, e["t"] + e["dur"] if e["type"] == "note" else None])
                of_id.setdefault(e["id"], []).append(begun[-1])
            elif e["type"] == "off":
                for note in reversed(of_id.get(e["id"], [])):
                    if note[1] is None or note[1] > e["t"]:
                        note[1] = e["t"]
                        break
        return sorted(Note(e["t"], end, e["pitch"], e["patch"], e.get("layer", e["patch"]), e["vel"])
                      for e, end in begun if end is not None)

    def _settings(self):
        """(t, {key, mode, bpm}) in order."""
        now = {k: self.events[0][k] for k in ("key", "mode", "bpm")}
        changes = [(0.0, dict(now))]
        for e in self.of_type("control"):
            if e["param"] in now:
                now[e["param"]] = e["value"]
                changes.append((e["t"], dict(now)))
        return changes

    def scale_at(self, t):
        """The pitch classes of the announced scale."""
        settings = at(self.settings, t)
        return {(pitch_class(settings["key"]) + step) % 12 for step in MODES[settings["mode"]]}

    def of_layer(self, layer):
        return [note for note in self.notes if note.layer == layer]


def at(changes, t):
    """What is in force at t, of (time, what) in order."""
    return changes[max(bisect.bisect_right([c[0] for c in changes], t + 1e-9) - 1, 0)][1]


def composed(binaries, mood, seed, duration):
    command = [binaries + "/auralis-compose", "-q", "--mood", mood, "--seed", str(seed), "--duration",
               duration]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    piece = Piece(f"{mood} {seed}", told.stdout, mood, seed)
    if not any("layer" in e for e in piece.events):
        raise ValueError(f"{command[0]} names no layers")
    return piece


def moods_of(binaries):
    told = subprocess.run([binaries + "/auralis-compose", "--list-moods"], stdout=subprocess.PIPE,
                          check=True, text=True)
    return [line.split("\t")[0] for line in told.stdout.splitlines()]
