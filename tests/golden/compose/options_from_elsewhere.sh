# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Options from the environment and from a file; the command line goes before both.
AURALIS_COMPOSE_BPM=90 auralis-compose --seed 1 --duration 1s | head -n 1
AURALIS_COMPOSE_BPM=90 auralis-compose --seed 1 --duration 1s --bpm 80 | head -n 1
printf 'seed=1\nduration="1s"\nmode="lydian"\nkey="F#"\nintensity=0.25\n' >piece.toml
auralis-compose --config piece.toml | head -n 1
AURALIS_COMPOSE_BPM=900 auralis-compose --duration 1s
