# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A piece and its self-similarity -> a picture: piano roll to the left, similarity to the right."""


def plot(piece, similarity, file):
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot
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
