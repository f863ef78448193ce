# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Runs the examples of the man pages: man_examples.py BIN MAN [PAGE...].

In the sections QUICK START and EXAMPLES, each line `.Dl $ command` is one example, and so is each line of a display
(`.Bd -literal` ... `.Ed`) that begins with `$ `; a line that ends with a backslash goes on in the
next one, and a here-document (`<<END`) goes on to its last line. The examples of a page run in order in one empty directory with BIN first on PATH, each
for at most 60 seconds, and must end with status 0. Commands that serve or play live are shown
without `$ ` and are not run.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

LIMIT_SECONDS = 60
SECTIONS = ("QUICK START", "EXAMPLES")
ESCAPES = {r"\e": "\\", r"\(aq": "'", r"\(dq": '"', r"\-": "-", r"\(ha": "^", r"\(ti": "~",
           r"\(ga": "`", r"\(rs": "\\", r"\&": "", r"\(at": "@", r"\ ": " "}
ESCAPE = re.compile("|".join(re.escape(text) for text in sorted(ESCAPES, key=len, reverse=True)))


def plain(text: str) -> str:
    """What mandoc would print for a line of mdoc source."""
    return ESCAPE.sub(lambda found: ESCAPES[found.group()], text)


def is_whole(command: str) -> bool:
    """Whether no further line belongs to the command."""
    document = re.search(r"<<'?(\w+)", command)
    if document:
        return command.splitlines()[-1] == document.group(1)
    return not command.endswith("\\")


def examples(page: pathlib.Path):
    """Yields (line number, command)."""
    in_examples = in_display = False
    begun, command = 0, ""
    for number, line in enumerate(page.read_text().splitlines(), 1):
        if line.startswith(".Sh"):
            in_examples = line.strip('"').endswith(SECTIONS)
        if not in_examples:
            continue
        if line.startswith(".Bd"):
            in_display = True
        elif line.startswith(".Ed"):
            in_display = False
        elif command:
            command += "\n" + plain(line)
        elif line.startswith(".Dl $ "):
            begun, command = number, plain(line.removeprefix(".Dl $ "))
        elif in_display and line.startswith("$ "):
            begun, command = number, plain(line.removeprefix("$ "))
        if command and is_whole(command):
            yield begun, command
            command = ""


def run(command: str, folder: str, environment: dict) -> str:
    """What went wrong with an example, or nothing."""
    process = subprocess.Popen(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=True)
    try:
        output, _ = process.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.communicate()
        return f"still runs after {LIMIT_SECONDS} s"
    if process.returncode == 0:
        return ""
    return f"status {process.returncode}\n{output[-2000:].decode(errors='replace')}"


def main() -> int:
    binaries, man, *names = sys.argv[1:]
    pages = [pathlib.Path(name) for name in names] or sorted(pathlib.Path(man).glob("*.[1-8]"))
    environment = {**os.environ, "PATH": f"{pathlib.Path(binaries).resolve()}:{os.environ['PATH']}"}
    count = failures = 0
    for page in pages:
        with tempfile.TemporaryDirectory() as folder:
            for number, command in examples(page):
                count += 1
                trouble = run(command, folder, environment)
                if trouble:
                    failures += 1
                    print(f"{page.name}:{number}: {command}\n  {trouble}")
    print(f"{count} examples, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
