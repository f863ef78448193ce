# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Runs the commands of auralis(7), section TASKS, one after the other in one folder: man_tasks.py BIN MAN.

A command that begins with `$ ` must end with status 0. One that asks localhost:8080 has a station there, which
is started for it. Others play until they are stopped: they must be at it after some seconds, and end at SIGINT.
An hour is shortened to a minute. What needs systemd or a container engine is not run; what it names must exist.
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

import man_examples

ROOT = pathlib.Path(__file__).parents[2]
BIN, MAN = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
LIMIT_SECONDS = 60
STOPPED = (0, 130, -signal.SIGINT)
NAMED = {  # command -> what it names, in the sources
    "systemctl enable --now auralis@tide": "scripts/service/auralis@.service",
    "docker compose -f scripts/container/compose.yaml up": "scripts/container/compose.yaml",
}
# Players without a sound device.
HOME_FILES = {".asoundrc": "pcm.!default { type null }\n", ".config/mpv/mpv.conf": "ao=null\nvid=no\nlength=1\n"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def tasks(page: pathlib.Path):
    """Yields (line number, command, whether it ends by itself)."""
    inside = display = False
    begun, command = 0, ""
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(".Sh"):
            inside = line == ".Sh TASKS"
        if not inside:
            continue
        if line.startswith((".Bd", ".Ed")):
            display = line.startswith(".Bd")
            continue
        if not display and not line.startswith(".Dl "):
            continue
        begun = begun if command else number
        command += ("\n" if command else "") + man_examples.plain(line.removeprefix(".Dl "))
        if man_examples.is_whole(command):
            yield begun, command.removeprefix("$ "), command.startswith("$ ")
            command = ""


class Sandbox:
    """A folder, a home and programs for the commands, and a station while one is asked for."""

    def __init__(self, root: pathlib.Path):
        self.folder, self.home, programs = root / "work", root / "home", root / "bin"
        for made in (self.folder, self.home, programs):
            made.mkdir()
        for name, text in HOME_FILES.items():
            file = self.home / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        (programs / "auralis-play").symlink_to(ROOT / "tools/auralis-play")
        self.environment = {
            **os.environ, "HOME": str(self.home), "AURALIS_BIN": str(BIN), "TMPDIR": str(root),
            "AURALIS_STREAM_METRICS": "none", "PATH": f"{programs}:{BIN}:{os.environ['PATH']}"}
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "STATE_DIRECTORY"):
            self.environment.pop(name, None)
        self.port, self.station = 0, None

    def start(self, command: str, output: pathlib.Path) -> subprocess.Popen:
        with output.open("wb") as file:
            return subprocess.Popen(["bash", "-o", "pipefail", "-c", command], cwd=self.folder,
                                    env=self.environment, stdin=subprocess.DEVNULL, stdout=file,
                                    stderr=subprocess.STDOUT, start_new_session=True)

    def end(self, process: subprocess.Popen) -> int:
        """Ends it as Ctrl-C does."""
        os.killpg(process.pid, signal.SIGINT)
        try:
            return process.wait(LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return -signal.SIGKILL

    def want_station(self, wanted: bool):
        """Has one playing at self.port, or none."""
        if wanted and not self.station:
            self.port = free_port()
            said = self.folder.parent / "station"
            self.station = self.start(f"auralis-play --no-open --port {self.port}", said)
            until = time.monotonic() + LIMIT_SECONDS
            while f"listen at http://localhost:{self.port}/" not in said.read_text():
                if self.station.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"no station: {said.read_text()}")
                time.sleep(0.1)
        elif not wanted and self.station:
            self.end(self.station)
            self.station = None

    def asks_in_a_script(self, command: str) -> bool:
        """Whether it is a script that was written for the station that plays."""
        script = self.folder / command.removeprefix("sh ")
        return self.station is not None and script.is_file() and f"localhost:{self.port}" in script.read_text()

    def ends(self, command: str) -> str:
        """What went wrong with a command that ends by itself, or nothing."""
        output = self.folder.parent / "said"
        process = self.start(command, output)
        try:
            status = process.wait(LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            self.end(process)
            return f"still runs after {LIMIT_SECONDS} s"
        return "" if status == 0 else f"status {status}\n{output.read_text(errors='replace')[-2000:]}"

    def plays(self, command: str) -> str:
        """What went wrong with a command that plays until it is stopped, or nothing."""
        output = self.folder.parent / "said"
        process = self.start(command, output)
        try:
            process.wait(2)
            status = "by itself"
        except subprocess.TimeoutExpired:
            status = self.end(process)
        said = output.read_text(errors="replace")
        if status in STOPPED and ("auralis-play" not in command or "http" in said):
            return ""
        return f"ended {status}\n{said[-2000:]}"

    def run(self, command: str, ends: bool) -> str:
        if command in NAMED:
            return "" if (ROOT / NAMED[command]).exists() else f"there is no {NAMED[command]}"
        self.want_station("localhost:8080" in command or self.asks_in_a_script(command))
        command = command.replace("localhost:8080", f"localhost:{self.port}").replace(" 1h", " 1m")
        if command.startswith("mpv"):  # it ends by what its configuration says
            ends = True
        if command.startswith("auralis-play"):
            command += " --no-open"
        if command.endswith("| auralis-stream"):
            command += f" --listen 127.0.0.1:{free_port()}"
        return self.ends(command) if ends else self.plays(command)


def main() -> int:
    count = failures = 0
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(pathlib.Path(folder))
        try:
            for number, command, ends in tasks(MAN / "auralis.7"):
                count += 1
                begun = time.monotonic()
                missing = [word for word in ("mpv", "aplay") if word in command and not shutil.which(word)]
                trouble = f"{missing[0]} is missing: scripts/install-packages test" if missing \
                    else sandbox.run(command, ends)
                if os.environ.get("AURALIS_TIMES"):
                    print(f"{time.monotonic() - begun:5.1f} {command[:80]}")
                if trouble:
                    failures += 1
                    print(f"auralis.7:{number}: {command}\n  {trouble}")
        finally:
            sandbox.want_station(False)
    print(f"{count} tasks, {failures} failed")
    return 1 if failures or count < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
