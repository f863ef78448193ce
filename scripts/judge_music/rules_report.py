# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Violations of the rules of voice leading of many pieces -> tables of Markdown."""

from collections import Counter, defaultdict

from .tables import markdown

RULES = ("crowd: all", "crowd: no drone, no texture", "low: notes", "low: interval", "low: unison",
         "clash", "silence")


def by_mood(results):
    """How many violations, in how many pieces."""
    rows = []
    for mood, pieces in results.items():
        row = [mood, len(pieces)]
        for rule in RULES:
            counts = [sum(v.rule == rule for v in piece["violations"]) for piece in pieces]
            broken = sum(count > 0 for count in counts)
            row.append(f"{sum(counts)} ({broken})" if broken else "0")
        rows.append(row)
    return markdown(["mood", "pieces", *RULES], rows)


def by_layers(results):
    """The same by the layers that break a rule together, an example of each."""
    rows = []
    for mood, pieces in results.items():
        counts, examples = Counter(), {}
        for piece in pieces:
            for v in piece["violations"]:
                key = v.rule, " + ".join(f"{n} {layer}" if n > 1 else layer
                                         for layer, n in sorted(Counter(v.layers).items()))
                counts[key] += 1
                examples.setdefault(key, f"seed {piece['seed']}, {v.t:.2f} s: {v.what}")
        rows += [[mood, *key, counts[key], examples[key]] for key in sorted(counts)]
    return markdown(["mood", "rule", "layers", "times", "the first"], rows)


def by_pairs(results, rule):
    """How often each pair of layers breaks a rule, over all moods."""
    counts = defaultdict(Counter)
    for mood, pieces in results.items():
        for piece in pieces:
            for v in piece["violations"]:
                if v.rule == rule:
                    counts[" + ".join(v.layers)][mood] += 1
    rows = [[layers, sum(moods.values()), ", ".join(f"{m} {n}" for m, n in moods.most_common())]
            for layers, moods in sorted(counts.items(), key=lambda item: -sum(item[1].values()))]
    return markdown(["layers", "times", "moods"], rows)


def shared_by_patch(results):
    """Whose note 8-grams other seeds' pieces have as well."""
    rows = []
    for mood, pieces in results.items():
        counts = Counter()
        for piece in pieces:
            counts.update(piece.get("shared by patch", {}))
        rows.append([mood, ", ".join(f"{patch} {n}" for patch, n in counts.most_common()) or "none"])
    return markdown(["mood", "8-grams, counted in each piece"], rows)


def in_detail(results):
    """{name: table} of who breaks what with whom."""
    found = {rule: by_pairs(results, rule) for rule in RULES
             if any(v.rule == rule for ps in results.values() for p in ps for v in p["violations"])}
    return {**found, "violations": by_layers(results), "shared by patch": shared_by_patch(results)}
