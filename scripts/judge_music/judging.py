# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Moods and seeds -> pieces, judged side by side in processes -> figures of each."""

import functools
import os
import pathlib
import tomllib
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from . import copies, rules, scale_and_grid
from .piece import MODES, composed, pitch_class

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CORPUS = SOURCE / "lib" / "score" / "corpus"
MOODS = SOURCE / "lib" / "compose" / "moods"


@dataclass(frozen=True)
class Options:
    binaries: str
    duration: str = "10m"
    sound: bool = True
    third_party: int = 0  # seeds a mood that aubio judges
    plots: str = ""  # a folder for pictures of each mood's first piece
    first: int = 1  # seed of each mood


@functools.cache
def corpus():
    return copies.Corpus(CORPUS)


def pulse_of(mood):
    """Beats to a unit of the melody's rhythm, as the mood's file has it."""
    file = MOODS / f"{mood}.toml"
    if not file.exists():  # a mood that is not shipped
        return 1.0
    return float(tomllib.loads(file.read_text())["melody"].get("pulse", 1))


def from_events(piece):
    inside, borrowed = scale_and_grid.in_scale(piece)
    return {"name": piece.name, "mood": piece.mood, "seed": piece.seed,
            "in scale": inside, "borrowed": borrowed, "on grid": scale_and_grid.on_grid(piece),
            "notes a minute": 60 * len(piece.notes) / piece.length,
            **copies.longest_copies(piece, corpus(), pulse_of(piece.mood)), **rules.figures(piece),
            "violations": rules.violations(piece), "grams": scale_and_grid.grams(piece)}


def from_sound(piece, options):
    from . import heard, sound, stereo, third_party
    heard_ = sound.render(piece.text, options.binaries)
    power = sound.semitones(heard_)
    similarity = sound.self_similarity(sound.decibels(power))
    if options.plots and piece.seed in (0, options.first):
        from .plots import plot
        plot(piece, similarity, pathlib.Path(options.plots) / f"{piece.name.replace(' ', '-')}.png")
    settings = piece.settings[0][1]
    tonic = pitch_class(settings["key"])
    chroma = heard.chroma(power)
    inside, best = heard.scale_heard(chroma, {(tonic + s) % 12 for s in MODES[settings["mode"]]})
    figures = {"repetition": sound.repetition(similarity), "novelty": sound.novelty(similarity),
               "novelty of the last sixth": sound.novelty(similarity, 6),
               "form": sound.follows_form(piece, heard_), "step": sound.largest_step(piece, heard_),
               "peaks in scale": inside, "scale fits best": best, "clicks": len(heard.clicks(piece, heard_)),
               **stereo.figures(piece.text, options.binaries),
               "features": heard.features(piece, heard_, power),
               "chroma": heard.relative_chroma(chroma, tonic)}
    if piece.seed < options.first + options.third_party:
        figures.update(third_party.mix(piece, heard_))
        figures.update(third_party.melody_alone(piece, options.binaries))
    return figures


def judge(piece, options):
    return {**from_events(piece), **(from_sound(piece, options) if options.sound else {})}


def judge_composed(mood, seed, options):
    return judge(composed(options.binaries, mood, seed, options.duration), options)


def side_by_side(work, jobs, progress):
    """The results of [(function, arguments..)], each in one of some processes, in order."""
    # Each process is one of many: its libraries need no threads of their own.
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
    with ProcessPoolExecutor(jobs) as pool:
        waiting = [pool.submit(*call) for call in work]
        for done, _ in enumerate(as_completed(waiting), 1):
            progress(done, len(waiting))
        return [future.result() for future in waiting]


def judge_pieces(pieces, options, jobs, progress):
    """{name: [figures]}"""
    judged = side_by_side([(judge, piece, options) for piece in pieces], jobs, progress)
    for figures in judged:
        figures.pop("grams")
    return {figures["name"]: [figures] for figures in judged}


def judge_moods(moods, seeds, options, jobs, progress):
    """{mood: [figures of each seed's piece]}"""
    work = [(judge_composed, mood, seed, options)
            for seed in seeds for mood in moods]
    results = {mood: [] for mood in moods}
    for figures in side_by_side(work, jobs, progress):
        results[figures["mood"]].append(figures)
    for pieces in results.values():
        found = [piece.pop("grams") for piece in pieces]
        for piece, share in zip(pieces, scale_and_grid.shared(found)):
            piece.update(share)
    return results
