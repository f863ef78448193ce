# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Control lines: the mood's own value, a number that takes its time, a FIFO that is made and removed.
steer() { printf '{"type":"control","param":"%s","value":%s%s}\n' "$1" "$2" "${3:+,\"over\":$3}"; }
controls() { jq -c 'select(.type == "control") | [.param, .value]' | tr '\n' ' '; echo; }
{
  steer bpm 100; steer key '"F#"'; steer mode '"locrian"'
  steer bpm '"own"'; steer key '"own"'; steer mode '"own"'; steer intensity '"own"'
  steer mood '"own"'; steer colour '"own"'
} > own
auralis-compose -q --seed 3 --mood rain --live --duration 1s --control own > events
controls < events
echo '$ over two seconds and a half: a step each half second, the last one exact'
{ steer bpm 80 2.5; steer intensity 0.9 2.5; steer intensity 0.2; } > ramp
auralis-compose -q --seed 3 --bpm 60 --live --duration 3s --control ramp --record session > events
controls < events
echo '$ what was steered is repeated'
auralis-compose -q --replay session > again
whole() { grep -vE '"(clock|end)"' "$1"; }
whole events | cmp - <(whole again) && echo same
echo '$ refused'
{ steer key '"C"' 3; steer bpm 300 3; steer bpm 80 -1; steer bpm 80 '"long"'; } > wrong
auralis-compose --seed 3 --live --duration 1s --control wrong 2>&1 > events | grep wrong
echo '$ a FIFO'
auralis-compose -q --seed 3 --live --duration 2s --control-fifo fifo > events &
until [[ -p fifo ]]; do sleep 0.01; done
stat -c %a fifo
steer bpm 77 > fifo
wait
controls < events
ls fifo 2>&1
mkfifo kept && auralis-compose -q --seed 3 --live --duration 1s --control-fifo kept > events && test -p kept && echo kept
steer bpm 72 > file
auralis-compose --seed 3 --live --duration 1s --control-fifo file
echo "status $?"
