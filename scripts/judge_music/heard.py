# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""The sound alone -> the scale it is heard in, its clicks, and what tells one mood from another."""

import numpy as np

from .sound import HOP, LOWEST, RATE, levels

MELODIC = 52, 96  # MIDI numbers whose partials say the scale
CLICK = 8  # times the RMS of the second difference around it
AROUND = 0.05  # s
ATTACK = 0.03  # s after an onset that are its attack


def chroma(power):
    """Share of the peaks of each pitch class, [12], C first: semitones above both neighbours."""
    level = 10 * np.log10(power + 1e-12)
    level = np.maximum(level - level.max() + 50, 0)
    peaks = np.zeros_like(level)
    inner = level[:, 1:-1]
    peaks[:, 1:-1] = np.where((inner > level[:, :-2]) & (inner > level[:, 2:]), inner, 0)
    low, high = (pitch - LOWEST for pitch in MELODIC)
    pitches = np.arange(LOWEST, LOWEST + power.shape[1]) % 12
    sums = np.array([peaks[:, low:high][:, pitches[low:high] == pc].sum() for pc in range(12)])
    return sums / max(sums.sum(), 1e-12)


def scale_heard(chroma_, scale):
    """Share of the chroma in the announced scale, and whether no transposition of it has more."""
    inside = [sum(chroma_[(pc + up) % 12] for pc in scale) for up in range(12)]
    return float(inside[0]), float(inside[0] >= max(inside) - 1e-9)


def clicks(piece, sound):
    """Where, in 50 ms, the second difference is more than CLICK times its RMS, in s: but for the attacks
    of announced notes."""
    size = int(AROUND * RATE)
    bend = np.abs(np.diff(sound, 2))
    bend = bend[:len(bend) // size * size].reshape(-1, size)
    sharp = np.nonzero(bend.max(1) > CLICK * (np.sqrt(np.mean(bend**2, 1)) + 2 / 32768))[0]
    times = (sharp * size + bend[sharp].argmax(1)) / RATE
    return [float(t) for t in times if not any(0 <= t - note.t < ATTACK for note in piece.notes)]


def features(piece, sound, power):
    """What is plainly different between moods: brightness, how busy, loudness, register, movement."""
    pitches = np.arange(LOWEST, LOWEST + power.shape[1])
    weight = power.sum(1) + 1e-12
    centre = (power @ pitches) / weight
    loud = weight > weight.max() * 1e-4
    level = levels(sound, HOP)
    flux = np.abs(np.diff(10 * np.log10(power[loud] + 1e-9), axis=0)).mean()
    flat = np.exp(np.log(power[loud] + 1e-12).mean(1)) / power[loud].mean(1)
    notes = np.array([(n.pitch, n.end - n.t) for n in piece.notes]) if piece.notes else np.zeros((1, 2))
    return {"spectral centre": float(centre[loud].mean()), "its spread": float(centre[loud].std()),
            "level": float(np.median(level)), "dynamics": float(np.percentile(level, 90) -
                                                               np.percentile(level, 10)),
            "flux": float(flux), "flatness": float(10 * np.log10(flat.mean())),
            "notes a minute": 60 * len(piece.notes) / piece.length,
            "mean pitch": float(notes[:, 0].mean()), "mean length": float(notes[:, 1].mean())}


def relative_chroma(chroma_, tonic):
    """Chroma from the announced tonic: the mode, whatever the key."""
    return {f"chroma {step}": float(chroma_[(tonic + step) % 12]) for step in range(12)}


def told_apart(rows, labels):
    """Share of rows whose mood is the nearest centroid, each left out of its own; features are
    divided by their spread over all."""
    x = np.asarray(rows, float)
    x = (x - x.mean(0)) / (x.std(0) + 1e-9)
    names = sorted(set(labels))
    of = np.array([names.index(label) for label in labels])
    sums = np.array([x[of == k].sum(0) for k in range(len(names))])
    counts = np.array([(of == k).sum() for k in range(len(names))])
    guesses = []
    for row, mood in zip(x, of):
        own = counts - (np.arange(len(names)) == mood)
        centres = (sums - np.outer(np.arange(len(names)) == mood, row)) / np.maximum(own, 1)[:, None]
        far = np.where(own > 0, ((centres - row) ** 2).sum(1), np.inf)
        guesses.append(int(far.argmin()))
    return float(np.mean(guesses == of)), [names[g] for g in guesses]
