# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A piece's sound -> ffmpeg's ebur128 and aubio -> what judges say that know nothing of Auralis."""

import json
import os
import subprocess
import tempfile
import wave

from .sound import RATE, np, render

HEARD = 0.1  # s that a detected onset may be away from an announced one
CENTS = 50
RINGING = 1.5  # s that a note is heard after its gate


def aubio(command, sound, *options):
    """Rows of numbers that an aubio command tells of a sound."""
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "sound.wav")
        with wave.open(name, "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", None))
            file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
        told = subprocess.run(["aubio" + command, *options, "-i", name], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=True, text=True).stdout
    return [[float(x) for x in line.split()] for line in told.splitlines() if line.strip()]


def alone(piece, layer):
    """The events with the notes of one layer only."""
    kept = [e for e in piece.events
            if e["type"] != "note" or e.get("layer") == layer]
    return "\n".join(json.dumps(e) for e in kept)


def near(times, others, within):
    """Share of times that have one of others near."""
    times, others = np.asarray(times, float), np.sort(np.asarray(others, float))
    if not len(times):
        return float("nan")
    around = np.concatenate([[-np.inf], others, [np.inf]])
    at = np.searchsorted(around, times)
    nearest = np.minimum(around[at] - times, times - around[at - 1])
    return float(np.mean(nearest <= within))


def melody_alone(piece, binaries):
    """aubioonset and aubiopitch on the melody alone, dry: do the announced notes sound?"""
    notes = piece.of_layer("melody")
    if not notes:
        return {}
    sound = render(alone(piece, "melody"), binaries, options=("--reverb", "none"))
    onsets = np.array([row[0] for row in aubio("onset", sound, "-O", "complex", "-t", "0.5")])
    pitch = aubio("pitch", sound, "-p", "yinfft", "-u", "midi", "-H", "1024", "-B", "4096", "-l", "0.3",
                  "-s", "-60")
    voiced = [(t, p) for t, p in pitch if p > 20]
    right = sum(any(abs(p - n.pitch - 12 * octave) <= CENTS / 100 for octave in (-1, 0, 1)
                    for n in notes if n.t <= t + HEARD and n.end > t - RINGING) for t, p in voiced)
    inside = sum(round(p) % 12 in piece.scale_at(t) for t, p in voiced)
    announced = np.array([note.t for note in notes])
    return {"onsets found": near(announced, onsets, HEARD), "onsets right": near(onsets, announced, HEARD),
            "pitch right": right / max(len(voiced), 1), "pitch in scale": inside / max(len(voiced), 1)}


def mix(piece, sound):
    """aubioonset on the whole: share of detected onsets near an announced one, and by chance."""
    onsets = np.array([row[0] for row in aubio("onset", sound)])
    announced = sorted({round(note.t, 3) for note in piece.notes})
    spans = np.zeros(int(piece.length / 0.01) + 2, bool)
    for t in announced:
        spans[max(int((t - HEARD) / 0.01), 0):int((t + HEARD) / 0.01)] = True
    return {"mix: onsets a minute": 60 * len(onsets) / piece.length,
            "mix: onsets right": near(onsets, announced, HEARD),
            "mix: right by chance": float(spans.mean())}
