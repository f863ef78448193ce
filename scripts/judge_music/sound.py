# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A piece -> auralis-synth -> its spectrogram, its self-similarity and how its level runs.

Self-similarity is the cosine between 4 s of log spectrum in semitones, the piece's mean taken off
(J. Foote, "Visualizing music and audio using self-similarity", ACM Multimedia 1999)."""

import subprocess

import numpy as np

RATE = 22050
HOP, WINDOW, MOMENT = 0.5, 16384, 8  # s, frames, hops
LOWEST, HIGHEST = 36, 108
FLOOR = 60  # dB below the loudest


def render(text, binaries, rate=RATE, options=()):
    """One channel of what the events sound like."""
    raw = subprocess.run([binaries + "/auralis-synth", "-q", "--rate", str(rate), "--channels", "1",
                          *options],
                         input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    return np.frombuffer(raw, "<i2").astype(np.float32) / 32768


def spectra(sound, rate=RATE):
    """Power, [hops, bins], a few hops at a time."""
    hop, window = int(rate * HOP), np.hanning(WINDOW).astype(np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::hop]
    for i in range(0, len(frames), 32):
        yield np.abs(np.fft.rfft(frames[i:i + 32] * window)) ** 2


def semitone_edges(rate=RATE):
    """The first bin of every semitone, and the one behind the last."""
    edges = 440 * 2 ** ((np.arange(LOWEST, HIGHEST + 1) - 0.5 - 69) / 12)
    return np.ceil(edges / (rate / WINDOW)).astype(int)


def semitones(sound, rate=RATE):
    """Power, [hops, semitones]."""
    edges = semitone_edges(rate)
    rows = [np.add.reduceat(power[:, :edges[-1]], edges[:-1], axis=1)
            for power in spectra(sound, rate)]
    return np.concatenate(rows)


def decibels(power):
    """Above a floor of 60 dB below the loudest."""
    level = 10 * np.log10(power + 1e-12)
    return np.maximum(level - level.max() + FLOOR, 0)


def self_similarity(level):
    """The cosine between each two runs of MOMENT hops, their mean taken off. The products of the runs
    are sums along the diagonals of the hops' products, and centring does the rest: the same as to lay
    the runs end to end, for an eighth of the work."""
    level = level - level.mean()
    hops = level @ level.T
    count = len(level) - MOMENT + 1
    products = np.zeros((count, count))
    for k in range(MOMENT):
        products += hops[k:k + count, k:k + count]
    products -= products.mean(0, keepdims=True)
    products -= products.mean(1, keepdims=True)
    norms = np.sqrt(np.maximum(products.diagonal(), 1e-12))
    return products / norms / norms[:, None]


def repetition(similarity):
    """The mean similarity at the lag, 10 s or more, where it is highest."""
    lags = range(int(10 / HOP), len(similarity) // 2)
    return max(float(np.mean(np.diagonal(similarity, lag))) for lag in lags)


def novelty(similarity, last=2):
    """1 - how near the moments of the last half (third, ..) come to anything before, on average."""
    begin = len(similarity) * (last - 1) // last
    return 1 - float(np.mean(similarity[begin:, :begin - MOMENT].max(1)))


def levels(sound, seconds, rate=RATE):
    """RMS in dB of each whole window."""
    size = int(seconds * rate)
    windows = sound[:len(sound) // size * size].reshape(-1, size)
    return 10 * np.log10(np.mean(windows.astype(float) ** 2, 1) + 1e-12)


def ranks(values):
    values = np.asarray(values, float)
    return np.array([np.mean(np.nonzero(np.sort(values) == v)[0]) for v in values])


def spearman(a, b):
    a, b = ranks(a), ranks(b)
    return float(np.corrcoef(a, b)[0, 1]) if a.std() > 0 and b.std() > 0 else float("nan")


def follows_form(piece, sound, window=30):
    """Spearman's rank correlation of level and announced energy."""
    curve = [(t, energy) for t, energy in piece.sections if energy is not None]
    if not curve:
        return float("nan")
    level = levels(sound, window)[:int(piece.length // window)]
    middle = (np.arange(len(level)) + 0.5) * window
    return spearman(level, np.interp(middle, *zip(*curve)))


def largest_step(piece, sound, window=30):
    """The largest change of level from one window to the next, in dB; the last one fades."""
    level = levels(sound, window)[:int(piece.length // window) - 1]
    return float(np.abs(np.diff(level)).max(initial=0))
