# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Pieces -> pictures: piano roll and self-similarity of one, spectra of all."""

import statistics

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402

STEEPEST = 7  # dB an octave, from 250 Hz to 8 kHz


def plot(piece, similarity, file):
    """Piano roll to the left, self-similarity to the right."""
    figure, (roll, square) = pyplot.subplots(1, 2, figsize=(9, 3.4),
                                             gridspec_kw={"width_ratios": (2, 1)})
    for i, patch in enumerate(sorted({note.patch for note in piece.notes})):
        mine = [note for note in piece.notes if note.patch == patch]
        roll.hlines([n.pitch for n in mine], [n.t for n in mine], [n.end for n in mine],
                    colors=f"C{i}", label=patch, linewidth=1.5)
    for t, _ in piece.sections:
        roll.axvline(t, color="0.8", zorder=0)
    roll.set(xlabel="s", ylabel="pitch", title=piece.name)
    roll.legend(fontsize="x-small", loc="upper right")
    square.imshow(similarity, extent=(0, piece.length, piece.length, 0), vmin=-0.5, vmax=1)
    square.set(xlabel="s", title="self-similarity")
    figure.tight_layout()
    figure.savefig(file, dpi=72)
    pyplot.close(figure)


def plot_spectra(results, octaves, file):
    """A panel a mood: the octaves of each piece and their median, in dB below the loudest, beside the
    steepest slope that is asked for."""
    figure, panels = pyplot.subplots(2, -(-len(results) // 2), figsize=(11, 4.6), sharex=True,
                                     sharey=True, squeeze=False)
    for panel, (mood, pieces) in zip(panels.flat, results.items()):
        rows = [[level - max(piece["octaves"]) for level in piece["octaves"]] for piece in pieces]
        middle = [statistics.median(column) for column in zip(*rows)]
        for row in rows:
            panel.semilogx(octaves, row, color="0.8", linewidth=0.7)
        panel.semilogx(octaves, middle, color="C0", marker="o", markersize=3)
        asked = [middle[2] - STEEPEST * k for k in range(6)]
        panel.semilogx(octaves[2:8], asked, color="C1", linestyle=":")
        panel.set_title(mood, fontsize="medium")
        panel.set_xticks(octaves[::2], [f"{hz:.0f}" if hz < 1000 else f"{hz / 1000:.0f}k"
                                        for hz in octaves[::2]])
        panel.minorticks_off()
        panel.grid(color="0.92")
    for row in panels:
        row[0].set_ylabel("dB")
    figure.tight_layout()
    figure.savefig(file, dpi=72)
    pyplot.close(figure)
