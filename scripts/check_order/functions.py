# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Sources in C++ and Python -> ctags -> functions that are too long.

It tells no ends of functions in other languages."""

import json
import subprocess

MOST_LINES = 50
KINDS = {"function", "member"}
ENDINGS = {".h", ".cpp", ".inl", ".cu", ".cuh", ".py"}
PARTS = ("lib", "tools", "tests", "scripts")


def files(root):
    """Those of the tree; of scripts without an ending, those in Python."""
    for part in PARTS:
        for path in sorted((root / part).rglob("*")):
            if not path.is_file() or "node_modules" in path.parts:
                continue
            with path.open("rb") as opened:
                first = opened.readline() if not path.suffix else b""
            if path.suffix in ENDINGS or (first.startswith(b"#!") and b"python" in first):
                yield path.relative_to(root).as_posix()


def tags(root):
    command = ["ctags", "-L", "-", "-f", "-", "--quiet", "-G", "--output-format=json",
               "--fields=+neK", "--langmap=C++:.cpp.h.inl.cu.cuh"]
    done = subprocess.run(command, cwd=root, input="\n".join(files(root)), text=True,
                          capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def functions(root):
    """(path, line, name, lines of it), braces included."""
    for tag in tags(root):
        if tag["_type"] == "tag" and tag["kind"] in KINDS and "end" in tag:
            yield tag["path"], tag["line"], tag["name"], tag["end"] - tag["line"] + 1


def too_long(root):
    for path, line, name, lines in functions(root):
        if lines > MOST_LINES:
            yield f"{path}:{line}: {name} has {lines} lines, more than {MOST_LINES}"
