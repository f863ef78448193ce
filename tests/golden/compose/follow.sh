# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A tune that is followed: as abc, MIDI and events, in its own key and tempo or another; recorded,
# entered, counted; and what is refused.
try() { auralis-compose "$@" >/dev/null; echo "$* -> $?"; }
follow() { auralis-compose --seed 5 --follow "$@"; }
melody() { grep '"layer":"melody"' | sed -E 's/.*"t":([0-9.]+).*"pitch":([0-9.]+).*"dur":([0-9.]+).*/\1 \2 \3/'; }
cat >twinkle.abc <<'END'
X:1
T:Ah! vous dirai-je, maman
M:4/4
L:1/4
Q:1/4=90
K:F
F F c c | d d c2 | B B A A | G G F2 |
END
follow twinkle.abc -v | grep -v '"param":"mood"'
echo "--- its key and tempo, or others"
settings() { head -n 1 | grep -o '"key.*"bpm":[0-9]*'; }
follow twinkle.abc | settings
follow twinkle.abc --key Bb --mode lydian --bpm 60 | settings
follow twinkle.abc --explain | melody >notes
wc -l <notes
follow twinkle.abc --explain --key Eb | melody | head -n 3
follow twinkle.abc --explain --bpm 45 | melody | head -n 3
echo "--- from other formats"
auralis-compose --seed 3 --duration 20s --mood vesper --format midi -o piece.mid
auralis-compose --seed 3 --duration 20s --mood vesper >piece.ndjson
follow piece.mid --explain >of_midi
settings <of_midi
follow piece.ndjson --explain | melody | wc -l
melody <of_midi | wc -l
grep -c '"type":"note"' piece.ndjson
echo "--- as fast as the tune, in its keys, and so again"
sed 's/^F F/[Q:1\/4=90] F F/; s/| B B/| [Q:1\/4=60] [K:Gm] B B/' twinkle.abc >turning.abc
follow turning.abc --explain | melody | awk '{ print $1 }' | xargs
follow turning.abc --record turns -o turned.ndjson
of_tune() { grep '"by":"tune"'; }
of_tune <turned.ndjson
of_tune <turns | wc -l
auralis-compose --replay turns | cmp - turned.ndjson && echo repeated
grep -v '"type":"end"' turns >killed
auralis-compose --replay killed | cmp - turned.ndjson && echo repeated from what a killed one left
auralis-compose --replay turns --follow twinkle.abc | of_tune | wc -l
follow turning.abc --at 16s | head -n 1 | settings
follow turned.ndjson | of_tune
follow turning.abc --key A | of_tune
echo "--- recorded, entered, written otherwise"
follow twinkle.abc --record session -o piece
auralis-compose --replay session | cmp - piece && echo repeated
auralis-compose --replay piece | cmp - piece && echo repeated from the stream
auralis-compose --replay session --follow piece.mid | cmp -s - piece || echo another tune instead
auralis-compose --replay session --follow '' --explain | melody | cmp -s - notes || echo none instead
follow twinkle.abc --at 10s | grep -v '"offer"' | head -n 2
follow twinkle.abc --stats | grep -o '"length_seconds":[0-9.]*'
follow twinkle.abc --format csv | grep -vc '^offer'
follow twinkle.abc --format midi -o score.mid && echo as MIDI
follow twinkle.abc --duration 10s --explain | melody | wc -l
follow twinkle.abc --duration 90s --explain | melody | head -n 14 | cmp - notes && echo and on
timeout 30 auralis-compose --seed 5 --follow twinkle.abc --live 2>/dev/null | head -n 1 | settings
echo "--- refused"
try --follow none.abc
try --follow twinkle.wav
: >empty.abc
try --follow empty.abc
printf 'X:1\nK:C\nz4\nX:2\nK:Nope\nc\n' >rests.abc
try --follow rests.abc
printf 'X:1\nK:Nope\nc\nX:2\nK:D\nd4\n' >second.abc
try --seed 1 --follow second.abc
head -c 50 piece.mid >cut.mid
try --follow cut.mid
printf 'X:1\nL:1/1\nK:C\nc9999 c9999 c9999 c9999\n' >long.abc
try --follow long.abc --bpm 20
try --follow twinkle.abc -o ./twinkle.abc
try --follow twinkle.abc --record twinkle.abc
try --follow twinkle.abc --at 40s
