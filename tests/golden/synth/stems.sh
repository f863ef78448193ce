# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Stems: a file for each layer, as long as the mix and as late, whose sum is the mix before what bends
# it; the mix is the same with them and without.
compose() { auralis-compose --seed 4 --mood rain --form plain --at 20s --duration 50s --intensity 0.6 "$@"; }
null() { # MIX STEM...: the largest sample of the mix and of its difference from the sum, as dB
  python3 - "$@" <<'END'
import array, math, sys, wave
def samples(name):
    with wave.open(name) as file:
        assert file.getsampwidth() == 4, name
        return array.array("i", file.readframes(file.getnframes()))
mix, *stems = (samples(name) for name in sys.argv[1:])
assert all(len(stem) == len(mix) for stem in stems), "lengths"
rest = max(abs(m - sum(parts)) for m, *parts in zip(mix, *stems))
level = lambda x: 20 * math.log10(max(x, 1) / 2**31)
print(len(stems), "stems,", "heard" if level(max(mix)) > -40 else "silent",
      "null" if level(rest) < -120 else level(rest))
END
}
compose | auralis-synth -q --saturation 0 --format s32le --stems layers -o mix.wav
(cd layers && ls)
null mix.wav layers/*.wav
compose | auralis-synth -q --saturation 0 --format s32le -o plain.wav
cmp mix.wav plain.wav && echo "the same mix"

echo "--- faded, ended and normalized as the mix"
auralis-compose -q --seed 4 --mood rain --form plain --at 20s --duration 25s --intensity 0.6 >short.ndjson
faded() {
  rm -rf layers
  echo "\$ auralis-synth $*"
  auralis-synth -q --saturation 0 --format s32le --stems layers -o mix.wav "$@" <short.ndjson
  ls layers | tr '\n' ' '
  null mix.wav layers/*.wav
}
faded --fade-out 2s
faded --end-at 4s --fade-out 1s --normalize -30
faded --end-at 4s --normalize -31 --channels 1
auralis-synth -q --saturation 0 --format s32le --end-at 4s --normalize -31 --channels 1 -o plain.wav <short.ndjson
cmp mix.wav plain.wav && echo "the same mix"

echo "--- of patches, where events name no layers"
compose | sed 's/,"layer":"[a-z]*"//' |
  auralis-synth -q --saturation 0 --format s32le --rate 22050 --channels 1 --stems a/new/folder -o mix.wav
(cd a/new/folder && ls)
null mix.wav a/new/folder/*.wav

echo "--- in 32-bit floats, unless told otherwise"
printf '%s\n' '{"type":"note","t":0,"id":1,"pitch":69,"vel":0.7,"dur":0.1,"patch":"../it'"'"'s","pan":0}' \
  '{"type":"note","t":0,"id":2,"pitch":69,"vel":0.7,"dur":0.1,"patch":"../it.s","pan":0}' \
  '{"type":"end","t":1,"events":2}' | auralis-synth --stems odd 2>&1 >mix.raw | grep stems
(cd odd && sox --i ./*.wav 2>/dev/null) | grep -E 'Input|Encoding'

echo "--- refused"
touch file
compose | auralis-synth -q --stems file -o /dev/null
echo "status $?"
compose | auralis-synth -q --stems file/folder -o /dev/null
echo "status $?"
