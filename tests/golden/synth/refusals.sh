# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# What the synthesizer refuses: one line each, and the status.
note='{"type":"note","t":0,"id":1,"pitch":60,"vel":0.5,"dur":0.1,"patch":"pluck","pan":0}'
try() {
  echo "\$ auralis-synth $*"
  echo "$note" | auralis-synth -q "$@" 2>&1 >/dev/null | sed 's/may use .*/may use .../'
  echo "status ${PIPESTATUS[1]}"
}
try --device cuda
try --device mps
try --device tpu
try --device cuda:x
try --block 3x
try --block 2s
try --rate 1
try --channels 3
try --voices 0
try --reverb cave
try --impulse nowhere.wav
try --impulse /dev/null
try --impulse nowhere.wav --reverb room
try --delay 0
try --saturation 2
try --loudness -3
try --cpu-affinity half
try --cpu-affinity 0,3-2
try --cpu-affinity 0,8191
try --format s8
try --renderer slow
try --no-such-option
try --patches nowhere
try -o nowhere/a.wav
try -o a.flac --format f32le
try -o a.opus --rate 44100
try -o /dev/full
try --device cuda --renderer fused | sed 's/ (the fused .*//'
# What has no tags says so, once.
auralis-compose -q --seed 1 --duration 1s >events
auralis-synth --tag title=x --end-at 100ms <events 2>&1 >/dev/null | grep -a tags
auralis-synth --tag title=x --end-at 100ms -o x.w64 <events 2>&1 | grep tags
auralis-synth --tag title=x --end-at 100ms -o x.flac <events 2>&1 | grep -c tags || true
