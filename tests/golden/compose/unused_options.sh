# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# An option that has no use beside the others is noted; the piece is written all the same.
auralis-compose --seed 1 --duration 1s --tick 20ms | tail -n 1
AURALIS_COMPOSE_TICK=20ms auralis-compose --seed 1 --duration 1s | tail -n 1
auralis-compose --live --seed 1 --duration 1s --tick 20ms | tail -n 1
