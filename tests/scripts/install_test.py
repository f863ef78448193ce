# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Installs a build tree into an empty prefix: install_test.py BUILD. What belongs there is there,
and the tools work from there, in any working directory."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release").resolve()
SOURCE = pathlib.Path(__file__).parents[2]
TOOLS = sorted(path.stem for path in (SOURCE / "tools").glob("auralis-*.cpp"))


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.prefix = pathlib.Path(cls.folder.name) / "a prefix"
        subprocess.run(["cmake", "--install", BUILD, "--prefix", cls.prefix],
                       check=True, stdout=subprocess.DEVNULL)
        cls.environment = {**os.environ}
        cls.environment.pop("AURALIS_DATA_DIR", None)

    def run_tool(self, tool, *options):
        return subprocess.run(
            [self.prefix / "bin" / tool, *options], cwd="/", env=self.environment, timeout=60,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def test_every_tool_answers(self):
        for tool in TOOLS:
            with self.subTest(tool):
                answer = self.run_tool(tool, "--version")
                self.assertEqual((answer.returncode, answer.stderr), (0, b""))
                self.assertRegex(answer.stdout.decode(), r"\d+\.\d+\.\d+")

    def test_play_answers(self):
        answer = self.run_tool("auralis-play", "--help")
        self.assertEqual((answer.returncode, answer.stderr), (0, b""))
        self.assertIn(b"Usage: auralis-play", answer.stdout)

    def test_shells_find_completions(self):
        for tool in [*TOOLS, "auralis-play"]:
            for path in (f"bash-completion/completions/{tool}", f"zsh/vendor-completions/_{tool}",
                         f"fish/vendor_completions.d/{tool}.fish"):
                self.assertRegex((self.prefix / "share" / path).read_text(), "--help|-l help")

    def test_every_man_page_is_in_its_section(self):
        for page in (SOURCE / "man").glob("*.[1-8]"):
            section = "man" + page.suffix[1:]
            self.assertTrue((self.prefix / "share/man" / section / page.name).is_file(), page.name)

    def test_every_data_file_is_there(self):
        data = self.prefix / "share/auralis"
        for kind, source, pattern in (("web", "web", "*.html"), ("web", "web", "*.js"),
                                      ("web", "web", "*.css"), ("web", "web", "*.svg"),
                                      ("patches", "lib/synth/patches", "*.toml"),
                                      ("monitoring", "lib/monitor/share", "*.yml"),
                                      ("monitoring", "lib/monitor/share", "*.json"),
                                      ("moods", "lib/compose/moods", "*.toml")):
            files = list((SOURCE / source).glob(pattern))
            self.assertTrue(files, f"{source}/{pattern}")
            for path in files:
                self.assertTrue((data / kind / path.name).is_file(), f"{kind}/{path.name}")
        self.assertEqual(list(data.rglob("node_modules")), [])

    def test_nothing_of_the_tests_is_installed(self):
        self.assertEqual([path for path in self.prefix.rglob("*_test*") if path.suffix == ""], [])

    def test_moods_are_found(self):
        answer = self.run_tool("auralis-compose", "-q", "--seed", "7", "--duration", "5s")
        self.assertEqual((answer.returncode, answer.stderr), (0, b""))
        self.assertIn(b'"end"', answer.stdout)

    def test_patches_are_found(self):
        events = self.run_tool("auralis-compose", "--seed", "7", "--duration", "5s").stdout
        answer = subprocess.run([self.prefix / "bin/auralis-synth", "-q"], input=events, cwd="/",
                                env=self.environment, capture_output=True, timeout=120)
        self.assertEqual((answer.returncode, answer.stderr), (0, b""))
        self.assertGreater(len(answer.stdout), 4 * 44100)


if __name__ == "__main__":
    unittest.main()
