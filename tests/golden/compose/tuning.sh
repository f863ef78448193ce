# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The same keys in quarter-comma meantone, in 19 equal steps and with the black keys silent; what is
# wrong with a file by its line; a replay that is tuned as then, otherwise, or not.
compose() { auralis-compose --seed 7 --duration 20s "$@"; }
pitches() { sed -n 's/.*"pitch":\([0-9.]*\).*/\1/p; s/.*"pitches":/chord /p' | head -n 6 | tr '\n' ' '; echo; }
cat >meantone.scl <<'END'
! meantone.scl
Quarter-comma meantone, Eb to G#
12
76.04900
193.15686
310.26471
5/4
503.42157
579.47057
696.57843
25/16
889.73529
1006.84314
1082.89214
2/1
END
awk 'BEGIN { print "19 equal steps\n19"; for (i = 1; i <= 19; ++i) printf "%.5f\n", 1200 * i / 19 }' >19.scl
printf '%s\n' 12 0 127 60 69 440.0 19 0 1 3 5 6 8 9 11 12 14 16 17 >19.kbm
printf '%s\n' 12 0 127 60 60 261.6255653 7 0 x 1 x 2 3 x 4 x 5 x 6 >white.kbm
printf '%s\n' "seven of twelve" 7 200.0 400.0 500.0 700.0 900.0 1100.0 2/1 >white.scl

compose >keys
pitches <keys
compose --tuning meantone.scl | pitches
compose --tuning 19.scl --keyboard-map 19.kbm | pitches
compose --at 10s --tuning meantone.scl | pitches
echo "--- black keys are silent"
compose --key E --tuning white.scl --keyboard-map white.kbm >white
sed -n 's/.*"pitch":\([0-9.]*\).*/\1/p' white | awk '{ print $1 % 12 }' | sort -nu | tr '\n' ' '
[ "$(tail -n 1 white)" = '{"type":"end","t":20,"events":'$(($(wc -l <white) - 1))'}' ] && echo counted
echo "--- figures count keys"
compose -q --stats | cmp - <(compose --tuning 19.scl --stats) && echo same
echo "--- recordings keep the tuning"
compose --tuning meantone.scl --record session >tuned
auralis-compose --replay session | cmp - tuned && echo tuned
auralis-compose --replay tuned | cmp - tuned && echo tuned
auralis-compose --replay session --tuning '' | cmp - keys && echo keys
compose --tuning 19.scl --keyboard-map 19.kbm >nineteen
auralis-compose --replay session --tuning 19.scl --keyboard-map 19.kbm | cmp - nineteen && echo nineteen
auralis-compose --replay nineteen --tuning meantone.scl | cmp - tuned && echo no map
echo "--- refused"
try() { compose "$@"; echo "$* -> $?"; }
sed 's,5/4,third,' meantone.scl >wrong.scl
head -n 5 meantone.scl >short.scl
sed '2s/.*/128/' 19.kbm >wrong.kbm
sed '8s/.*/y/' 19.kbm >entry.kbm
sed '8s/.*/x/' white.kbm >silent.kbm
try --tuning wrong.scl
try --tuning short.scl
try --tuning missing.scl
try --tuning 19.scl --keyboard-map wrong.kbm
try --tuning 19.scl --keyboard-map entry.kbm
try --tuning 19.scl --keyboard-map silent.kbm
try --keyboard-map 19.kbm 2>&1 | sed 's/ (see.*//'
try --tuning 19.scl -o 19.scl
compose --tuning 19.scl -o kept && compose --tuning wrong.scl -o kept
wc -l <kept
