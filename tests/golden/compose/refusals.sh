# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Wrong command lines: one line each that says what would be right, and status 2.
try() { auralis-compose "$@"; echo "$* -> $?"; }
try --key H
try --mode minr
try --bpm 300
try --bpm fast
try --intensity 1.5
try --mood anger
try --seed -1
try --seed 9007199254740992
try --duration 0
try --duration soon
try --tick 5s
try --format midi
try --format wav 2>&1 | sed 's/ (see.*//'
try --volume 11 2>&1 | sed 's/ (see.*//'
# Options that would be passed over.
printf 'X:1\nM:4/4\nL:1/4\nK:C\nCDEF|\n' >tune.abc
try --follow tune.abc --track 2 2>&1 | sed 's/ (see.*//'
try --train tune.abc --track bass 2>&1 | sed 's/ (see.*//'
try --train tune.abc --model-out tune.model -o piece.ndjson 2>&1 | sed 's/ (see.*//'
try --train tune.abc --model-out tune.model --live 2>&1 | sed 's/ (see.*//'
