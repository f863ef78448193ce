# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# --mood FILE, repeated from a recording; moods read again at SIGUSR1; data that fall back one by one.
mkdir -p mine/moods
dusk() { printf 'description = "dusk"\nbpm = %s\nkey = "A"\n[pad]\npatch = "pad"\n[bass]\npatch = "%s"\n' "$@" > dusk.toml; }
dusk 55 bass
first() { head -n 1 | jq -c '[.mood, .bpm, .key, [.sources[]? | .option, .file]]'; }
auralis-compose -q --seed 4 --duration 5s --mood dusk.toml > events
first < events
auralis-compose -q --again events | cmp - events && echo 'the same again'
cp dusk.toml mine/moods && auralis-compose -q --seed 4 --duration 5s --mood ./mine/moods/dusk.toml | first
echo '$ a patch that no bank has'
dusk 55 kazoo
auralis-compose --seed 4 --duration 1s --mood dusk.toml 2>&1 >/dev/null
mkdir patches && touch patches/kazoo.toml
auralis-compose --seed 4 --duration 1s --mood dusk.toml --patches patches 2>&1 >/dev/null
echo '$ refused'
for wrong in nowhere.toml ./; do
  auralis-compose --mood $wrong --duration 1s 2>&1
  echo "status $?"
done
echo 'bpm = "fast"' > broken.toml
auralis-compose --mood broken.toml --duration 1s 2>&1
echo '$ own data beside the shipped: one malformed mood disables no other'
cp broken.toml mine/moods/tide.toml
export AURALIS_DATA_DIR=mine
auralis-compose --list-moods 2>&1 | cut -f 1 | grep -E 'dusk|rain|tide'
unset AURALIS_DATA_DIR
echo '$ SIGUSR1'
dusk 55 bass
auralis-compose --seed 4 --live --duration 3s --mood dusk.toml > events 2> words &
composer=$!
until grep -q clock events; do sleep 0.01; done
dusk 66 bass
sed -i '/^\[bass\]/,$d' dusk.toml
kill -USR1 $composer
until grep -q 'moods again' words; do sleep 0.01; done
cp broken.toml dusk.toml
kill -USR1 $composer
wait $composer
echo "status $?"
cat words
grep -c '"offer".*"mood".*dusk' events  # at the beginning and again
