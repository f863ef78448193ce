# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The same seed and options give the same bytes: twice, in a comma country, and live but for clocks.
auralis-compose --seed 5 --duration 10m >one
auralis-compose --seed 5 --duration 10m >two
LC_ALL=de_DE.UTF-8 auralis-compose --seed 5 --duration 10m -o comma
cmp one two && cmp one comma && echo same
auralis-compose --seed 5 --duration 2s | grep -v '"end"' >offline
auralis-compose --seed 5 --duration 2s --live | grep -v -e '"clock"' -e '"end"' >live
cmp offline live && echo live is the same
auralis-compose --seed 6 --duration 10m | cmp -s - one || echo another seed differs
for file in one; do
  lines=$(($(wc -l <$file) - 1))
  tail -n 1 $file | grep -q "\"events\":$lines}" && echo the end counts the lines before it
done
