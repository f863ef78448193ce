# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# General MIDI programs (counted from 0 by midicsv) are those of the patch files, one's own too.
command -v midicsv >/dev/null || exit 77
mkdir mine
programs() {
  auralis-compose --seed 7 --duration 30s --format midi -o score.mid "$@" &&
    midicsv score.mid | grep -E 'Program_c|Title_t'
}
programs
printf 'program = 53\n' >mine/drone.toml
printf 'level = -9\n' >mine/warm.toml
programs --patches mine
printf 'program = 129\n' >mine/drone.toml
programs --patches mine
programs --patches nowhere
auralis-compose --seed 7 --duration 1s --patches nowhere | head -n 1  # of MIDI only
