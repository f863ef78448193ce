# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# What a piece was made from is named by its recording and its events, and taken again: from where it
# was, from beside the recording, or not, where it is missing, has changed or something else is given.
cat >rise.abc <<'END'
X:1
M:4/4
L:1/4
K:Dm
D E F G | A2 F2 | G F E D | D4 |
END
sed 's/D E F G/G F G E/; s/A2/B2/' rise.abc >fall.abc
auralis-compose --train rise.abc --model-out rise.model
auralis-compose --train fall.abc --model-out fall.model
awk 'BEGIN { print "19 equal steps\n19"; for (i = 1; i <= 19; ++i) printf "%.5f\n", 1200 * i / 19 }' >19.scl
printf '%s\n' 12 0 127 60 69 440.0 19 0 1 3 5 6 8 9 11 12 14 16 17 >19.kbm
printf 'energy = [0.9, 0.1]\n' >own.toml
replay() { auralis-compose --replay "$@"; }

auralis-compose --seed 5 --duration 1m --model rise.model:2 --model fall.model --tuning 19.scl \
  --keyboard-map 19.kbm --form own.toml --record session >piece
auralis-compose --seed 5 --duration 1m >plain
head -n 1 piece
cmp -s <(tail -n +2 piece) <(tail -n +2 plain) || echo "another piece than without"
replay session | cmp - piece && echo repeated
replay piece | cmp - piece && echo repeated from the stream
replay session --record again -o /dev/null && cmp session again && echo kept again
replay session --at 30s | head -n 1 | grep -o '"at":30.*"sources":.."option":"model"'
replay session --explain | cmp -s - piece || echo explained
replay session --stats | cmp - <(replay piece --stats) && echo counted
replay session --format csv | grep header | tail -n 5
replay session --format midi | cmp - <(replay piece --format midi) && echo as MIDI
auralis-compose --seed 5 --duration 30s --train rise.abc fall.abc --record taught >lesson
replay taught | cmp - lesson && echo taught again

echo "--- beside the recording"
mkdir box
cp session rise.model fall.model 19.scl 19.kbm own.toml box
mkdir elsewhere
(cd elsewhere && auralis-compose --replay ../box/session) | cmp - piece && echo repeated
mv box/19.kbm .
(cd elsewhere && auralis-compose --replay ../box/session) || echo "-> $?"
mv fall.model fall
replay session || echo "-> $?"
replay session -o fresh || echo "-> $?"
[ -e fresh ] || echo nothing is written
mv fall fall.model

echo "--- changed"
cp 19.scl kept.scl
cp 19.kbm kept.kbm
sed -i 's/19 equal/19  equal/' 19.scl
replay session --record later >changed
echo "-> $?"
cmp <(tail -n +2 changed) <(tail -n +2 piece) && echo "another name changes no note"
cmp -s later session || replay later | cmp - changed && echo "its own recording is of the file that it took"
replay session -q | cmp - changed && echo quietly
sed 's/"fingerprint":"[0-9a-f]*"/"since":1/g' session >by_hand
replay by_hand | cmp - changed && echo without fingerprints
mv kept.scl 19.scl

echo "--- something else is given"
replay session --model rise.model | head -n 1 | grep -o '"sources".*'
replay session --train rise.abc | head -n 1 | grep -o '"option":"[a-z-]*"'
replay session --form arch --tuning '' --model '' | head -n 1 | grep -o '"form".*'
rm own.toml
replay session --form arch | head -n 1 | grep -o '"form":"arch"'
replay session >/dev/null || echo "-> $?"
printf 'energy = [0.9, 0.1]\n' >own.toml
sed 's/"option":"tuning"/"option":"weather"/' session >weather
replay weather | wc -l

echo "--- refused"
replay session -o ./rise.model || echo "-> $?"
replay session --record own.toml -o piece || echo "-> $?"
long=$(printf 'd%.0s' {1..200})
deep=$long/$long/$long/$long/$long/$long/$long
mkdir -p "$deep"
cp 19.scl 19.kbm rise.model "$deep"
compose() { auralis-compose --seed 5 --duration 1m "$@" --record deep -o deeper; }
compose --tuning "$deep/19.scl" && wc -l <deeper && rm deep deeper
compose --tuning "$deep/19.scl" --model "$deep/rise.model" --keyboard-map "$deep/19.kbm" || echo "-> $?"
name=$(printf 'm\xfcsik.scl')
cp 19.scl "$name"
compose --tuning "$name" || echo "-> $?"
ls deep deeper 2>/dev/null || echo nothing is written
auralis-compose --seed 5 --duration 1m --tuning <(cat 19.scl) | cmp -s - plain || echo a pipe is read once
sed 's/"file":"19.scl"/"file":7/' session >number
replay number || echo "-> $?"
