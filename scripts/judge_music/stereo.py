# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A piece as a player has it, both channels at 44.1 kHz -> loudness, what the limiter did, spectrum by
octaves, stereo image."""

import re
import subprocess

import numpy as np

RATE = 44100
WINDOW = 16384
OCTAVES = 62.5 * 2.0 ** np.arange(9)  # their middles, Hz: 62.5 to 16,000
FALLING = slice(2, 8)  # 250 Hz to 8 kHz
BRIGHT = (5, 6)  # 2 and 4 kHz


def render(text, binaries, options=()):
    """Floats, [frames, 2], and what the limiter did: percent of the time, dB at most."""
    told = subprocess.run([binaries + "/auralis-synth", "-v", "--format", "f32le", *options],
                          input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          check=True)
    of, limited, by = re.search(r"rendered (\S+) s; the limiter lowered (\S+) s of it, by (\S+) dB",
                                told.stderr.decode()).groups()
    return np.frombuffer(told.stdout, "<f4").reshape(-1, 2), {
        "limited": 100 * float(limited) / float(of), "limited by": float(by)}


def loudness(sound):
    """Integrated loudness, loudness range, true peak by ffmpeg's ebur128."""
    told = subprocess.run(
        ["ffmpeg", "-nostats", "-hide_banner", "-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "-",
         "-filter_complex", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"],
        input=sound.astype("<f4").tobytes(), stderr=subprocess.PIPE, check=True).stderr.decode()
    summary = told.rpartition("Summary")[2]
    return {name: float(re.search(pattern + r":\s+(\S+)", summary)[1])
            for name, pattern in (("LUFS", "I"), ("LRA", "LRA"), ("true peak", "Peak"))}


def octave_levels(sound):
    """dB of each octave, both channels' power; what lies below the lowest goes with it."""
    frames = len(sound) // WINDOW * WINDOW
    power, window = np.zeros(WINDOW // 2 + 1), np.hanning(WINDOW)
    for channel in sound[:frames].T:
        for part in channel.reshape(-1, WINDOW):
            power += np.abs(np.fft.rfft(part * window)) ** 2
    edges = np.append(OCTAVES / np.sqrt(2), OCTAVES[-1] * np.sqrt(2))
    edges[0] = 16
    at = np.ceil(edges * WINDOW / RATE).astype(int)
    return 10 * np.log10(np.array([power[a:b].sum() for a, b in zip(at, at[1:])]) + 1e-12)


def spectrum(sound):
    """The octaves, how it falls from 250 Hz to 8 kHz by the straight line nearest to it, in dB an octave, and how far
    2 or 4 kHz stand out above the middle of their neighbours."""
    level = octave_levels(sound)
    falling = level[FALLING]
    slope = np.polyfit(np.arange(len(falling)), falling, 1)[0]
    stands_out = max(level[i] - (level[i - 1] + level[i + 1]) / 2 for i in BRIGHT)
    return {"octaves": level.tolist(), "falls by": float(-slope), "stands out": float(stands_out),
            "lows": float(level[0] - level[1])}


def image(sound):
    """What the sum of the channels loses, in dB, and how alike they are."""
    seconds = sound[:len(sound) // RATE * RATE].reshape(-1, RATE, 2)
    # Products of the channels: singly precise over each second, doubly over all.
    sums = (seconds.transpose(0, 2, 1) @ seconds).sum(0, dtype=float)
    means = sound.mean(0, dtype=float)
    whole, mono = (sums[0, 0] + sums[1, 1]) / 2, (sums.sum()) / 4
    (left, cross), (_, right) = sums - seconds.size / 2 * np.outer(means, means)
    return {"mono loses": float(10 * np.log10(whole / mono)),
            "correlation": float(cross / np.sqrt(left * right))}


def figures(text, binaries):
    sound, limiter = render(text, binaries)
    return {**loudness(sound), **limiter, **spectrum(sound), **image(sound)}
