# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The ending of the output decides its kind; an unknown one, and input without music, write nothing.
auralis-compose -q --seed 1 --duration 1s --mood temple > events.ndjson
head -n 9 events.ndjson > opening.ndjson
try() {
  echo "\$ auralis-synth -o $1 < $2"
  auralis-synth -q -o "$1" < "$2" 2>&1
  echo "status $?, $(test -e "$1" && echo "a file that begins with $(head -c 4 "$1" | tr -c '[:print:]' .)" || echo no file)"
}
for name in a.wav a.WAV a.aif a.oga a.opus a.flac a.m4a a.npy a.tar.gz '.m4a'; do try "$name" events.ndjson; done
echo '$ raw samples, with the format that the name says'
auralis-synth -q < events.ndjson > piece
for name in b.raw b.pcm b.bin b.s16le b plain/b; do
  mkdir -p plain && auralis-synth -q -o "$name" < events.ndjson && cmp piece "$name" && echo "$name is as stdout"
done
auralis-synth -q -o b.f32le < events.ndjson && auralis-synth -q --format f32le < events.ndjson | cmp - b.f32le &&
  echo "b.f32le is of floats"
mkfifo pipe.m4a
{ cmp piece pipe.m4a && echo 'a FIFO has raw samples whatever its name'; } &
auralis-synth -q -o pipe.m4a < events.ndjson
wait
echo '$ no music'
try n.flac /dev/null
try n.wav opening.ndjson
echo '{"type":"end","t":0,"events":0}' > end.ndjson && try n.raw end.ndjson
echo 'no events at all' > words.ndjson && try n.ogg words.ndjson
auralis-synth -q < /dev/null
echo "status $?"
