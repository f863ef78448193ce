# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# --again repeats a sound file by its tags, an event stream and a session: the same bytes.
printf 'description = "calm"\n[[section]]\nname = "a"\nlayers = ["pad"]\nenergy = 0.4\n' > calm.toml
compose() { auralis-compose -q "$@"; }
compose --seed 11 --mood rain --key Eb --bpm 61 --duration 8s --form calm.toml > events
same() { cmp - events && echo "$1: the same"; }
compose --again events | same 'a stream of events'
head -n 1 events > session
compose --again session | same 'a session'
for kind in wav flac ogg mp3 aiff rf64; do
  auralis-synth -q --end-at 200ms -o piece.$kind < events
  compose --again piece.$kind | same $kind
done
auralis-synth -q --end-at 200ms --rate 48000 -o piece.opus < events
compose --again piece.opus | same opus
auralis-synth -q --end-at 200ms --tag title=Mine --tag 'comment=a note {"type":"x"}' --tag artist=Me -o tagged.flac < events
compose --again tagged.flac | same 'with tags of the user'
echo '$ as far as asked'
compose --again piece.flac --duration 2s | tail -n 1 | jq -c .t
echo '$ from another folder, by the file beside it'
mkdir box && mv calm.toml piece.flac box && compose --again box/piece.flac --stats | jq -c '[.seed, .mood]'
echo '$ what is refused'
printf 'RIFF....WAVE' > bare.wav
for wrong in '--again bare.wav' '--again box/piece.flac --seed 3' '--again nowhere.flac'; do
  auralis-compose $wrong 2>&1 | head -n 2
done
auralis-synth --tag volume=11 -o x.wav < events 2>&1 | head -n 1
auralis-synth --tag title -o x.wav < events 2>&1 | head -n 1
