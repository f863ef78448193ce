# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Completions made from the tools' own help: completions_test.py BIN. Each shell knows each long option;
bash completes options, their values and commands."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/bin").resolve()
TOOLS = pathlib.Path(__file__).parents[2] / "tools"
PROGRAMS = [BIN / f"auralis-{name}" for name in ("compose", "synth", "stream", "bench")] + [TOOLS / "auralis-play"]


class CompletionsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.out = pathlib.Path(cls.folder.name)
        subprocess.run([TOOLS / "completions/generate", cls.out, *PROGRAMS], check=True)

    def completed(self, *words: str) -> list:
        """What bash offers for the last word."""
        tool = words[0]
        text = (f'source "{self.out}/bash/{tool}"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
                f'_{tool.replace("-", "_")}; printf "%s\\n" "${{COMPREPLY[@]}}"')
        answer = subprocess.run(["bash", "-c", text, "bash", *words], capture_output=True, text=True, check=True,
                                env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"})
        self.assertEqual(answer.stderr, "")
        return answer.stdout.split()

    def test_every_long_option_is_known_to_each_shell(self):
        for program in PROGRAMS:
            text = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
            options = set(re.findall(r"^  (?:-\w, )?--([a-z0-9-]+)", text, re.M))
            self.assertGreater(len(options), 4)
            for file, pattern in ((f"bash/{program.name}", r"--{}[ \")|]"), (f"zsh/_{program.name}", r"--{}\["),
                                  (f"fish/{program.name}.fish", r"-l {} ")):
                completions = (self.out / file).read_text()
                for option in options:
                    self.assertRegex(completions, pattern.format(option), file)

    def test_bash_completes_options_values_and_commands(self):
        self.assertLessEqual({"--mood", "--moods", "--mode"}, set(self.completed("auralis-compose", "--mo")))
        self.assertEqual(self.completed("auralis-compose", "--mood", "ti"), ["tide"])
        self.assertEqual(self.completed("auralis-compose", "--mode", "dor"), ["dorian"])
        self.assertEqual(set(self.completed("auralis-stream", "--steer", "")), {"all", "token", "none"})
        self.assertEqual(self.completed("auralis-bench", "mem"), ["memory"])
        self.assertEqual(self.completed("auralis-bench", "synth", "--voi"), ["--voices"])
        self.assertEqual(self.completed("auralis-synth", "voice", "--format", "f"), ["f32le"])
        self.assertIn("--mood", self.completed("auralis-play", "--mo"))
        self.assertEqual(self.completed("auralis-play", "--res"), ["--resume"])
        self.assertEqual(self.completed("auralis-synth", "--metrics", ""), [])

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish_completes_options_values_and_commands(self):
        for line, want in (("auralis-compose --mood ti", ["tide"]), ("auralis-bench mem", ["memory"]),
                           ("auralis-bench synth --voi", ["--voices"]), ("auralis-stream --steer t", ["token"]),
                           ("auralis-synth voice --synth", ["--synth1b1"]), ("auralis-play --no-o", ["--no-open"])):
            text = f'source "{self.out}/fish/{line.split()[0]}.fish"; complete -C "{line}"'
            answer = subprocess.run(["fish", "-c", text], capture_output=True, text=True, check=True,
                                    env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}",
                                         "HOME": self.folder.name})
            self.assertEqual([each.split("\t")[0] for each in answer.stdout.splitlines()], want, line)

    def test_the_shells_can_read_them(self):
        for shell in ("bash", "zsh", "fish"):
            for file in (self.out / shell).iterdir():
                if shutil.which(shell):
                    subprocess.run([shell, "-n", file], check=True)


if __name__ == "__main__":
    unittest.main()
