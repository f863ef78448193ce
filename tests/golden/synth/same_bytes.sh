# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The same events give the same PCM for any block, and a file holds what the pipe would have had.
auralis-compose --seed 7 --duration 20s > events.ndjson
for block in 10ms 37ms 100ms 1s; do
  auralis-synth -q --block $block < events.ndjson | sha256sum
done | uniq | wc -l
auralis-synth -q < events.ndjson > a.pcm
auralis-synth -q -o a.wav < events.ndjson
frames() { python3 -c 'import sys, wave; sys.stdout.buffer.write(wave.open(sys.argv[1]).readframes(1 << 30))' "$1"; }
cmp <(frames a.wav) a.pcm && echo same
auralis-synth -q -o a.flac < events.ndjson
flac -s -d a.flac -o b.wav && cmp <(frames b.wav) a.pcm && echo same
