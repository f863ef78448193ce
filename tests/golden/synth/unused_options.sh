# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# An option that has no use beside the others is noted, and the work is done; what contradicts itself is
# refused.
printf '%s\n' '{"type":"note","t":0,"id":1,"pitch":60,"vel":0.5,"dur":0.1,"patch":"plain","pan":0}' \
  '{"type":"end","t":0.2,"events":1}' >events
noted() { echo "$*:"; auralis-synth "$@" 2>&1 >/dev/null <events | grep -E 'of no use|is no name'; }
noted --list-patches -o x.wav --rate 48000
noted --list-devices --patches /nowhere
noted --tag artist=me -o x.raw
noted --format s24le -o x.mp3
noted --format s24le -o x.flac
noted --format s24le -o x.mp3 --stems stems
noted --format s24le -o x.s16le
noted --format s16le -o x.s16le
noted voice --synth1b1 7 --print-params --jobs 2 --device cpu --format s16le
noted voice --synth1b1 7 --physical -o x.wav
noted voice --synth1b1 7 --physical --print-params
noted voice --synth1b1 7 --format s16le -o %d.ogg
noted voice --synth1b1 7 --format s16le -o x.f32le
ls
