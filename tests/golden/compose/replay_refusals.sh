# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Recordings and places that are none, and files that would overwrite each other.
try() { auralis-compose "$@" >/dev/null; echo "$* -> $?"; }
try --at soon
try --at -1
try --duration 10m --at 10m
try --duration 10m --at 1h
auralis-compose --seed 1 --duration 10s --record good -o /dev/null
try --replay good --at 10s
try --replay none
try --replay .
: >empty
try --replay empty
echo '{"type":"clock","t":1}' >headless
try --replay headless
{ head -n 1 good; echo rubbish; } >rubbish
try --replay rubbish
{ head -n 1 good; echo '{"type":"control","t":1,"param":"bpm","value":720}'; } >fast
try --replay fast
auralis-compose --seed 1 --duration 20s --at 10s -o later
try --replay later
try --replay good --seed 2
try --replay good --mood rain
try --replay good --record good
try --replay good --record ./nowhere/../good
try --replay good -o good
try --record both -o ./both
try --record - --seed 1 --duration 1s
try --record nowhere/session --seed 1 --duration 1s
head -n 1 good | sed 's/,"duration":10//' >endless
try --replay endless --format midi -o score.mid
try --replay endless --stats
try --stats --seed 1
try --stats --seed 1 --duration 1s --format csv
cmp good <(auralis-compose --replay good --record - -o /dev/null) && echo good is as it was
[ -c /dev/full ] && try --record /dev/full --seed 1 --duration 1s
