# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""scripts/check-order on small trees that break one rule each."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DESIGN = """# Design
## Layers
```
3  tools/   a-tool
2  lib/     music (a remark)   server
1           base   sound
apart       music   server   Torch
```
## Dependencies
| library | headers | home | why |
| --- | --- | --- | --- |
| Torch | `torch/` | sound | tensors |
| Sockets | `sockets.h` `web/` | server/port.cpp, tools | one port |
"""
MAP = """# Contributing
## Map
| folder | what is in it |
| --- | --- |
| `lib/base` | words |
| `lib/music` | tunes |
| `lib/server` | a port |
| `lib/sound` | waves |
| `tools` | programs |
## Recipes
| `lib/other` | not the map's |
"""
GOOD = {
    "DESIGN.md": DESIGN,
    "CONTRIBUTING.md": MAP,
    "lib/base/word.h": "#include <string>\n#include <sys/types.h>\n",
    "lib/base/word.cpp": '#include "base/word.h"\n',
    "lib/music/tune.h": '#include "base/word.h"\n',
    "lib/music/tune_impl.h": '#include "music/tune.h"\n',
    "lib/music/tune.cpp": '#include "music/tune_impl.h"\n',
    "lib/sound/wave.cpp": "#include <torch/torch.h>\n",
    "lib/server/port.cpp": "#include <sockets.h>\n#include <web/page.h>\n",
    "lib/music/CMakeLists.txt": "auralis_library(music SOURCES tune.cpp DEPENDS auralis_base)\n",
    "tools/options.h": "#include <sockets.h>\n",
    "tools/a-tool.cpp": '#include "music/tune.h"\n#include "server/port.h"\n#include "options.h"\n',
    "lib/server/port.h": "",
}


def function(lines, start="void f() {", end="}"):
    return "\n".join([start] + ["  1;"] * (lines - 2) + [end, ""])


class CheckOrderTest(unittest.TestCase):
    def check(self, what, changes, status=1):
        """What check-order says of the good tree with some files changed."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**GOOD, **changes}.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            done = subprocess.run([sys.executable, SOURCE / "scripts/check-order", "--root", folder,
                                   what], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return (done.stdout + done.stderr).splitlines()

    def test_a_tree_in_order(self):
        for what in ("layers", "circles", "libraries", "functions", "map"):
            self.assertEqual(self.check(what, {}, status=0), [])

    def test_an_include_that_runs_up(self):
        self.assertEqual(self.check("layers", {"lib/base/word.cpp": '\n#include "music/tune.h"\n'}),
                         ["lib/base/word.cpp:2: includes music/tune.h: "
                          "base (floor 1) is not above music (floor 2)"])

    def test_an_include_that_stays_on_its_floor(self):
        found = self.check("layers", {"lib/sound/wave.cpp": '#include "base/word.h"\n'})
        self.assertEqual(len(found), 1)
        self.assertIn("sound (floor 1) is not above base (floor 1)", found[0])

    def test_a_link_that_runs_up(self):
        links = "auralis_library(base SOURCES word.cpp\n  PRIVATE_DEPENDS auralis_music)\n"
        self.assertEqual(self.check("layers", {"lib/base/CMakeLists.txt": links}),
                         ["lib/base/CMakeLists.txt: links auralis_music: "
                          "base (floor 1) is not above music (floor 2)"])

    def test_a_library_that_includes_a_tool(self):
        found = self.check("layers", {"lib/music/tune.h": '#include "tools/options.h"\n',
                                      "lib/tools/options.h": ""})
        self.assertIn("music (floor 2) is not above tools (floor 3)", found[0])

    def test_a_folder_without_a_floor(self):
        found = self.check("layers", {"lib/new/thing.cpp": '#include "base/word.h"\n'})
        self.assertEqual(len(found), 1)
        self.assertIn("new has no floor", found[0])

    def test_what_stays_apart_and_meets_through_others(self):
        found = self.check("layers", {"lib/music/tune.h": '#include "sound/wave.h"\n',
                                      "lib/sound/wave.h": ""})
        self.assertEqual(found, ["lib/music: reaches Torch by sound; they stay apart"])

    def test_a_circle_of_units(self):
        found = self.check("circles", {"lib/music/a.h": '#include "music/b.h"\n',
                                       "lib/music/b.cpp": '#include "music/c.h"\n',
                                       "lib/music/b.h": "",
                                       "lib/music/c.h": '#include "music/a.h"\n'})
        self.assertEqual(found, ["lib: a circle of units: music/a, music/b, music/c"])

    def test_a_circle_of_folders_within_a_folder(self):
        found = self.check("circles", {"lib/music/tune/a.cpp": '#include "music/form/a.h"\n',
                                       "lib/music/form/b.cpp": '#include "music/tune/b.h"\n',
                                       "lib/music/form/a.h": "", "lib/music/tune/b.h": ""})
        self.assertEqual(found, ["lib: a circle of folders: music/form, music/tune"])

    def test_a_library_outside_its_home(self):
        self.assertEqual(self.check("libraries", {"lib/server/port.h": "#include <web/page.h>\n"}),
                         ["lib/server/port.h:1: includes web/page.h: "
                          "the home of Sockets is server/port.cpp, tools"])

    def test_a_library_without_a_home(self):
        for include in ("<sndfile.h>", '"strange/wave.h"'):
            found = self.check("libraries", {"lib/sound/wave.cpp": f"#include {include}\n"})
            self.assertEqual(len(found), 1)
            self.assertIn("names no home for it", found[0])

    def test_a_function_that_is_too_long(self):
        for name, text in {
                "lib/base/word.cpp": function(51),
                "tools/f.cu": function(51, "__global__ void f() {"),
                "tests/all_test.py": function(51, "def f():", "  1;"),
                "scripts/run": "#!/usr/bin/env python3\n" + function(51, "def f():", "  1;"),
        }.items():
            found = self.check("functions", {name: text})
            self.assertEqual(len(found), 1, found)
            self.assertIn("f has 51 lines, more than 50", found[0])

    def test_a_function_that_is_just_short_enough(self):
        self.check("functions", {"lib/base/word.cpp": function(50)}, status=0)

    def test_a_folder_that_the_map_lacks(self):
        self.assertEqual(self.check("map", {"lib/music/form/a.h": ""}),
                         ["CONTRIBUTING.md: the map has no row for lib/music/form"])

    def test_a_row_of_the_map_for_no_folder(self):
        self.assertEqual(self.check("map", {"CONTRIBUTING.md": MAP.replace("base", "old")}),
                         ["CONTRIBUTING.md: the map has no row for lib/base",
                          "CONTRIBUTING.md: the map has a row for lib/old, which is no folder"])

    def test_a_page_without_a_map(self):
        found = self.check("map", {"CONTRIBUTING.md": "# Contributing\n"}, status=2)
        self.assertEqual(found, ["check-order: no section '## Map'"])

    def test_a_design_that_says_nothing(self):
        for design in ("# Design\n", DESIGN.split("## Dep")[0], DESIGN.replace("```", "")):
            self.assertIn("check-order: ", self.check("layers", {"DESIGN.md": design}, status=2)[0])


if __name__ == "__main__":
    unittest.main()
