# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# SIGTERM ends a live piece cleanly with status 0, SIGINT with 130; both write the end.
for signal in TERM INT; do
  auralis-compose --seed 1 --live -o events &
  tool=$!
  while [ ! -s events ]; do sleep 0.02; done
  sleep 0.2
  kill -$signal $tool
  wait $tool
  echo "$signal $?"
  tail -n 1 events | grep -o '"type":"end"'
  rm events
done
