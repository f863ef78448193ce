# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A tag or a station's name that is no UTF-8 is refused: libsndfile fell over it in a FLAC file.
latin=$(printf 'caf\xe9')
end='{"type":"end","t":1,"events":0}'
try() { echo "$end" | auralis-synth -o x.flac "$@" 2>words; echo "$? $(iconv -f latin1 -t utf-8 words)"; }
try --tag "artist=$latin"
try --station "$latin"
try -q --station 'café' --tag 'artist=é'
