# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""auralis-play with stand-ins for the tools: its metrics, its folder, questions that are not its own."""

import os
import pathlib
import signal
import subprocess
import time
import unittest

import play_test
from play_test import TOOLS, free_port, runs


class MannersTest(unittest.TestCase):
    setUp, start, end = play_test.PlayTest.setUp, play_test.PlayTest.start, play_test.PlayTest.end
    start_and_listen, pid = play_test.PlayTest.start_and_listen, play_test.PlayTest.pid
    arguments = play_test.PlayTest.arguments
    assert_nothing_left = play_test.PlayTest.assert_nothing_left

    def test_questions_for_the_composer_are_answered_without_playing(self):
        tool = pathlib.Path(self.folder.name) / "bin/auralis-compose"
        tool.write_text('#!/bin/sh\necho "auralis-compose says $*"\n')
        for options, answer in ((["--version"], "auralis-play says --version\n"),
                                (["--list-moods", "--json"], "auralis-compose says --list-moods --json\n")):
            play = self.start(*options)
            self.assertEqual(play.stdout.read(), answer)
            self.assertEqual(play.wait(5), 0)

    def test_folders_of_patches_reach_both_tools(self):
        play = self.start_and_listen("--patches", "one", "two", "--patches=three", "--synth", "--voices 4",
                                     STUB_RECORDS="1")
        play.send_signal(signal.SIGTERM)
        words = play.stderr.read()
        play.wait(5)
        wanted = ["--patches", "one", "--patches", "two", "--patches=three"]
        self.assertEqual(self.arguments("synth")[:5], wanted)
        compose = self.arguments("compose")
        first = compose.index("--patches")
        self.assertEqual(compose[first:first + 5], wanted)
        self.assertIn("auralis-compose --patches one --patches two --patches=three --again", words)
        self.assertIn("auralis-synth --voices 4 --patches one --patches two --patches=three -o", words)

    def test_the_metrics_of_all_tools_are_served_and_said(self):
        play = self.start_and_listen("--compose-something")
        words = play.stdout.readline()
        self.end(play)
        self.assertIn(f"localhost:{self.metrics_port}/metrics (auralis-stream)", words)
        places = [(self.log / f"{tool}.metrics").read_text().strip() for tool in ("synth", "compose")]
        ports = {int(place.removeprefix("127.0.0.1:")) for place in places}
        self.assertEqual(len(ports | {self.port, self.metrics_port}), 4)
        for tool, place in zip(("synth", "compose"), places):
            self.assertIn(f"http://{place.replace('127.0.0.1', 'localhost')}/metrics (auralis-{tool})", words)

    def test_the_metrics_of_a_tool_lie_where_it_is_asked_for(self):
        play = self.start_and_listen("--metrics=127.0.0.1:7", "--synth", "--metrics none")
        words = play.stdout.readline()
        self.end(play)
        self.assertIn("localhost:7/metrics (auralis-compose)", words)
        self.assertNotIn("auralis-synth", words)

    def test_what_a_kill_left_is_gone_after_the_next_start(self):
        killed = self.start_and_listen()
        killed.kill()
        killed.wait(5)
        for _ in range(100):
            if not any(runs(self.pid(tool)) for tool in TOOLS):
                break
            time.sleep(0.05)
        left = list(self.temporary.iterdir())
        self.assertEqual(len(left), 1)
        foreign = self.temporary / "auralis-play.foreign"
        foreign.mkdir()  # without a lock: not ours to remove
        play = self.start_and_listen()
        rooms = set(self.temporary.iterdir())
        self.assertFalse(left[0] in rooms)
        self.assertEqual(len(rooms - {foreign}), 1)
        other = self.start("--port", str(free_port()), "--metrics-port", str(free_port()))
        other.stdout.readline()
        self.assertTrue(rooms < set(self.temporary.iterdir()), "one that plays keeps its folder")
        for each in (other, play):
            each.send_signal(signal.SIGTERM)
            each.wait(8)
        self.assertEqual(list(self.temporary.iterdir()), [foreign])

    def test_a_kill_while_the_folder_is_made_leaves_nothing_either(self):
        """mv stands for the moment: the play that starts is killed in it, or stays in it."""
        def leave_unlocked(name):
            (self.temporary / name).mkdir()
            return self.temporary / name

        path = f"{self.folder.name}/slow:{os.environ['PATH']}"
        mv = pathlib.Path(self.folder.name) / "slow/mv"
        mv.parent.mkdir()
        mv.write_text(f'#!/bin/sh\necho $$ >"{mv}.pid"\nexec sleep 60\n')
        mv.chmod(0o755)
        making = self.start(PATH=path)
        while not list(self.temporary.glob("auralis-room.*/lock")) or not pathlib.Path(f"{mv}.pid").exists():
            time.sleep(0.02)
        made = set(self.temporary.iterdir())
        unlocked = leave_unlocked("auralis-room.abcdef")
        foreign = leave_unlocked("auralis-room.notes-of-mine")
        play = self.start_and_listen()
        self.assertLess(made, set(self.temporary.iterdir()), "one that is being made stays")
        self.assertTrue(unlocked.exists(), "and so does what might be its")
        play.send_signal(signal.SIGTERM)
        play.wait(8)
        making.kill()
        os.kill(int(pathlib.Path(f"{mv}.pid").read_text()), signal.SIGKILL)
        making.wait(5)
        play = self.start_and_listen()
        self.assertEqual(len(set(self.temporary.iterdir()) - {foreign}), 1)
        play.send_signal(signal.SIGTERM)
        play.wait(8)
        self.assertEqual(list(self.temporary.iterdir()), [foreign])

    def test_a_missing_folder_for_temporary_files_is_said_in_a_line(self):
        play = self.start(TMPDIR="/nowhere", XDG_RUNTIME_DIR="")
        words = play.stderr.read()
        self.assertEqual(play.wait(5), 1)
        self.assertRegex(words, r"^play: no place .*/nowhere should be a folder .*\n$")

    def test_a_place_that_cannot_be_made_is_said_in_a_line(self):
        for options, part in ((["--resume"], "--resume: no place to keep the session: cannot make the folder /dev/null/"),
                              (["--control", "/nowhere/c"], "--control /nowhere/c: no FIFO can be made there")):
            play = self.start(*options, XDG_STATE_HOME="/dev/null/x")
            words = play.stderr.read()
            self.assertEqual(play.wait(5), 1)
            self.assertIn(part, words)
            self.assertEqual(words.count("\n"), 1, words)

    def test_where_standard_output_is_closed_it_says_on_the_other_where_to_listen(self):
        play = subprocess.Popen(["bash", "-c", 'exec "$0" "$@" >&-', play_test.PLAY, "--port", str(self.port),
                                 "--metrics-port", str(self.metrics_port)], env=self.environment, text=True,
                                stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.addCleanup(play.stderr.close)
        self.addCleanup(play.wait)
        self.addCleanup(play.kill)
        self.assertIn(f"play: listen at http://localhost:{self.port}/", play.stderr.readline())
        play.send_signal(signal.SIGTERM)
        self.assertNotIn("write error", play.stderr.read())

    def test_the_folder_lies_where_the_session_ends_with(self):
        runtime = pathlib.Path(self.folder.name) / "run"
        runtime.mkdir()
        play = self.start_and_listen(XDG_RUNTIME_DIR=str(runtime))
        self.assertEqual(len(list(runtime.iterdir())), 1)
        self.end(play)
        self.assertEqual(list(runtime.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
