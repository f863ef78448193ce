# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Section METRICS of each page has every metric that its tool serves, and no other: man_metrics_test.py BIN MAN."""

import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import unittest
import urllib.error
import urllib.request

BIN, MAN = (pathlib.Path(argument) for argument in sys.argv[1:3])
TAG = re.compile(r"^\.It Li (.*)$", re.MULTILINE)
TYPE = re.compile(r"^# TYPE (\S+) ", re.MULTILINE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def written(page: str) -> set:
    """The metrics that a page has as tags."""
    lists = TAG.findall((MAN / page).read_text(encoding="utf-8"))
    return {name for names in lists for name in names.split(" , ")
            if name.startswith(("auralis_", "process_"))}


def served(*command: str, given: bytes) -> set:
    """The metrics of a tool that has got this input, and waits for more."""
    port = free_port()
    tool = subprocess.Popen([BIN / command[0], *command[1:], "--metrics", f"127.0.0.1:{port}"],
                            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        tool.stdin.write(given)
        tool.stdin.flush()
        until = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                    return set(TYPE.findall(answer.read().decode()))
            except (urllib.error.URLError, ConnectionError):
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
    finally:
        tool.send_signal(signal.SIGKILL)
        tool.stdin.close()
        tool.wait()


class ManMetricsTest(unittest.TestCase):
    def check(self, *command, given=b""):
        found = served(*command, given=given)
        own = {name for name in found if name.startswith("auralis_")}
        self.assertTrue(own)
        self.assertEqual(written(f"{command[0]}.1"), own)
        process = {name for name in written("auralis.7") if name.startswith("process_")}
        self.assertEqual(process, found - own)

    def test_compose(self):
        self.check("auralis-compose", "--live")

    def test_synth(self):
        self.check("auralis-synth", given=b'{"type":"clock","t":0}\n')

    def test_stream(self):
        self.check("auralis-stream", "--listen", "127.0.0.1:0")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
