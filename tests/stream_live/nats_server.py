# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A running nats-server with a free port and a folder of its own."""

import os
import shutil
import socket
import subprocess
import tempfile
import time

PROGRAM = os.environ.get("NATS_SERVER") or shutil.which("nats-server")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class NatsServer:
    """`with` ends it."""

    def __init__(self, config="jetstream {}\n"):
        self.folder = tempfile.TemporaryDirectory()
        self.port = free_port()
        self.path = os.path.join(self.folder.name, "conf")
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(config)
        self.start()

    def start(self):
        """Again, with what it had stored."""
        store, log = (os.path.join(self.folder.name, name) for name in ("store", "log"))
        self.process = subprocess.Popen([PROGRAM, "-c", self.path, "-a", "127.0.0.1", "-p",
                                         str(self.port), "-sd", store, "-l", log])
        end = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                assert time.monotonic() < end, "nats-server does not answer"
                time.sleep(0.01)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def url(self, station="tide", login=""):
        return f"nats://{login}127.0.0.1:{self.port}/{station}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        self.folder.cleanup()
