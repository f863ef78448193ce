# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The ending of the output decides what is written, unless --format says it of a name that says nothing.
try() {
  echo "\$ auralis-compose $*"
  auralis-compose -q --seed 1 --duration 1s "$@" 2>&1
  echo "status $?"
}
for name in a.ndjson a.jsonl a.mid a.MIDI a.csv a; do
  try -o "$name"
  head -c 4 "$name" && echo
done
try -o a.wav
try -o a.txt
try -o a.txt --format csv && head -c 4 a.txt && echo
try -o b.mid --format csv
try -o b.csv --format ndjson
try -o b.mid --stats
try -o b.mid --explain
try -o stats.json --stats
auralis-compose -q --seed 1 -o endless.mid
echo "status $?"
ls
