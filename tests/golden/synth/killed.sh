# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# SIGKILL leaves either the file that was there before, or a new one that plays to about there.
auralis-compose -q --seed 1 --duration 1h -o events
kill_after() { # seconds command...
  ("${@:2}" <&0 & echo $! >pid)
  sleep "$1"
  kill -KILL "$(cat pid)"
  while kill -0 "$(cat pid)" 2>/dev/null; do sleep 0.02; done
}
old() { echo old >"$1"; }
kept() { cat "$1"; }
old normalized.flac
kill_after 2 auralis-synth -q --normalize -16 -o normalized.flac <events
kept normalized.flac
old score.mid
kill_after 0.3 auralis-compose -q --seed 1 --duration 160h -o score.mid
kept score.mid
old sounds.npy
kill_after 1 auralis-synth voice -q --synth1b1 0:100000 -o sounds.npy
kept sounds.npy
old figures.json
kill_after 1 auralis-bench compose --duration 100h --json -o figures.json
kept figures.json
kill_after 3 auralis-synth -q -o playing.wav <events
python3 -c 'import wave; print("part of it:", 44100 < wave.open("playing.wav").getnframes() < 44100 * 3500)'
# What is finished takes the place of what was there.
auralis-compose -q --seed 1 --duration 3s | auralis-synth -q --normalize -16 --stems layers -o normalized.flac
head -c 4 normalized.flac
echo
ls . layers
