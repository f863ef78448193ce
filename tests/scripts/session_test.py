# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Live sessions of auralis-compose that are killed and gone on with: session_test.py BIN."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/bin").resolve()


class SessionTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.file = pathlib.Path(self.folder.name) / "session.ndjson"

    def play(self, *options, until):
        """Plays until an event is the one, kills the composer, and gives the events up to there."""
        compose = subprocess.Popen([BIN / "auralis-compose", "-q", "--live", "--session", self.file, *options],
                                   stdout=subprocess.PIPE, text=True)
        events = []
        for line in compose.stdout:
            events.append(json.loads(line))
            if until(events[-1]):
                break
        compose.kill()
        compose.wait()
        compose.stdout.close()
        return events

    def test_seed_and_time_go_on_after_a_kill(self):
        first = self.play(until=lambda event: event["t"] >= 2.5)
        again = self.play(until=lambda event: event["t"] >= 0.5)
        self.assertEqual(again[0]["seed"], first[0]["seed"])
        self.assertGreaterEqual(again[0]["at"], 1.4)
        self.assertLessEqual(again[0]["at"], first[-1]["t"] + 1)

    def test_a_journey_goes_on_to_what_it_has_yet_to_change(self):
        journey = pathlib.Path(self.folder.name) / "journey.toml"
        journey.write_text('[[stage]]\nmood = "tide"\n[[stage]]\nmood = "rain"\nat = "5s"\n')
        self.play("--journey", journey, until=lambda event: event["t"] >= 2)
        again = self.play("--journey", journey, until=lambda event: event["t"] >= 10 or
                          event.get("param") == "mood" and event["type"] == "control")
        self.assertEqual(again[-1].get("value"), "rain")


if __name__ == "__main__":
    unittest.main()
