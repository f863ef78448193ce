# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""DESIGN.md -> floors of the folders, folders that stay apart, homes of the outside libraries."""

import dataclasses
import re


class DesignError(Exception):
    """DESIGN.md or CONTRIBUTING.md lacks what the checks read from it."""


@dataclasses.dataclass
class Library:
    name: str
    headers: tuple  # "CLI/": every header in it; "sndfile.h": that one
    homes: tuple  # "cli": a folder of lib; "stream/server.cpp": a file of it; "tools": the tools

    def owns(self, header):
        return any(header == h or (h.endswith("/") and header.startswith(h)) for h in self.headers)

    def lives_in(self, path):
        """path: from the root of the tree, as lib/stream/server.cpp."""
        path = path.removeprefix("lib/")
        return any(path == home or path.startswith(home + "/") for home in self.homes)


@dataclasses.dataclass
class Design:
    floors: dict  # folder -> its floor
    apart: tuple  # folders and libraries, none of which may reach another
    libraries: list


def section(text, title):
    found = re.search(rf"^## {title}[^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    if not found:
        raise DesignError(f"no section '## {title}'")
    return found[1]


def layers(text):
    """The picture: `5  lib/  compose  synth (a remark)`; `apart` names what never meets."""
    picture = re.search(r"^```\n(.*?)^```", section(text, "Layers"), re.M | re.S)
    if not picture:
        raise DesignError("no picture between ``` under '## Layers'")
    floors, apart = {}, ()
    for line in picture[1].splitlines():
        first, *names = re.sub(r"\([^)]*\)", "", line).split() or [""]
        if first == "apart":
            apart = tuple(names)
        elif first.isdigit():
            floors |= {name: int(first) for name in names if not name.endswith("/")}
            floors |= {"tools": int(first)} if "tools/" in names else {}
    return floors, apart


def libraries(text):
    """The table: | library | headers, each in `` | homes, with commas | why |."""
    found = []
    for line in section(text, "Dependencies").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and "`" in cells[1]:
            found.append(Library(cells[0], tuple(re.findall(r"`([^`]+)`", cells[1])),
                                 tuple(home.strip() for home in cells[2].split(","))))
    if not found:
        raise DesignError("no table of libraries with their headers under '## Dependencies'")
    return found


def read(root):
    text = (root / "DESIGN.md").read_text(encoding="utf-8")
    return Design(*layers(text), libraries(text))
