# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# What --format midi wrote is followed by its melody, note for note; other tracks are chosen by number or name.
# Learnt from is the melody, too.
auralis-compose -q --seed 3 --duration 90s --mood vesper --form plain >piece.ndjson
auralis-compose -q --seed 3 --duration 90s --mood vesper --form plain --format midi -o piece.mid
notes() { # STREAM LAYER: of the beats from the first on, pitch and length, on a grid of 1/100 beat
  jq -rs --arg layer "$2" '(.[0].bpm / 60) as $beat
    | [.[] | select(.type == "note" and .layer == $layer)] | .[0].t as $first
    | .[] | [((.t - $first) * $beat * 100 | round), .pitch, (.dur * $beat * 100 | round)] | @csv' "$1"
}
same() { # LAYER STREAM: whether its melody begins with all of that layer of the piece
  local count
  count=$(notes piece.ndjson "$1" | wc -l)
  cmp <(notes piece.ndjson "$1") <(notes "$2" melody | head -n "$count") && echo "the same $count notes of $1"
}
follow() { auralis-compose -q --seed 5 --follow "$@"; }
follow piece.mid >of_midi
same melody of_midi
follow piece.ndjson >of_events
same melody of_events
follow piece.mid --track bass >of_bass
same bass of_bass
follow piece.mid --track 1 -o by_number
head -n 1 by_number | grep -o '"track":"[^"]*"'
auralis-compose -q --again by_number | cmp - by_number && echo repeated
follow piece.mid --track all | grep -c '"layer":"melody"'
auralis-compose -q --train piece.mid --model-out midi.model -v
auralis-compose -q --train piece.ndjson --model-out events.model -v
echo "--- refused"
try() { auralis-compose -q --duration 1s "$@" >/dev/null; echo "$* -> $?"; }
try --follow piece.mid --track trumpet
try --follow piece.mid --track 99
try --follow piece.ndjson --track trumpet
try --train piece.mid --track trumpet
try --track 1
