# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Files as musicians have them: what is heard of each as a tune, in seconds from its first note, or
# what is told of it.
files=$(dirname "${BASH_SOURCE[0]}")/../files
melody() { # FILE: onset, length and pitch of each note
  auralis-compose --seed 1 --explain --follow "$1" --track all | jq -rs '
    [.[] | select(.why.layer? == "melody")] | .[0].t as $first |
    map("\(.t - $first | . * 1000 | round / 1000):\(.dur * 1000 | round / 1000):\(.pitch)") | join(" ")'
}
for file in "$files"/*.mid "$files"/*.MID "$files"/*.abc "$files"/bom.ndjson; do
  echo "--- ${file##*/}"
  melody "$file"
done

echo "--- two notes of a pitch at once, in a MIDI file"
auralis-compose --seed 1 --follow "$files/unison_long_short.mid" --track all --format midi -o unison.mid
midicsv unison.mid | grep -A99 'melody' | grep -E ', 72, |, 2, 0, End' | grep Note

echo "--- tunings"
cd "$files" || exit
for file in bom.scl spaced_ratio.scl plain.kbm; do
  auralis-compose --seed 1 --duration 1s --tuning $file >/dev/null
  echo "$file: status $?"
done
auralis-compose --seed 1 --duration 1s --tuning bom.scl --keyboard-map bom.scl
echo "status $?"
