# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""What scripts/measure-sync makes of a CSV of windows, and what it says of one that is none."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "measure-sync"


class MeasureSyncTest(unittest.TestCase):
    def of(self, lines):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "windows.csv"
            file.write_text(lines)
            return subprocess.run([sys.executable, "-B", SCRIPT, "--from", file], check=False, text=True,
                                  capture_output=True)

    def test_a_line_a_minute(self):
        result = self.of("seconds,ms\n0.5,-1\n1,0.5\n59.9,0.25\n60,2\n")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stdout.splitlines()[2:],
                         ["| 1 | 0.500 | 0.500 | 1.000 |", "| 2 | 2.000 | 2.000 | 2.000 |"])

    def test_other_files_are_told(self):
        for lines, words in (("a,b\n", "first line"), ("", "first line"), ("seconds,ms\n", "no windows"),
                             ("seconds,ms\n1,x\n", "two numbers"), ("seconds,ms\n1\n", "two numbers")):
            result = self.of(lines)
            self.assertEqual((result.returncode, result.stdout), (1, ""), lines)
            self.assertRegex(result.stderr, f"^measure-sync: .*windows.csv: .*{words}.*\n$")

    def test_a_file_that_is_not_there(self):
        result = subprocess.run([sys.executable, "-B", SCRIPT, "--from", "/no/such.csv"], check=False,
                                text=True, capture_output=True)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stderr, "measure-sync: /no/such.csv: No such file or directory\n")


if __name__ == "__main__":
    unittest.main()
