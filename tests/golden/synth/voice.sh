# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Sounds of torchsynth's Voice: streams, files, parameters as lines, going on where a run stopped.
voice() { auralis-synth voice -q --device cpu "$@"; }
hash() { sha256sum | cut -d' ' -f1; }

echo '$ the same samples for any number of threads, and through lines of parameters'
{
  voice --synth1b1 5:6 --jobs 1 | hash
  voice --synth1b1 5:6 --jobs 3 | hash
  voice --synth1b1 5:6 --print-params | voice --params - | hash
} | uniq | wc -l
voice --synth1b1 5:6 | wc -c

echo '$ physical parameters give the same sound to the last digits'
voice --synth1b1 7 --print-params --physical | voice --params - --physical > physical.f32
voice --synth1b1 7 > normalised.f32
python3 - <<'END'
import array
a, b = (array.array('f', open(name, 'rb').read()) for name in ('physical.f32', 'normalised.f32'))
print(len(a), max(abs(x - y) for x, y in zip(a, b)) < 1e-5)
END

echo '$ a file each, whose digests the manifest holds; a second run renders what is missing'
voice --synth1b1 998:3 --jobs 1 -o sounds
voice --synth1b1 998:3 --jobs 1 -o sounds/
jq -r '[.sound, .file, .format] | @tsv' sounds/manifest.ndjson
(cd sounds && jq -r '.sha256 + "  " + .file' manifest.ndjson | sha256sum --quiet -c - && echo whole)
rm sounds/000000999.wav
head -c -20 sounds/manifest.ndjson > cut && mv cut sounds/manifest.ndjson
auralis-synth voice --synth1b1 998:3 -o sounds/ 2>&1 | tail -n 1
ls -A sounds

echo '$ names of the user, and FLAC'
voice --synth1b1 3:2 -o flac/sound-%04d.flac
ls flac && flac -t -s flac/*.flac && echo whole

# The variables of this command had a blank in their names, which no shell can set.
echo '$ the format from the environment'
AURALIS_SYNTH_VOICE_FORMAT=s16le voice --synth1b1 5:6 | wc -c

echo '$ what is refused'
try() {
  echo "\$ auralis-synth voice $*"
  auralis-synth voice -q "$@" 2>&1 >/dev/null
  echo "status $?"
}
try
try --synth1b1 abc
try --synth1b1 5:0
try --synth1b1 999999999:2
try --synth1b1 0 --params lines
try --params nowhere
try --synth1b1 0:2 -o two.wav
try --synth1b1 0:2 -o %s.wav
try --synth1b1 0 -o /dev/full
try --synth1b1 0 -o /proc/nowhere/
try --synth1b1 0 -o a%d.flac --format f32le
try --synth1b1 0 --device mps
try --synth1b1 0 --device cuda:99 | sed 's/: there is .*//'
echo '{"keyboard.midi_f0":2}' | try --params -
echo '{"keyboard.midi_f0":0.5}' | try --params -
echo '{"keyboard.midi":0.5}' | try --params -
