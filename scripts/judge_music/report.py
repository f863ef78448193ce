# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Figures of all pieces -> the tables of the judge, by name."""

from . import requirements, rules_report, tables

NOTES = ("in scale", "borrowed", "on grid", "shared", "shared with one",
         "copy heard", "copy drawn", "notes a minute")
GATES = ("together", "together, no drone, no texture", "below C3 together", "longest silence",
         "common tones kept", "common tones tied")
SOUND = ("repetition", "novelty", "form", "step")
STEREO = ("LUFS", "LRA", "true peak", "limited", "limited by", "falls by", "stands out", "lows", "mono loses", "correlation")
OTHERS = ("clicks", "peaks in scale", "scale fits best")
AUBIO = ("onsets found", "onsets right", "pitch right", "pitch in scale", "mix: onsets a minute",
         "mix: onsets right", "mix: right by chance")


def told_apart(results):
    """How well the nearest centroid names a piece's mood, by several sets of features."""
    from .heard import told_apart as judge
    pieces = [(mood, piece) for mood, judged in results.items() for piece in judged]
    labels = [mood for mood, _ in pieces]
    sound = ("spectral centre", "its spread", "level", "dynamics", "flux", "flatness")
    notes = ("notes a minute", "mean pitch", "mean length")
    rows, wrong = [], {}
    for what, values in (
            ("sound", lambda p: [p["features"][f] for f in sound]),
            ("notes", lambda p: [p["features"][f] for f in notes]),
            ("mode as heard", lambda p: list(p["chroma"].values())),
            ("all", lambda p: [*p["features"].values(), *p["chroma"].values()])):
        right, guesses = judge([values(piece) for _, piece in pieces], labels)
        wrong = sorted({f"{label} {piece['seed']} for {guess}" for (label, piece), guess
                        in zip(pieces, guesses) if guess != label})
        rows.append([what, f"{right:.3f}", len(wrong), ", ".join(wrong[:6]) + (" .." * (len(wrong) > 6))])
    return tables.markdown(["features", "right", "wrong", "which"], rows)


def report(results):
    """{name: table}"""
    found = {"asked for": requirements.kept(results),
             "notes": tables.by_mood(results, NOTES),
             "gates": tables.by_mood(results, GATES),
             "rules": rules_report.by_mood(results)}
    judged = [piece for pieces in results.values() for piece in pieces]
    if all("features" in piece for piece in judged):
        found["sound"] = tables.by_mood(results, SOUND)
        found["stereo"] = tables.by_mood(results, STEREO)
        found["other judges"] = tables.by_mood(results, OTHERS)
        if len(results) > 1 and all(len(pieces) > 1 for pieces in results.values()):
            found["moods apart"] = told_apart(results)
    if any("mix: onsets right" in piece for piece in judged):
        found["aubio"] = tables.by_mood(results, AUBIO)
    return found
