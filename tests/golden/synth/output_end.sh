# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# --end-at and --fade-out: lengths to the frame, silence at the end, the same bytes for any block.
auralis-compose -q --seed 1 --duration 4s --mood temple > piece.ndjson
auralis-compose -q --seed 1 --mood temple | head -n 60 > endless.ndjson
frames() { echo "$(($(wc -c < "$1") / 4)) frames${2:+, $2}"; }
last() { tail -c 20 "$1" | od -An -td2 | tr -d ' \n-' | tr -d '01'; }
try() {
  echo "\$ auralis-synth $*"
  auralis-synth -q "$@" < piece.ndjson > out || echo "status $?"
  frames out "$([[ -z $(last out) ]] && echo 'silent at the end')"
}
try --end-at 3s
try --end-at 3s --fade-out 2s
try --fade-out 2s
try --end-at 3500ms --fade-out 10s
try --end-at 30s
try --end-at 3s --channels 1 --format s32le
for block in 1s 7ms; do auralis-synth -q --end-at 3s --fade-out 2s --block $block < piece.ndjson | sha256sum; done | uniq | wc -l
echo '$ a piece that does not say when it ends fades behind its last event'
auralis-synth -q --fade-out 1s < endless.ndjson > out
last=$(tail -n 1 endless.ndjson | jq '(.t + 1) * 44100 | round')
echo "$(($(wc -c < out) / 4 - last)) frames more"
echo '$ a live source is left when the end has come, with status 0'
auralis-compose -q --live --seed 1 | auralis-synth -q --end-at 300ms > out
echo "${PIPESTATUS[*]}, $(frames out)"
for wrong in '--end-at 0s' '--end-at soon' '--fade-out 2h'; do auralis-synth $wrong < piece.ndjson 2>&1 >/dev/null; echo "status $?"; done
