# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# No file that is read is written, standard input among them: it stays as it is, and a line says why.
printf '%s\n' '{"type":"note","t":0,"id":1,"pitch":60,"vel":0.5,"dur":0.1,"patch":"plain","pan":0}' \
  '{"type":"end","t":0.2,"events":1}' >events.raw
cp events.raw before
printf 'channels = 1\n' >config.raw
auralis-synth -q -o impulse.wav <events.raw
cp impulse.wav impulse
try() {
  auralis-synth "$@" -q 2>words
  echo "$* -> $? $(cat words)"
}
try -o events.raw <events.raw
auralis-synth -q <events.raw 2>&1 >>events.raw
try -o x.wav --trace events.raw <events.raw
try -o x.wav --trace x.wav <events.raw
try --config config.raw -o config.raw <events.raw
try --impulse impulse.wav -o impulse.wav <events.raw
cmp events.raw before
cmp impulse.wav impulse
auralis-synth voice --synth1b1 7 --print-params >sound.raw
cp sound.raw before
try voice --params sound.raw -o sound.raw
try voice --params - -o sound.raw <sound.raw
try voice --params - --print-params -o sound.raw <sound.raw
cmp sound.raw before
