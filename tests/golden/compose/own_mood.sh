# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The example of auralis-mood(5).
mkdir -p my/moods
cat >my/moods/dusk.toml <<'END'
description = "pad and bells"
key = "Ab"
mode = "mixolydian"
bpm = 50

[pad]
patch = "warm"
level = 0.5

[bells]
patch = "bell"
level = 0.3
loops = [19.5, 23.25, 31.125]
END
AURALIS_DATA_DIR=my auralis-compose --mood dusk --duration 1m --seed 1
