# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Stations of auralis-play with stand-ins for the tools: settings, ports, sessions, health, several at once."""

import os
import pathlib
import shlex
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from play_test import TOOL, free_port, runs
from stub_tools import write_stub_tools


class StationTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.log, self.settings, self.state = self.root / "log", self.root / "auralis", self.root / "state"
        (self.root / "tmp").mkdir()
        self.log.mkdir()
        self.settings.mkdir()
        write_stub_tools(self.root / "bin")
        self.environment = {
            **os.environ,
            "AURALIS_BIN": str(self.root / "bin"),
            "STUB_LOG": str(self.log),
            "TMPDIR": str(self.root / "tmp"),
            "XDG_CONFIG_HOME": str(self.root),
            "XDG_STATE_HOME": str(self.state),
        }
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "STATE_DIRECTORY", "NOTIFY_SOCKET", "WATCHDOG_USEC"):
            self.environment.pop(name, None)
        self.port, self.metrics_port = free_port(), free_port()

    def start(self, *options, ports=True, **environment):
        if ports:
            options = ("--port", str(self.port), "--metrics-port", str(self.metrics_port), *options)
        process = subprocess.Popen(
            [TOOL, *options], env={**self.environment, **environment}, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def end(self, play) -> str:
        """Ends it and gives what it said on standard error."""
        play.send_signal(signal.SIGTERM)
        self.assertEqual(play.wait(8), 128 + signal.SIGTERM)
        return play.stderr.read()

    def write_settings(self, name: str, text: str):
        (self.settings / f"{name}.toml").write_text(text)

    def arguments(self, tool: str) -> list:
        return (self.log / f"{tool}.args").read_text().split("\n")[:-1]

    def value(self, tool: str, option: str) -> str:
        arguments = self.arguments(tool)
        return arguments[arguments.index(option) + 1]

    def test_its_name_and_its_file_reach_every_tool(self):
        self.write_settings("Night Radio", "[compose]\nbpm = 60\n[play] # ours\nsteer = 'none' # nobody\n"
                            f"port = {self.port}\nmetrics-port = {self.metrics_port}\nlan=false\n")
        play = self.start("--station", "Night Radio", "--bpm", "70", ports=False)
        self.assertEqual(play.stdout.readline(), "auralis-play: Night Radio: listen at "
                         f"http://localhost:{self.port}/ (Ctrl-C ends it)\n")
        self.end(play)
        for tool in ("compose", "synth", "stream"):
            self.assertEqual(self.value(tool, "--station"), "Night Radio")
            self.assertEqual(self.value(tool, "--config"), str(self.settings / "Night Radio.toml"))
        self.assertEqual(self.arguments("compose")[-2:], ["--bpm", "70"])
        self.assertEqual(self.value("stream", "--steer"), "none")
        self.assertNotIn("--control-out", self.arguments("stream"), "nobody steers by it")
        self.assertNotIn("--mood", self.arguments("compose"))

    def test_one_without_a_file_plays_the_mood_of_its_name(self):
        moods = self.root / "share/auralis/moods"
        moods.mkdir(parents=True)
        (moods / "rain.toml").touch()
        for name, given in (("rain", ["--mood", "rain"]), ("other", [])):
            with self.subTest(name):
                play = self.start("--station", name)
                play.stdout.readline()
                self.end(play)
                self.assertEqual(self.arguments("compose")[5:], given)

    def test_one_without_a_file_leaves_the_mood_to_the_command_line(self):
        moods = self.root / "share/auralis/moods"
        moods.mkdir(parents=True)
        (moods / "rain.toml").touch()
        for given in (["--mood", "tide"], ["--mood=tide"], ["--journey", "evening"]):
            with self.subTest(given):
                play = self.start("--station", "rain", *given)
                play.stdout.readline()
                self.end(play)
                self.assertEqual(self.arguments("compose")[5:], given)

    def test_a_name_that_says_nothing_is_told(self):
        play = self.start("--station", "Night Rain", STUB_RECORDS="1")
        play.stdout.readline()
        words = self.end(play)
        self.assertIn("there is no file Night Rain.toml in a folder of stations, and no mood of this name", words)
        again = next(line for line in words.splitlines() if "and as a file: " in line)
        kept = list((self.state / "auralis/heard").glob("*.ndjson"))
        self.assertIn(str(kept[0]), shlex.split(again), "the shell reads one word")

    def test_what_is_wrong_with_a_file_is_told_with_its_line(self):
        for text, words in (("[play]\nports = 1\n", "x.toml:2: ports: no such option"),
                            ("[play]\n\nmood = 'rain'\n", "x.toml:3: mood: no such option"),
                            ("[play]\nport = 80 81\n", "x.toml:2: should be like"),
                            ("[play]\npatches = [1]\n", "x.toml:2: should be like: patches = ["),
                            ("[play]\nlan = 1\n", "x.toml:2: lan: should be true or false"),
                            ("[play]\nport = 70000\n", "70000: a port is a number")):
            with self.subTest(text):
                self.write_settings("x", text)
                play = self.start("--station=x", ports=False)
                self.assertEqual(play.wait(5), 2)
                said = play.stderr.read()
                self.assertIn(words, said)
                self.assertEqual(said.count("\n"), 1)

    def test_names_that_could_be_paths_are_refused(self):
        for name in ("", "../x", ".x", "-x", "a/b", "x" * 65):
            with self.subTest(name):
                self.assertEqual(self.start(f"--station={name}").wait(5), 2)

    def test_free_ports_are_taken_where_others_are_in_use(self):
        source = TOOL.read_text()
        self.assertIn("usual_port=8080 usual_metrics_port=9090", source)
        with socket.create_server(("127.0.0.1", self.port)):
            tool = self.root / "tools/auralis-play"
            tool.parent.mkdir()
            (tool.parent / "play").symlink_to(TOOL.parent / "play")
            tool.write_text(source.replace("usual_port=8080", f"usual_port={self.port}")
                            .replace("usual_metrics_port=9090", f"usual_metrics_port={self.port}"))
            tool.chmod(0o755)
            play = subprocess.run([tool], env={**self.environment, "STUB_COMPOSE": "end"}, timeout=20,
                                  capture_output=True, text=True)
        self.assertEqual(play.returncode, 0)
        page, metrics = (int(line.rsplit(" ", 1)[1]) for line in play.stderr.splitlines())
        self.assertGreater(page, self.port)
        self.assertGreater(metrics, page)
        self.assertEqual(self.value("stream", "--listen"), f"127.0.0.1:{page}")
        self.assertEqual(self.value("stream", "--metrics"), f"127.0.0.1:{metrics}")

    def test_a_session_is_kept_where_state_is_kept(self):
        for environment, options, path in (
                ({}, ["--station", "x"], self.state / "auralis/x.ndjson"),
                ({}, [], self.state / "auralis/play.ndjson"),
                ({"STATE_DIRECTORY": str(self.root / "s")}, ["--station=x"], self.root / "s/x.ndjson")):
            with self.subTest(path):
                play = self.start("--resume", *options, STUB_COMPOSE="end", **environment)
                self.assertEqual(play.wait(8), 0)
                self.assertEqual(self.value("compose", "--session"), str(path))
                self.assertTrue(path.parent.is_dir())
                # auralis-compose takes one of the two: the session is the recording.
                self.assertFalse((path.parent / "heard").exists())

    def test_systemd_is_told_while_music_flows(self):
        told = self.root / "told"
        notify = self.root / "bin/systemd-notify"
        notify.write_text(f'#!/bin/bash\necho "$*" >>"{told}"\n')
        notify.chmod(0o755)
        path = f"{notify.parent}:{os.environ['PATH']}"
        play = self.start(PATH=path, NOTIFY_SOCKET="/somewhere", WATCHDOG_USEC="300000")
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and (not told.exists() or told.read_text().count("WATCHDOG") < 2):
            time.sleep(0.05)
        os.kill(int((self.log / "stream.pid").read_text()), signal.SIGSTOP)
        time.sleep(0.5)  # one question may have been on its way
        before = told.read_text()
        time.sleep(0.7)
        self.assertEqual(told.read_text(), before)
        os.kill(int((self.log / "stream.pid").read_text()), signal.SIGCONT)
        self.assertRegex(before, "^--ready --status=listen at http://localhost:[0-9]+/\nWATCHDOG=1\nWATCHDOG=1\n")
        self.end(play)

    def test_it_plays_where_setpriv_may_do_nothing(self):
        # A service without capabilities: every tool ended with status 127.
        setpriv = self.root / "bin/setpriv"
        setpriv.write_text("#!/bin/bash\necho 'setpriv: activate capabilities' >&2\nexit 127\n")
        setpriv.chmod(0o755)
        play = self.start(PATH=f"{setpriv.parent}:{os.environ['PATH']}")
        self.assertIn("listen at", play.stdout.readline())
        self.assertEqual(self.end(play), "")

    def test_a_container_can_ask_for_its_health(self):
        ask = [TOOL.parent / "play/ask_health", str(self.port)]
        answer = subprocess.run(ask, capture_output=True, text=True, timeout=10)
        self.assertNotEqual(answer.returncode, 0)
        play = self.start()
        play.stdout.readline()
        answer = subprocess.run(ask, capture_output=True, text=True, timeout=10)
        self.assertEqual((answer.returncode, answer.stderr), (0, ""))
        self.end(play)

    def test_several_play_at_once_and_end_together(self):
        for name in ("tide", "rain"):
            self.write_settings(name, f"[play]\nmetrics-port = {free_port()}\n")
        play = self.start("--station", "tide", "--station", "rain", "--port", str(self.port), ports=False)
        said = sorted(play.stdout.readline() for _ in range(4))
        links = [line for line in said if "listen at" in line]
        self.assertEqual([line.split(": ")[1] for line in links], ["rain", "tide"], said)
        ports = [int(line.split("localhost:")[1].split("/")[0]) for line in links]
        self.assertEqual(len(set(ports)), 2)
        self.assertIn(self.port, ports)
        self.assertEqual(self.end(play), "")
        self.assertEqual(list((self.root / "tmp").iterdir()), [])
        self.assertFalse(runs(int((self.log / "compose.pid").read_text())))

    def test_a_station_that_fails_leaves_the_others_alone(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            self.write_settings("bad", f"[play]\nport = {server.getsockname()[1]}\n")
            play = self.start("--station", "good", "--station", "bad", "--port", str(self.port), ports=False)
            words = [play.stderr.readline() for _ in range(2)]  # the other has no file, which is told
            self.assertTrue(any("bad: port" in line for line in words), words)
            self.assertIn("good: listen at", play.stdout.readline())
            self.assertEqual(self.end(play), "")

    def test_of_several_none_starts_where_a_file_is_wrong(self):
        self.write_settings("bad", "[play]\nwhat = 1\n")
        play = self.start("--station", "good", "--station", "bad")
        self.assertEqual(play.wait(5), 2)
        self.assertIn("bad.toml:2", play.stderr.read())
        self.assertFalse((self.log / "compose.pid").exists())

    def test_a_file_says_where_the_metrics_of_a_tool_are(self):
        self.write_settings("rain", "[compose]\nmood = \"rain\"\n[synth]\nmetrics = \"127.0.0.1:5\"\n")
        play = self.start("--station", "rain", "--no-open")
        lines = [play.stdout.readline() for _ in range(3)]
        self.end(play)
        self.assertIn("http://localhost:5/metrics (auralis-synth)", lines[2])
        self.assertEqual((self.log / "synth.metrics").read_text(), "\n")
        self.assertNotEqual((self.log / "compose.metrics").read_text(), "\n")

    def test_a_port_that_a_file_gives_to_one_tool_is_left_to_it(self):
        for table, other in (("synth", "compose"), ("compose", "synth")):
            with self.subTest(table):
                taken = self.metrics_port + 1
                self.write_settings("x", f"[{table}]\nmetrics = \"127.0.0.1:{taken}\"\n")
                play = self.start("--station", "x", "--no-open")
                line = [play.stdout.readline() for _ in range(3)][2]
                self.end(play)
                self.assertEqual(line.count(f":{taken}/"), 1, line)
                self.assertNotIn(f":{taken}\n", (self.log / f"{other}.metrics").read_text())

    def test_of_several_none_takes_a_metrics_port_that_a_file_gives_to_a_tool(self):
        for place in (self.metrics_port, self.metrics_port + 2):  # its first, and one of its tools'
            with self.subTest(place):
                self.write_settings("rain", f"[synth]\nmetrics = \"127.0.0.1:{place}\"\n")
                play = self.start("--station", "tide", "--station", "rain", "--no-open", "--port", str(self.port),
                                  "--metrics-port", str(self.metrics_port), ports=False)
                lines = [play.stdout.readline() for _ in range(6)]
                self.end(play)
                with_it = [line.split(": ")[1] for line in lines if f":{place}/" in line]
                self.assertEqual(with_it, ["rain"], lines)

    def test_a_file_says_where_more_patches_are(self):
        self.write_settings("x", "[play]\npatches = [\"/one of them\", '/two'] # both\n")
        play = self.start("--station", "x", "--no-open")
        for _ in range(3):
            play.stdout.readline()
        self.end(play)
        for tool in ("compose", "synth"):
            arguments = self.arguments(tool)
            at = arguments.index("--patches")
            self.assertEqual(arguments[at:at + 4], ["--patches", "/one of them", "--patches", "/two"])

    def test_a_name_given_twice_is_refused(self):
        play = self.start("--station", "x", "--station", "x")
        self.assertEqual(play.wait(5), 2)
        self.assertIn("once is enough", play.stderr.read())


if __name__ == "__main__":
    unittest.main()
