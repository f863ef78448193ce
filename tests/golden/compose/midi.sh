# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The MIDI file, read back by an independent reader (midicsv).
command -v midicsv >/dev/null || exit 77
auralis-compose --seed 7 --duration 20s --format midi -o score.mid
midicsv score.mid
