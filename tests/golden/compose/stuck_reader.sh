# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A signal to stop ends the tool though the reader of its pipe has paused and the pipe is full.
mkfifo pipe
sleep 30 <pipe &
reader=$!
for signal in TERM INT; do
  auralis-compose --seed 1 >pipe &
  tool=$!
  sleep 0.5
  kill -$signal $tool
  wait $tool
  echo "$signal $?"
done
kill $reader
wait $reader || true
