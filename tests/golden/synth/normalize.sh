# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# --normalize: the integrated loudness that an independent meter (ffmpeg) finds is the one asked for.
command -v ffmpeg >/dev/null || exit 77
auralis-compose -q --seed 1 --duration 12s --mood rain > events
loudness() {
  ffmpeg -nostats -i "$1" -filter_complex ebur128=peak=true -f null - 2>&1 |
    awk '/I:/ { lufs = $2 } /Peak:/ { peak = $2 } END { printf "%.1f LUFS, peak %s\n", lufs, peak <= -0.9 ? "held" : peak }'
}
for target in -14 -23; do
  auralis-synth --normalize $target -o $target.wav < events 2>&1 | grep -o 'to .* LUFS'
  loudness $target.wav
done
auralis-synth -q --normalize -16 --channels 1 --end-at 10s -o mono.flac < events
loudness mono.flac
auralis-synth -q --end-at 10s -o plain.wav < events
auralis-synth -q --end-at 10s --normalize -20 -o a.wav < events
auralis-synth -q --end-at 10s --normalize -20 --block 33ms -o b.wav < events
cmp a.wav b.wav && stat -c %s plain.wav a.wav | uniq | wc -l
ls
echo "--- a disk that is full leaves no file that says nothing"
mkdir full
(
  trap '' XFSZ # then a file that would grow beyond the limit is an error, as on a full disk
  ulimit -f 100
  cd full
  auralis-synth -q --normalize -16 --stems stems -o a.flac <../events
  echo "status $?"
)
ls full full/stems
for wrong in '--normalize -16' '--normalize -16 -o -' '--normalize 3 -o a.wav' '--normalize -16 --leveller -16 -o a.wav'; do
  auralis-synth $wrong < events 2>&1 >/dev/null
  echo "status $?"
done
auralis-synth --loudness -16 -o a.wav < events 2>&1 | grep -v renderer
