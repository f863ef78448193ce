# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Without its moods the tool says where it looked.
AURALIS_DATA_DIR=nowhere auralis-compose --duration 1s
mkdir -p data/moods
echo 'bpm = "slow"' >data/moods/tide.toml
AURALIS_DATA_DIR=data auralis-compose --duration 1s
