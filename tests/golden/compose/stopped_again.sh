# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A live piece that is stopped closes its gates, and is repeated to where it was stopped, however
# that was: by a signal, by --duration of a repetition, by SIGKILL (with --record, --session, or the
# events alone).
# Notes that sound behind the end, and whether there is one.
hanging() {
  jq -rs '(map(select(.type == "off")) | map({(.id | tostring): .t}) | add // {}) as $offs |
    (map(.t) | max) as $until | [.[] | select(.type == "note") |
      ($offs[.id | tostring] // (.t + .dur)) | select(. > $until + 0.000001)] |
    "\(length) notes ring on, \(if $until > 0.5 then "some" else "no" end) music"'
}
play() { # seconds of the piece, signal, option...
  (
    auralis-compose -q --seed 3 --mood abyss --live "${@:3}" -o events &
    echo $! >pid
  )
  until grep -qs "\"t\":$1" events; do sleep 0.05; done
  kill "-$2" "$(cat pid)"
  while kill -0 "$(cat pid)" 2>/dev/null; do sleep 0.02; done
}
for signal in INT TERM; do
  play 1.2 $signal --record session
  hanging <events
  grep -v '"clock"' events | sed '$d' >music
  auralis-compose --again session | sed '$d' | cmp - music && echo "$signal: the same again"
  rm events
done
for kept in record session; do
  rm -f kept events
  play 2.2 KILL --$kept kept
  tail -n 1 kept | grep -o '"type":"clock"'
  auralis-compose --again kept | tee again | hanging
  tail -n 1 again | jq '.t >= 1 and .t < 60'
done
auralis-compose --again events | tail -n 1 | jq '.t >= 2 and .t < 60'
echo '$ a stream that breaks off within a line'
auralis-compose --seed 3 --duration 30s | head -c -400 | tee cut | tail -n 2 | head -n 1 | jq .t >reached
auralis-compose --again cut | tail -n 1 | jq .t | cmp - reached && echo 'ends there'
echo '$ a repetition that is shorter'
auralis-compose --again events --duration 1s | hanging
echo '$ without an end'
head -n 1 session >endless
auralis-compose --again endless | head -n 1 | jq -c .seed
