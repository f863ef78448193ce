# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Lines are read while they come: a second writer of the same file is refused.
mkfifo control
for option in --output --record; do
  auralis-compose -q --live --seed 1 --control control $option kept.ndjson >live &
  exec 3>control
  until [ -s kept.ndjson ]; do sleep 0.02; done
  auralis-compose -q --seed 2 --duration 1s $option kept.ndjson >offline
  echo "$option: status $?"
  exec 3>&-
  kill -TERM $!
  wait $!
  grep -c '"seed":1' kept.ndjson
done
