# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""judge_music's own table of modes has those that auralis-compose lists, and as it lists them."""

import subprocess
import sys
import unittest

import judge_pieces  # noqa: F401, finds judge_music

from judge_music.piece import MODES, pitch_class


class ModesTest(unittest.TestCase):
    def test_are_those_that_are_composed_in(self):
        told = subprocess.run([BINARIES + "/auralis-compose", "--list-modes"], text=True, check=True,
                              stdout=subprocess.PIPE).stdout
        listed = {}
        for line in told.splitlines():
            name, notes = line.split("\t")
            listed[name] = [pitch_class(note) for note in notes.split()]
        known = dict(MODES)
        del known["chromatic"]  # of pieces that are not composed here
        self.assertEqual(known, listed)


if __name__ == "__main__":
    BINARIES = sys.argv.pop()
    unittest.main()
