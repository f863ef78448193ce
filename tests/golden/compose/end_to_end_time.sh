# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# An hour is composed in well under two seconds.
begin=$(date +%s%N)
auralis-compose --seed 7 --duration 1h >events
took=$((($(date +%s%N) - begin) / 1000000))
[ $took -lt 2000 ] || echo "took $took ms"
