# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# An option that has no use beside the others is noted; the piece is written all the same.
auralis-compose --seed 1 --duration 1s --tick 20ms | tail -n 1
AURALIS_COMPOSE_TICK=20ms auralis-compose --seed 1 --duration 1s | tail -n 1
auralis-compose --live --seed 1 --duration 1s --tick 20ms | tail -n 1
noted() { echo "$*:"; auralis-compose "$@" 2>&1 >/dev/null | grep 'of no use'; }
printf 'X:1\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|\n' >tune.abc
printf 'twelve\n1\n2/1\n' >octave.scl
auralis-compose -q --seed 1 --duration 20s --record session -o piece.ndjson
noted --list-moods --seed 7 -o moods.txt --bpm 60 --json
noted --list-moods --moods .
noted --train tune.abc --model-out tune.model --seed 1 --mood tide --duration 1m
noted --seed 1 --duration 1s --stats --explain --tuning octave.scl
noted --seed 1 --follow tune.abc --train tune.abc
noted --seed 1 --follow tune.abc --train tune.abc --duration 2m
noted --again session --duration 1m
noted --again session --duration 10s
{
  auralis-compose -q --live --seed 1 --session live -o events &
  until [ -s live ]; do sleep 0.02; done
  kill -KILL $!
  wait
} 2>/dev/null
auralis-compose --live --seed 1 --session live --at 500ms -o events 2>words &
until grep 'of no use' words; do sleep 0.02; done
kill $!
wait
ls
