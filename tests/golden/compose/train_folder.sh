# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A folder of one's own music: what is broken is told and left out, whatever its kind, and the rest is
# learnt; a recording repeats it.
tune() { printf 'X:1\nM:4/4\nL:1/4\nK:Dm\n%s | G F E D | D4 |\n' "$1"; }
mkdir -p music/more empty
tune "D E F G" >music/one.abc
tune "F E F A" >music/more/Two.ABC
printf 'X:1\nK:Nope\nc d e\n' >music/nope.abc
printf 'MThd and no more' >music/broken.mid
printf '{"type":"note"}\n' >music/cut.ndjson
echo "words" >music/README.txt
auralis-compose --train music --model-out all.model
echo "status $?"
auralis-compose --train music/one.abc music/more/Two.ABC --model-out good.model
cmp all.model good.model && echo "the rest is learnt"
auralis-compose --train music/* --model-out each.model
echo "status $?"
cmp each.model good.model && echo "file by file, too"

(printf '\xEF\xBB\xBF' && cat good.model) >marked.model
cmp <(auralis-compose --seed 5 --duration 10s --model marked.model | tail -n +2) \
  <(auralis-compose --seed 5 --duration 10s --model good.model | tail -n +2) &&
  echo "a model with a byte order mark"

echo "--- composed directly"
auralis-compose -q --seed 5 --duration 30s --train music --record session -o piece 2>/dev/null
echo "status $?"
head -n 1 piece | grep -o '"sources":.*}]'
cmp <(tail -n +2 piece) <(auralis-compose --seed 5 --duration 30s --model good.model | tail -n +2) &&
  echo "the same notes"
auralis-compose --replay session 2>/dev/null | cmp - piece && echo "repeated"
tune "A G F E" >music/three.abc
auralis-compose --replay session 2>&1 >/dev/null | grep changed

echo "--- many"
mkdir many
for i in $(seq 100); do tune "D E F G" >many/the_name_of_a_tune_$i.abc; done
auralis-compose --seed 5 --duration 1s --train many >/dev/null
echo "status $?"
auralis-compose --seed 5 --duration 1s --train many/* >/dev/null
echo "status $?"
auralis-compose --train many/* --model-out many.model
echo "status $?"

echo "--- nothing to learn"
auralis-compose --train empty --model-out none.model
echo "status $?"
auralis-compose --train nowhere --model-out none.model
echo "status $?"
auralis-compose --train music/broken.mid --model-out none.model
echo "status $?"
auralis-compose --train music/broken.mid music/nope.abc --model-out none.model
echo "status $?"
