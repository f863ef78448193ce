#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Runs a command line as a black box and holds what it prints against a golden file.

  golden.py [--update] --bin DIRECTORY CASE.sh ...

CASE.sh is a bash script, run in an empty directory with the tools of DIRECTORY first in PATH. Its
standard output, standard error and exit status are compared with CASE.golden beside it; --update
writes that file anew. Status 77 of the script means that something it needs is not installed.
"""
import argparse
import difflib
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

SKIPPED = 77


def outcome(case, binaries):
    """What the script printed and how it ended, as the text of a golden file."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("AURALIS_")}
    environment["PATH"] = f"{binaries}{os.pathsep}{environment['PATH']}"
    environment.setdefault("LC_ALL", "C.UTF-8")
    with tempfile.TemporaryDirectory() as directory:
        with subprocess.Popen(["bash", str(case)], cwd=directory, env=environment,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              start_new_session=True) as script:
            try:
                out, err = script.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                os.killpg(script.pid, signal.SIGKILL)  # what it started must not go on for ever
                raise
    if script.returncode == SKIPPED:
        return None
    text = out.decode(errors="backslashreplace") + "--- stderr\n" + err.decode(errors="backslashreplace")
    return text + f"--- status {script.returncode}\n"


def check(case, binaries, update):
    golden = case.with_suffix(".golden")
    got = outcome(case, binaries)
    if got is None:
        print(f"{case.name}: skipped")
        return SKIPPED
    if update:
        golden.write_text(got)
        return 0
    want = golden.read_text() if golden.exists() else ""
    if got == want:
        return 0
    sys.stdout.writelines(difflib.unified_diff(want.splitlines(True), got.splitlines(True),
                                               str(golden), "this run"))
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the golden files anew")
    parser.add_argument("--bin", required=True, type=pathlib.Path, help="where the tools are")
    parser.add_argument("cases", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    results = [check(case.resolve(), arguments.bin.resolve(), arguments.update)
               for case in arguments.cases]
    return 1 if 1 in results else max(results)


if __name__ == "__main__":
    sys.exit(main())
