# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A Python that has the modules a script needs: the one that runs it, else the system's."""

import importlib.util
import os
import sys

SYSTEM = "/usr/bin/python3"
TRIED = "AURALIS_SYSTEM_PYTHON_TRIED"


def need(group, *modules):
    """Goes on with the system's Python where this one, of pyenv or conda say, lacks a module, and
    ends with a line that names the package where that lacks it, too. `group` is of packages.txt."""
    missing = [name for name in modules if importlib.util.find_spec(name) is None]
    if not missing:
        return
    if os.access(SYSTEM, os.X_OK) and TRIED not in os.environ:
        os.environ[TRIED] = "1"
        os.execv(SYSTEM, [SYSTEM, *sys.argv])
    names = " and ".join(missing)
    script = os.path.basename(sys.argv[0])
    sys.exit(f"{script}: {sys.executable} has no {names}: scripts/install-packages {group} installs "
             f"what is missing for {SYSTEM}")
