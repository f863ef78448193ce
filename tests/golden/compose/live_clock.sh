# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A live piece has a clock line every tick and lasts as long as it says.
begin=$(date +%s%N)
auralis-compose --seed 1 --live --tick 100ms --duration 1s >events
end=$(date +%s%N)
grep '"clock"' events
tail -n 1 events
took=$(((end - begin) / 1000000))
[ $took -ge 950 ] || echo "took only $took ms"
