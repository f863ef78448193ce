# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""What a piece is asked for -> how many pieces keep it, and which do not."""

from .rules_report import RULES
from .tables import markdown, shown

WHAT = {
    "all notes in the announced scale, or borrowed from the announced chord":
        ("in scale", lambda p: p["in scale"] + p["borrowed"] > 1 - 1e-9),
    "all onsets on sixteenths of the announced tempo": ("on grid", lambda p: p["on grid"] > 1 - 1e-9),
    "repetition 0.10 to 0.50": ("repetition", lambda p: 0.10 <= p["repetition"] <= 0.50),
    "novelty of the second half 0.30 or more": ("novelty", lambda p: p["novelty"] >= 0.30),
    "level follows the form, Spearman 0.8 or more": ("form", lambda p: p["form"] >= 0.8),
    "no step above 3 dB from 30 s to 30 s": ("step", lambda p: p["step"] <= 3),
    "-18 LUFS, 1 LU to each side": ("LUFS", lambda p: abs(p["LUFS"] + 18) <= 1),
    "no true peak above -1 dBTP": ("true peak", lambda p: p["true peak"] <= -1),
    "the limiter works for less than 1 % of the time": ("limited", lambda p: p["limited"] < 1),
    "and lowers by 2 dB or less": ("limited by", lambda p: p["limited by"] <= 2),
    "loudness range 4 to 9 LU": ("LRA", lambda p: 4 <= p["LRA"] <= 9),
    "from 250 Hz to 8 kHz falls by 7 dB an octave or less": ("falls by", lambda p: p["falls by"] <= 7),
    "2 and 4 kHz at most 3 dB above the line through their neighbours":
        ("stands out", lambda p: p["stands out"] <= 3),
    "below 88 Hz no more than 6 dB under the octave above": ("lows", lambda p: p["lows"] >= -6),
    "the channels' sum loses 3 dB or less": ("mono loses", lambda p: p["mono loses"] <= 3),
    "stereo correlation 0.3 to 0.9": ("correlation", lambda p: 0.3 <= p["correlation"] <= 0.9),
    "8-grams shared with any other seed's piece below 5 %": ("shared", lambda p: p["shared"] < 0.05),
    "8-grams shared with a single other piece below 5 %":
        ("shared with one", lambda p: p["shared with one"] < 0.05),
    "no run of more than 6 notes copied, as heard": ("copy heard", lambda p: p["copy heard"] <= 6),
    "no run of more than 6 notes copied, as it can have been drawn":
        ("copy drawn", lambda p: p["copy drawn"] <= 6),
}
RULE_TEXTS = {
    "crowd: all": "at most 8 notes at once, all layers",
    "crowd: no drone, no texture": "at most 8 notes at once, drone and texture apart",
    "low: notes": "below C3 at most two notes",
    "low: interval": "no interval below a fifth over a note below C3",
    "low: unison": "no unison below C3",
    "clash": "no two notes within two semitones for more than 4 s",
    "silence": "no silence of more than 15 s",
}


def requirements():
    yield from ((text, figure, test) for text, (figure, test) in WHAT.items())
    for rule in RULES:
        yield RULE_TEXTS[rule], None, lambda p, rule=rule: all(v.rule != rule for v in p["violations"])


def kept(results):
    """A row for each requirement: pieces that keep it, and the seeds of those that do not."""
    rows = []
    for text, figure, test in requirements():
        good = total = 0
        short = []
        for mood, pieces in results.items():
            judged = [p for p in pieces if figure is None or figure in p]
            bad = [p for p in judged if not test(p)]
            total += len(judged)
            good += len(judged) - len(bad)
            if bad:
                values = [p[figure] for p in bad] if figure else []
                worst = f" ({shown(min(values))} to {shown(max(values))})" if values else ""
                short.append(f"{mood} {len(bad)}{worst}")
        if total:
            rows.append([text, f"{good} of {total}", ", ".join(short) or "none"])
    return markdown(["asked for", "pieces that keep it", "that do not"], rows)
