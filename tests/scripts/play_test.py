# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""scripts/play and auralis-play with stand-ins for the tools: options, the ports, every way to end, nothing left."""

import os
import pathlib
import pty
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from stub_tools import write_stub_tools

PLAY = pathlib.Path(__file__).parents[2] / "scripts" / "play"
TOOL = PLAY.parents[1] / "tools/auralis-play"
TOOLS = ("compose", "synth", "stream")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def copy_program(to: pathlib.Path, parts: pathlib.Path):
    """Puts auralis-play into one folder and what it consists of into another."""
    to.mkdir(parents=True, exist_ok=True)
    shutil.copy(TOOL, to)
    shutil.copytree(TOOL.parent / "play", parts)


def runs(pid: int) -> bool:
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


class PlayTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        root = pathlib.Path(self.folder.name)
        self.log, self.temporary = root / "log", root / "tmp"
        self.log.mkdir()
        self.temporary.mkdir()
        write_stub_tools(root / "bin")
        self.environment = {
            **os.environ,
            "AURALIS_BIN": str(root / "bin"),
            "STUB_LOG": str(self.log),
            "TMPDIR": str(self.temporary),
            "XDG_STATE_HOME": str(root / "state"),
        }
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
            self.environment.pop(name, None)
        self.port, self.metrics_port = free_port(), free_port()

    def start(self, *options, **environment):
        process = subprocess.Popen(
            [PLAY, "--port", str(self.port), "--metrics-port", str(self.metrics_port), *options],
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def start_and_listen(self, *options, **environment):
        process = self.start(*options, **environment)
        self.assertIn(f"http://localhost:{self.port}/", process.stdout.readline())
        self.assertIn("/control", process.stdout.readline())
        return process

    def pid(self, tool: str) -> int:
        return int((self.log / f"{tool}.pid").read_text())

    def arguments(self, tool: str) -> list:
        return (self.log / f"{tool}.args").read_text().split("\n")[:-1]

    def assert_nothing_left(self):
        for tool in TOOLS:
            self.assertFalse(runs(self.pid(tool)), tool)
        self.assertEqual(list(self.temporary.iterdir()), [])

    def test_options_reach_their_tools(self):
        play = self.start_and_listen(
            "--seed", "7", "--mood=tide", "--synth", "--voices 4 --block 50ms", "--stream=--chunk 20ms"
        )
        play.send_signal(signal.SIGTERM)
        play.wait(5)
        compose, stream = self.arguments("compose"), self.arguments("stream")
        self.assertEqual(compose[:2], ["--live", "--control"])
        self.assertEqual(compose[3:], ["--seed", "7", "--mood=tide"])
        self.assertEqual(self.arguments("synth"), ["--voices", "4", "--block", "50ms"])
        self.assertEqual(stream[stream.index("--listen") + 1], f"127.0.0.1:{self.port}")
        self.assertEqual(stream[stream.index("--metrics") + 1], f"127.0.0.1:{self.metrics_port}")
        self.assertEqual(stream[-2:], ["--chunk", "20ms"])
        self.assertEqual(stream[stream.index("--control-out") + 1], compose[2])

    def heard(self):
        return sorted((pathlib.Path(self.folder.name) / "state/auralis/heard").glob("*.ndjson"))

    def test_keeps_what_was_heard_and_says_how_to_hear_it_again(self):
        folder = pathlib.Path(self.folder.name) / "state/auralis/heard"
        folder.mkdir(parents=True)
        for i in range(30):
            (folder / f"old-{i:02}.ndjson").write_text("session\n")
            os.utime(folder / f"old-{i:02}.ndjson", (i, i))
        play = self.start_and_listen(STUB_RECORDS="1")
        play.send_signal(signal.SIGTERM)
        words = play.stderr.read()
        play.wait(5)
        kept = self.heard()
        self.assertEqual(len(kept), 20)
        self.assertEqual(kept[0].name, "old-11.ndjson")
        new = [path for path in kept if path.name.startswith("play-")]
        self.assertIn(f"auralis-compose --again {new[0]} | auralis-synth -o heard.flac", words)

    def test_keeps_no_session_where_it_is_not_wanted_or_kept_elsewhere(self):
        for options in (["--no-record"], ["--record", "mine"], ["--session=mine"]):
            play = self.start_and_listen(*options, STUB_RECORDS="1")
            self.end(play)
            self.assertEqual(self.heard(), [])

    def test_control_lies_where_it_is_asked_for(self):
        place = pathlib.Path(self.folder.name) / "here/control"
        place.parent.mkdir()
        play = self.start("--control", str(place))
        play.stdout.readline()
        self.assertTrue(play.stdout.readline().endswith(f"> {place}\n"))
        self.assertTrue(place.is_fifo())
        self.assertEqual(self.arguments("compose")[2], str(place))
        self.end(play)
        self.assertFalse(place.exists())
        os.mkfifo(place)
        self.end(self.start_and_listen(f"--control={place}"))
        self.assertTrue(place.is_fifo())
        place.unlink()
        place.write_text("a line\n")
        play = self.start("--control", str(place))
        self.assertEqual(play.wait(5), 2)
        self.assertIn("no FIFO", play.stderr.read())
        self.assertEqual(place.read_text(), "a line\n")

    def test_control_goes_back_to_compose(self):
        play = self.start_and_listen()
        play.send_signal(signal.SIGTERM)
        play.wait(5)
        self.assertEqual((self.log / "control").read_text(), "steered\n")

    def test_signals_end_everything(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number.name):
                play = self.start_and_listen()
                play.send_signal(number)
                self.assertEqual(play.wait(5), 128 + number)
                self.assert_nothing_left()
                self.assertEqual(play.stderr.read(), "")

    def test_what_can_be_read_again_is_at_a_signal(self):
        play = self.start_and_listen()
        play.send_signal(signal.SIGUSR1)
        deadline = time.monotonic() + 5
        while not (self.log / "again").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        self.assertEqual((self.log / "again").read_text(), "stream\n")
        play.send_signal(signal.SIGTERM)
        self.assertEqual(play.wait(5), 128 + signal.SIGTERM)
        self.assert_nothing_left()

    def test_a_signal_ends_no_tool_that_has_nothing_to_read_again(self):
        # A service that was reloaded ended auralis-stream, which had no certificate and no tokens.
        play = self.start_and_listen(STUB_STREAM="plain")
        play.send_signal(signal.SIGUSR1)
        time.sleep(0.5)
        self.assertTrue(all(runs(self.pid(tool)) for tool in TOOLS))
        self.end(play)

    def test_ctrl_c_at_a_terminal(self):
        child, terminal = pty.fork()
        if child == 0:
            os.execve(PLAY, [str(PLAY), "--port", str(self.port), "--metrics-port",
                             str(self.metrics_port)], self.environment)
        words = b""
        while b"/control" not in words:
            words += os.read(terminal, 1024)
        os.write(terminal, b"\x03")
        _, status = os.waitpid(child, 0)
        os.close(terminal)
        self.assertEqual(os.waitstatus_to_exitcode(status), 128 + signal.SIGINT)
        self.assert_nothing_left()

    def test_a_killed_stage_is_named_and_ends_everything(self):
        for tool in TOOLS:
            with self.subTest(tool):
                play = self.start_and_listen()
                os.kill(self.pid(tool), signal.SIGKILL)
                self.assertEqual(play.wait(5), 1)
                self.assertIn(f"auralis-{tool} was killed by SIGKILL", play.stderr.read())
                self.assert_nothing_left()

    def test_a_failing_stage_is_named(self):
        play = self.start(STUB_SYNTH="fail")
        self.assertEqual(play.wait(5), 1)
        self.assertIn("auralis-synth ended with status 1", play.stderr.read())
        self.assertEqual(list(self.temporary.iterdir()), [])

    def test_a_wrong_option_of_compose_is_a_wrong_command_line(self):
        play = self.start("--mood", "none", STUB_COMPOSE="usage")
        self.assertEqual(play.wait(5), 2)
        self.assertIn("no such mood", play.stderr.read())
        self.assertEqual(list(self.temporary.iterdir()), [])

    def test_a_piece_that_ends_is_played_to_its_end(self):
        play = self.start(STUB_COMPOSE="end")
        self.assertEqual(play.wait(5), 0)
        self.assertEqual(play.stderr.read(), "")
        self.assert_nothing_left()

    def test_a_stage_that_does_not_end_is_killed_at_the_second_signal(self):
        play = self.start_and_listen(STUB_COMPOSE="stubborn")
        play.send_signal(signal.SIGINT)
        time.sleep(0.3)
        self.assertIsNone(play.poll())
        play.send_signal(signal.SIGINT)
        self.assertEqual(play.wait(2), 130)
        self.assert_nothing_left()

    def test_stages_end_when_play_itself_is_killed(self):
        play = self.start_and_listen()
        play.kill()
        play.wait()
        deadline = time.monotonic() + 3
        while any(runs(self.pid(tool)) for tool in TOOLS) and time.monotonic() < deadline:
            time.sleep(0.02)
        for tool in TOOLS:
            self.assertFalse(runs(self.pid(tool)), tool)

    def test_a_taken_port_is_told_before_anything_starts(self):
        for option, number in (("--port", self.port), ("--metrics-port", self.metrics_port)):
            with self.subTest(option), socket.create_server(("127.0.0.1", number)):
                play = self.start()
                self.assertEqual(play.wait(5), 1)
                words = play.stderr.read()
                self.assertIn(f"port {number} is taken", words)
                self.assertIn(f"{option} {number + 1}", words)
                self.assertFalse((self.log / "compose.pid").exists())

    def test_a_port_may_begin_with_a_zero(self):
        # It was taken for an octal number, of which 8 is no digit.
        with socket.create_server(("127.0.0.1", self.port)):
            play = self.start("--port", f"0{self.port}")
            self.assertEqual(play.wait(5), 1)
            self.assertIn(f"--port {self.port + 1}", play.stderr.read())

    def test_an_ipv6_address_needs_no_brackets(self):
        # Its colons met the port's, and no server could tell them apart.
        for host in ("::1", "[::1]"):
            with self.subTest(host):
                play = self.start("--host", host, STUB_COMPOSE="end")
                play.wait(5)
                stream = self.arguments("stream")
                self.assertEqual(stream[stream.index("--listen") + 1], f"[::1]:{self.port}")

    def test_it_finds_what_is_beside_it_from_anywhere(self):
        # Through a link, or with a CDPATH, it looked for the other scripts in the wrong folder.
        root = pathlib.Path(self.folder.name)
        scripts, tools = root / "a tree/scripts", root / "a tree/build/release/bin"
        scripts.mkdir(parents=True)
        shutil.copy(PLAY, scripts)
        copy_program(root / "a tree/tools", root / "a tree/tools/play")
        for name in ("install-packages", "build"):
            (scripts / name).symlink_to("/bin/true")
        shutil.copytree(root / "bin", tools)
        (root / "link").symlink_to(scripts / "play")
        self.environment.pop("AURALIS_BIN")
        for command in (["../link"], ["scripts/play"]):
            with self.subTest(command):
                play = subprocess.run(
                    [*command, "--port", str(self.port), "--metrics-port", str(self.metrics_port)],
                    cwd=root / "a tree", capture_output=True, text=True, timeout=20,
                    env={**self.environment, "CDPATH": str(root / "a tree"), "STUB_COMPOSE": "end"})
                self.assertEqual((play.returncode, play.stderr), (0, ""))

    def test_an_installed_one_finds_its_parts_and_the_tools_from_anywhere(self):
        root = pathlib.Path(self.folder.name)
        copy_program(root / "bin", root / "share/auralis/play")
        (root / "link").symlink_to(root / "bin/auralis-play")
        self.environment.pop("AURALIS_BIN")
        play = subprocess.run(
            [root / "link", "--port", str(self.port), "--metrics-port", str(self.metrics_port)],
            cwd="/", capture_output=True, text=True, timeout=20,
            env={**self.environment, "STUB_COMPOSE": "end"})
        self.assertEqual((play.returncode, play.stderr), (0, ""))
        self.assertEqual(self.arguments("compose")[:2], ["--live", "--control"])

    def write_command(self, name: str, text: str):
        """Puts a stand-in for a command of the system before all others."""
        path = pathlib.Path(self.folder.name) / "bin" / name
        path.write_text(f"#!/bin/bash\n{text}\n")
        path.chmod(0o755)
        self.environment["PATH"] = f"{path.parent}:{os.environ['PATH']}"

    def start_on_network(self, *options):
        """(process, the lines behind those that every start shows, up to the address)"""
        self.write_command("ip", 'echo "192.0.2.1 via 10.9.8.1 dev eth0 src 10.9.8.7 uid 0 "')
        play = self.start("--lan", *options)
        self.assertIn(f"https://localhost:{self.port}/", play.stdout.readline())
        self.assertIn("/control", play.stdout.readline())
        return play, play.stdout.readline()

    def end(self, play):
        play.send_signal(signal.SIGTERM)
        play.wait(5)
        self.assert_nothing_left()

    def test_lan_serves_the_network_by_tls_and_lets_nobody_steer(self):
        play, address = self.start_on_network()
        self.assertEqual(address, f"play: on the network: https://10.9.8.7:{self.port}/\n")
        self.assertIn("certificate", play.stdout.readline())
        self.assertIn("nobody steers", play.stdout.readline())
        self.end(play)
        stream = self.arguments("stream")
        self.assertEqual(stream[stream.index("--listen") + 1], f"0.0.0.0:{self.port}")
        self.assertEqual(stream[stream.index("--metrics") + 1], f"127.0.0.1:{self.metrics_port}")
        self.assertEqual(stream[-2:], ["--tls", "self"])

    def test_lan_keeps_a_certificate_of_ones_own(self):
        play, _ = self.start_on_network("--stream", "--tls-cert c.pem --tls-key k.pem", "--steer", "all")
        self.end(play)
        self.assertEqual(self.arguments("stream")[-6:],
                         ["--tls-cert", "c.pem", "--tls-key", "k.pem", "--steer", "all"])

    def test_a_token_to_steer_is_in_the_link(self):
        play, address = self.start_on_network("--steer", "token")
        link = f"play: on the network: https://10.9.8.7:{self.port}/?token="
        self.assertTrue(address.startswith(link), address)
        token = address.removeprefix(link).strip()
        self.assertRegex(token, "^[0-9a-f]{32}$")
        stream = self.arguments("stream")
        self.assertEqual(stream[-4:-1], ["--steer", "token", "--token-file"])
        tokens = pathlib.Path(stream[-1])
        self.assertEqual(tokens.read_text(), f"steer {token}\n")
        self.assertEqual(tokens.stat().st_mode & 0o777, 0o600)
        self.end(play)

    def test_a_terminal_shows_the_address_as_a_code(self):
        self.write_command("ip", "exit 1")
        self.write_command("hostname", 'echo "fd00::1 10.9.8.6 172.17.0.1 "')
        self.write_command("qrencode", 'echo "<code of ${!#}>"')
        child, terminal = pty.fork()
        if child == 0:
            os.execve(PLAY, [str(PLAY), "--lan", "--port", str(self.port), "--metrics-port",
                             str(self.metrics_port)], self.environment)
        words = b""
        while b"nobody steers" not in words:
            words += os.read(terminal, 1024)
        os.write(terminal, b"\x03")
        os.waitpid(child, 0)
        os.close(terminal)
        self.assertIn(f"<code of https://10.9.8.6:{self.port}/>".encode(), words)
        self.assert_nothing_left()

    def test_a_machine_without_a_network_is_told_so(self):
        self.write_command("ip", "exit 1")
        self.write_command("hostname", "echo")
        play = self.start("--lan")
        for _ in range(2):
            play.stdout.readline()
        self.assertIn("no address on a network", play.stderr.readline())
        self.end(play)

    def test_wrong_command_lines(self):
        for options in (["--port", "x"], ["--port", "0"], ["--metrics-port=65536"], ["--synth"],
                        ["--steer", "everybody"], ["--steer=token", "--stream", "--token-file t"],
                        ["-o", "x.flac"], ["--format=midi"], ["--stats"], ["--synth", "-o x.flac"],
                        ["--model-out", "m"], ["--port", ""], ["--host="], ["--host", "--lan"],
                        ["--control", "--steer=all"], ["--station=a", "--station=b", "--control=c"]):
            with self.subTest(options):
                play = self.start(*options)
                self.assertEqual(play.wait(5), 2)
                self.assertEqual(play.stderr.read().count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
