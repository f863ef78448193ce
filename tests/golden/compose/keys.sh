# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Keys and modes as people write them, wherever they are read; what is written has their names.
settings() { grep -oE '"key":"[^"]*","mode":"[^"]*"'; }
compose() { auralis-compose --seed 1 --duration 1s "$@" | head -n 1 | settings | sed "s|\$|   $*|"; }
echo "--- on the command line"
compose --key Am
compose --key "a minor"
compose --key bb
compose --key F#m
compose --key "Db major"
compose --key "D Dorian"
compose --mode major
compose --mode Minor --key g
compose --key Am --mode dorian
compose --mode dorian --key Am
compose --key "E flat" --mode "Whole Tone"
AURALIS_COMPOSE_KEY=c#m compose

echo "--- in control lines"
mkfifo control
auralis-compose --seed 1 --live --tick 5ms --control control -o events --record session &
tool=$!
while [ ! -s events ]; do sleep 0.02; done
printf '%s\n' '{"type":"control","param":"key","value":"f# minor"}' \
  '{"type":"control","param":"mode","value":"MAJOR"}' '{"type":"control","param":"key","value":"Hm"}' \
  '{"type":"control","param":"mode","value":"lidian"}' '{"type":"control","param":"keys","value":"C"}' \
  '{"type":"control","param":"key","value":"bb"}' >control
while ! grep -q '"value":"Bb"' events; do sleep 0.02; done
kill -TERM $tool
wait $tool
grep '"type":"control"' events | sed 's/"t":[0-9.]*/"t":T/'

echo "--- in recordings"
head -n 1 session | sed 's/"key":"[^"]*","mode":"[^"]*"/"key":"bb","mode":"Minor"/' >by_hand
echo '{"type":"control","t":0.5,"param":"key","value":"Em"}' >>by_hand
auralis-compose --again by_hand --duration 1s | grep -E '"type":"(header|control)"' | grep -oE '"(key|mode|param|value)":"[^"]*"'

echo "--- in moods and journeys"
mood() { printf '%s\n' "$@" '[pad]' 'patch = "warm"' >own.toml; compose --mood ./own.toml; }
mood 'key = "Bbm"'
mood 'mode = "lydian"' 'key = "b flat minor"'
mood 'key = "H"'
mood 'mode = "minr"'
cat >way.toml <<'END'
[[stage]]
mood = "tide"
key = "a minor"
[[stage]]
mood = "rain"
at = "1s"
key = "Ebm"
[[stage]]
mood = "rain"
at = "2s"
key = "Gm"
mode = "major"
END
auralis-compose --seed 1 --journey way.toml --duration 3s | grep -E '"type":"(header|control)"' | grep -oE '"(key|mode|param|value)":"[^"]*"'
