# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A signal to stop ends the tool though the reader of its pipe has paused and the pipe is full.
auralis-compose --seed 1 --duration 1m -o events
mkfifo pipe
sleep 30 <pipe &
reader=$!
for signal in TERM INT; do
  auralis-synth -q <events >pipe &
  tool=$!
  sleep 3
  kill -$signal $tool
  wait $tool
  echo "$signal $?"
done
kill $reader
wait $reader || true
