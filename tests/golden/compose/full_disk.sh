# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A disk that is full, and a directory that is not there.
[ -c /dev/full ] || exit 77
auralis-compose --seed 1 --duration 10s -o /dev/full
echo "full: $?"
auralis-compose --seed 1 --duration 10s -o nowhere/events
