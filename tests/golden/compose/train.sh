# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Melodies from music of one's own, by way of a model file or not, and what is refused.
try() { auralis-compose "$@" >/dev/null; echo "$* -> $?"; }
notes() { auralis-compose --seed 5 --mode dorian --duration 2m "$@" | grep '"type":"note"'; }
cat >rise.abc <<'END'
X:1
M:4/4
L:1/4
K:Dm
D E F G | A2 F2 | G F E D | D4 |
END
cat >fall.abc <<'END'
X:1
M:4/4
L:1/4
K:C
g e c2 | d3/2 c/2 A2 | G4 |
X:2
K:Nope
c d e
END
auralis-compose -v --train rise.abc --model-out rise.model
head -n 3 rise.model
try --train rise.abc fall.abc --model-out both.model
try --train fall.abc rise.abc --model-out turned.model
cmp both.model turned.model && echo the order of files changes nothing
try --train rise.abc rise.abc fall.abc --model-out weighed.model
auralis-compose --train fall.abc --model-out fall.model 2>/dev/null
cmp <(notes --model rise.model) <(notes --train rise.abc) && echo a model is what was learnt
cmp <(notes --model rise.model:2 --model fall.model) <(notes --model weighed.model) &&
  echo a weight is how often
cmp <(notes --model rise.model) <(notes --model fall.model) >/dev/null || echo each its own
cmp -s <(notes --model rise.model) <(notes) || echo none the shipped corpus
auralis-compose --seed 5 --duration 1m --model rise.model --record session -o piece
auralis-compose --replay session --model rise.model | cmp - piece && echo replayed
try --train fall.abc --seed 1 --duration 1s
try --train none.abc
try --train rise.wav
: >empty.abc
try --train empty.abc
printf 'X:1\nK:Nope\nc d e\n' >malformed.abc
try --train malformed.abc
printf 'X:1\nK:C\nC,,, c'"'''"'\n' >wide.abc
try --train wide.abc
try --train rise.abc --model-out ./rise.abc
try --model rise.model -o rise.model
try --train rise.abc --model rise.model
try --model-out new.model
try --model none.model
try --model rise.model:0
try --model rise.model:
try --model rise.abc
sed 's/^order 3/order 4/' rise.model >other.model
try --model other.model
sed '$d' rise.model >cut.model
try --model cut.model
