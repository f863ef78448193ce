# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""lib/ and tools/ -> includes and links, as arrows between files, units and folders."""

import dataclasses
import pathlib
import re

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"]+)"|<([^>]+)>)', re.M)
LIBRARY = re.compile(r"auralis_library\(\s*(\w+)(.*?)\)", re.S)
ENDINGS = {".h", ".cpp", ".inl", ".cu", ".cuh"}


@dataclasses.dataclass
class Arrow:
    path: str  # of the file that includes, from the root of the tree
    line: int
    header: str

    def __str__(self):
        return f"{self.path}:{self.line}: includes {self.header}"


def folder(path):
    """lib/stream/server.cpp -> stream, tools/auralis-synth.cpp -> tools."""
    parts = pathlib.PurePath(path).parts
    return parts[1] if parts[0] == "lib" else parts[0]


def unit(path):
    """x.h, x.cpp and x_impl.h are one unit: lib/stream/server.h -> stream/server."""
    return re.sub(r"(_impl)?\.\w+$", "", path.removeprefix("lib/"))


class Sources:
    def __init__(self, root):
        self.inside, self.outside = [], []
        paths = sorted(path for part in ("lib", "tools") for path in (root / part).rglob("*")
                       if path.suffix in ENDINGS)
        for path in paths:
            self._read(root, path)
        self.links = {}  # folder -> folders that its CMake target names
        for path in sorted((root / "lib").glob("*/CMakeLists.txt")):
            for name, arguments in LIBRARY.findall(path.read_text(encoding="utf-8")):
                self.links[name] = set(re.findall(r"\bauralis_(\w+)", arguments)) - {name}

    def _read(self, root, path):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        for found in INCLUDE.finditer(text):
            header = found[1] or found[2]
            inside = (root / "lib" / header).exists() or (path.parent / header).exists()
            arrow = Arrow(name, text.count("\n", 0, found.start()) + 1, header)
            (self.inside if inside else self.outside).append(arrow)

    def units(self):
        """unit -> units that it includes, of lib only."""
        graph = {}
        for arrow in self.inside:
            if arrow.path.startswith("lib/") and unit(arrow.path) != unit(arrow.header):
                graph.setdefault(unit(arrow.path), set()).add(unit(arrow.header))
        return graph

    def folders(self):
        """folder -> folders that it includes or links."""
        graph = {name: set(links) for name, links in self.links.items()}
        for arrow in self.inside:
            if "/" in arrow.header and folder(arrow.path) != arrow.header.split("/")[0]:
                graph.setdefault(folder(arrow.path), set()).add(arrow.header.split("/")[0])
        return graph

    def rooms(self):
        """Folder within a folder -> the others of the same parent that it includes."""
        graph = {}
        for arrow in self.inside:
            here = pathlib.PurePath(arrow.path.removeprefix("lib/")).parent
            there = pathlib.PurePath(arrow.header).parent
            if here.parent == there.parent != pathlib.PurePath(".") and here != there:
                graph.setdefault(here.as_posix(), set()).add(there.as_posix())
        return graph


def reached(graph, start):
    """What start reaches, itself left out."""
    seen, ahead = set(), list(graph.get(start, ()))
    while ahead:
        node = ahead.pop()
        if node not in seen:
            seen.add(node)
            ahead += graph.get(node, ())
    return seen - {start}


def circles(graph):
    """Sets of nodes that reach each other, each sorted."""
    reach = {node: reached(graph, node) for node in graph}
    found = {tuple(sorted({node} | {other for other in there if node in reach.get(other, ())}))
             for node, there in reach.items()}
    return sorted(circle for circle in found if len(circle) > 1)
