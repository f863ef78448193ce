# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A track for each layer, two of which share a patch; other programs with another mood; and every note
# at its time under a tempo that changes: read back by an independent reader (midicsv).
command -v midicsv >/dev/null || exit 77
control() { echo '{"type":"control","t":'"$1"',"param":"'"$2"'","value":'"$3"'}'; }
{
  auralis-compose --seed 7 --mood ember --intensity 0.8 --duration 5m | head -n 1
  control 20.01 bpm 87
  control 61.337 bpm 131.5
  control 90 mood '"tide"'
  control 121.9 bpm 43
  control 200.123456 bpm 199
} >session
auralis-compose --replay session --explain -o events
auralis-compose --replay session --format midi | midicsv >score
grep -e Title_t -e Tempo -e Program_c score
python3 - <<'END'
import collections, csv, json
notes = [e for e in map(json.loads, open("events")) if e["type"] == "note"]
rows = [[field.strip() for field in row] for row in csv.reader(open("score"), skipinitialspace=True)]
tempi = [(int(row[1]), int(row[3])) for row in rows if row[2] == "Tempo"]

def seconds(tick):
    """By the tempo map, 960 ticks a beat."""
    ends = [begin for begin, _ in tempi[1:]] + [float("inf")]
    return sum((min(tick, end) - begin) * tempo / 960e6
               for (begin, tempo), end in zip(tempi, ends) if tick > begin)

names, programs, heard = {}, {}, collections.defaultdict(list)
for row in rows:
    if row[2] == "Title_t":
        names[row[0]] = row[3].split(":")[0]
    if row[2] == "Program_c":
        programs[row[3]] = row[4]
    if row[2] == "Note_on_c":
        heard[names[row[0]]].append((seconds(int(row[1])), int(row[4]), programs[row[3]]))
meant = collections.defaultdict(list)
for note in notes:
    meant[note["why"]["layer"]].append((note["t"], note["pitch"], note["patch"]))
gap, instruments = 0, set()
for layer, want in meant.items():
    got = heard.pop(layer)
    order = lambda note: (round(note[0], 2), note[1])
    want.sort(key=order)
    got.sort(key=order)
    print(layer, len(want), [n[1] for n in want] == [n[1] for n in got])
    gap = max([gap] + [abs(w[0] - g[0]) for w, g in zip(want, got)])
    instruments |= {(w[2], g[2]) for w, g in zip(want, got)}
print("within a millisecond:", gap < 0.001, "nothing else:", not heard)
print(sorted(instruments))
END
