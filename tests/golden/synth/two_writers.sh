# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A file that grows takes one writer. One that is replaced in the end takes several: each is whole,
# and nothing is left beside it.
auralis-compose -q --seed 1 --duration 1s >events
echo old >mix.wav
exec 3<>mix.wav
flock 3 # as its writer does
auralis-synth -q -o mix.wav <events
echo "status $?"
cat mix.wav
exec 3>&-
auralis-synth -q --end-at 1s --normalize -20 -o alone.flac <events
for _ in 1 2 3; do
  auralis-synth -q --end-at 1s --normalize -20 -o n.flac <events &
done
for writer in $(jobs -p); do
  wait "$writer"
  echo "status $?"
done
cmp n.flac alone.flac && echo whole
find . -name '.*' -type f
auralis-synth -q --normalize -20 -o nowhere/n.flac <events
echo "status $?"
