# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Journeys: moods that give way to each other at times of the piece, shipped and of one's own.
auralis-compose --list-journeys
for journey in $(auralis-compose --list-journeys | cut -f 1); do
  auralis-compose --seed 1 --journey $journey --duration 1s | head -n 1 | grep -o '"mood":.*,'
done
auralis-compose --seed 1 --journey evening --duration 21m | grep '"control"'

echo "--- of one's own"
cat >own.toml <<'END'
description = "two rooms"
[[stage]]
mood = "rain"
intensity = 0.3
[[stage]]
mood = "tide"
at = "1m30s"
key = "D"
bpm = 50
END
settings() { grep -E '"type":"(header|control)"'; }
auralis-compose --seed 1 --journey own.toml --duration 3m --record session -o piece
settings <piece
auralis-compose --replay session | cmp - piece && echo "repeated without the file"
auralis-compose --seed 1 --journey own.toml --duration 3m --intensity 0.9 --at 80s | settings

echo "--- refused"
try() { auralis-compose --seed 1 --duration 1s "$@" >/dev/null; echo "$* -> $?"; }
try --journey nowhere
try --journey own.toml --mood tide
try --journey own.toml --replay session
wrong() { printf '%s\n' "$@" >wrong.toml; try --journey wrong.toml; }
wrong 'description = "no stage"'
wrong '[[stage]]' 'mood = "storm"'
wrong '[[stage]]'
wrong '[[stage]]' 'mood = "tide"' 'at = "1m"'
wrong '[[stage]]' 'mood = "tide"' '[[stage]]' 'mood = "rain"'
wrong '[[stage]]' 'mood = "tide"' '[[stage]]' 'mood = "rain"' 'at = "soon"'
wrong '[[stage]]' 'mood = "tide"' '[[stage]]' 'mood = "rain"' 'at = "2m"' '[[stage]]' 'mood = "tide"' 'at = "1m"'
wrong '[[stage]]' 'mood = "tide"' 'bpm = 5'
wrong '[[stage]]' 'mood = "tide"' 'colour = "blue"'
