# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Figures of many pieces -> tables of Markdown, and a page with tables between markers."""

import math
import re
import statistics


def markdown(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(str(cell) for cell in line) + " |\n" for line in lines)


def shown(value):
    if isinstance(value, str):
        return value
    return "-" if math.isnan(value) else f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def spread(values):
    """Least / median / most of those that there are."""
    values = [v for v in values if v is not None and not math.isnan(v)]
    if not values:
        return "-"
    three = [shown(f(values)) for f in (min, statistics.median, max)]
    return three[0] if len(set(three)) == 1 else " / ".join(three)


def by_mood(results, figures, what="mood"):
    """A row a mood: least / median / most of its pieces."""
    rows = [[mood, *(spread([piece.get(figure) for piece in pieces]) for figure in figures)]
            for mood, pieces in results.items()]
    return markdown([what, *figures], rows)


def into_page(page, tables):
    """The page with each table of {name: text} between its markers, <!-- NAME --> and <!-- end -->."""
    for name, text in tables.items():
        pattern = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not pattern.search(page):
            raise ValueError(f"the page has no <!-- {name} --> ... <!-- end -->")
        page = pattern.sub(lambda found: found[1] + text + found[2], page)
    return page
