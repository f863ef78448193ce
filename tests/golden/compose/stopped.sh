# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A live piece that was stopped for a while catches up: no clock line is missing.
auralis-compose --seed 1 --live --duration 2s -o events &
tool=$!
sleep 0.3
kill -STOP $tool
sleep 0.7
kill -CONT $tool
wait $tool
grep -c '"clock"' events
