# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# SIGTERM and SIGINT finish the file, which stays readable.
mkfifo events
for signal in TERM INT; do
  auralis-synth -q -o $signal.flac < events &
  tool=$!
  exec 3> events # held open: more might follow
  auralis-compose --seed 3 --duration 3s | grep -v '"end"' >&3
  until [ -s $signal.flac ]; do sleep 0.1; done
  sleep 0.5
  kill -$signal $tool
  wait $tool
  echo "$signal: status $?"
  flac -s -t $signal.flac && echo "readable"
  exec 3>&-
done
