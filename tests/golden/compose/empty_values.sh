# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A script's variable that is not set: an empty value is refused where nothing is meant by it.
for option in --again --record --session --control --moods --patches --output --mood; do
  auralis-compose --live --duration 1s $option '' 2>&1 | head -c 300
  auralis-compose --live --duration 1s "$option=" >/dev/null 2>&1
  echo "status $?"
done
auralis-synth -o '' </dev/null
auralis-synth --stems '' </dev/null
echo '$ where it means none'
for option in --form --model --follow --tuning; do
  auralis-compose -q --seed 1 --duration 1s $option '' 2>&1 | tail -n 1
done
