# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# SIGTERM and SIGINT finish the file, which stays readable.
for signal in TERM INT; do
  mkfifo events
  auralis-synth -q -o $signal.flac < events &
  { auralis-compose --seed 3 --duration 3s | grep -v '"end"'; sleep 3; } > events &
  sleep 2
  kill -$signal %1
  wait %1
  echo "$signal: status $?"
  flac -s -t $signal.flac && echo "readable"
  wait
  rm events
done
