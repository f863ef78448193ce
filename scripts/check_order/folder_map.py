# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""CONTRIBUTING.md's map and the folders of lib -> what one of them has and the other lacks."""

import re

from check_order import design


def rows(text):
    """| `lib/stream` | what is in it |"""
    return set(re.findall(r"^\| `([^`]+)` \|", design.section(text, "Map"), re.M))


def folders(root):
    """lib and what is below it, as far as there is a file."""
    return {path.parent.relative_to(root).as_posix()
            for path in (root / "lib").rglob("*") if path.is_file()}


def differences(root):
    mapped = rows((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    there = folders(root)
    for folder in sorted(there - mapped):
        yield f"CONTRIBUTING.md: the map has no row for {folder}"
    for folder in sorted(row for row in mapped - there if not (root / row).is_dir()):
        yield f"CONTRIBUTING.md: the map has a row for {folder}, which is no folder"
