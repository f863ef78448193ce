# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Pieces made for the tests of scripts/judge_music: a few notes, as auralis-events(5)."""

import json
import pathlib
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "scripts"))

from judge_music.piece import Piece  # noqa: E402  the path is set above


def piece(notes, chords=(), sections=(), offs=(), length=60, key="C", mode="ionian", bpm=60):
    """notes: (t, pitch, seconds, layer); chords: (t, pitches); sections: (t, energy); offs: (t, id),
    where a note's id is its place."""
    header = {"type": "header", "t": 0, "format": "auralis-events", "version": 1, "seed": 1,
              "key": key, "mode": mode, "bpm": bpm, "intensity": 0.5, "complexity": 0.5, "mood": "x"}
    lines = [{"type": "note", "t": t, "id": i, "pitch": pitch, "vel": 0.5, "dur": seconds,
              "patch": layer, "pan": 0, "layer": layer}
             for i, (t, pitch, seconds, layer) in enumerate(notes)]
    lines += [{"type": "chord", "t": t, "name": "x", "pitches": pitches} for t, pitches in chords]
    lines += [{"type": "section", "t": t, "name": "x", "energy": energy} for t, energy in sections]
    lines += [{"type": "off", "t": t, "id": note} for t, note in offs]
    lines = [header, *sorted(lines, key=lambda line: line["t"])]
    lines.append({"type": "end", "t": length, "events": len(lines)})
    return Piece("made", "\n".join(json.dumps(line) for line in lines))
