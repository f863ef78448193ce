# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Figures of a piece: one line of JSON, the same of a live one, of a part, and of a repeated session.
auralis-compose --seed 7 --duration 1m --stats
auralis-compose --seed 7 --duration 2s --stats >offline
auralis-compose --seed 7 --duration 2s --live --record session --stats | cmp - offline
auralis-compose --replay session --stats | cmp - offline
auralis-compose --seed 7 --duration 10m --at 9m --stats | grep -o '"length_seconds":60'
