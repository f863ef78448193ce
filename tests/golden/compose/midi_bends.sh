# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Pitches between the keys, each bent by its own fraction on a channel where nothing else sounds: read
# back by an independent reader (midicsv).
command -v midicsv >/dev/null || exit 77
awk 'BEGIN { print "19 equal steps\n19"; for (i = 1; i <= 19; ++i) printf "%.5f\n", 1200 * i / 19 }' >19.scl
printf '%s\n' 12 0 127 60 69 440.0 19 0 1 3 5 6 8 9 11 12 14 16 17 >19.kbm
compose() { auralis-compose --seed 7 --duration 3m --tuning 19.scl --keyboard-map 19.kbm "$@"; }
compose -o events
compose --format midi | midicsv >score
python3 - <<'END'
import collections, csv, json
pitches = [e["pitch"] for e in map(json.loads, open("events")) if e["type"] == "note"]
bends, sounding = collections.Counter(), collections.Counter()
heard, disturbed = [], 0
rows = [[field.strip() for field in row] for row in csv.reader(open("score"), skipinitialspace=True)]
for row in rows:
    if row[2] == "Start_track":
        sounding.clear()
    if row[2] == "Pitch_bend_c":
        bends[row[3]] = (int(row[4]) - 8192) * 2 / 8192
        disturbed += sounding[row[3]]
    if row[2] == "Note_on_c":
        heard.append(int(row[4]) + bends[row[3]])
        sounding[row[3]] += 1
    if row[2] == "Note_off_c":
        sounding[row[3]] -= 1
print(sum(p % 1 > 0 for p in pitches) > 50, len(heard) == len(pitches), "disturbed:", disturbed)
print(max(abs(p - h) for p, h in zip(sorted(pitches), sorted(heard))) < 0.0003)
END
