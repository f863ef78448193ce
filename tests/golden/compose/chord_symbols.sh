# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Chord symbols of abc lead the harmony of --follow, in the tune's key and in another, through repeats, and up
# to "N.C."; other texts in quotes do not.
chords() { jq -r 'select(.type == "chord") | .name' | xargs; }
bass() { jq -r 'select(.type == "note" and .layer == "bass") | .pitch % 12' | uniq | xargs; }
cat >tune.abc <<'END'
X:1
M:4/4
L:1/4
Q:1/4=100
K:C
|: "Am7"c2 e2 | "F"A2 "G/B"B2 :| "^slowly" "Cmaj7"c4 | "E7"B4 | "Am"c2 "Fine"A2 | "D7"A4 | "N.C."G4 | "C"c4 |]
END
auralis-compose --seed 2 --mood rain --follow tune.abc --complexity 0 | chords
auralis-compose --seed 2 --mood rain --follow tune.abc --complexity 1 | chords
auralis-compose --seed 2 --mood rain --follow tune.abc --key D | chords
auralis-compose --seed 2 --mood rain --form plain --intensity 1 --follow tune.abc | bass
sed 's/"[^"]*"//g' tune.abc >plain.abc
auralis-compose --seed 2 --mood rain --follow plain.abc --complexity 0 | chords
auralis-compose --seed 2 --mood rain --follow tune.abc --record session -o piece
auralis-compose --again session | cmp - piece && echo repeated
{ head -n 1 session && echo '{"type":"control","t":12,"param":"key","value":"Eb"}'; } >turned
auralis-compose --again turned | chords
