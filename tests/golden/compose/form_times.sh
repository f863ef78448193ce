# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Sections that say when they begin: each within half a beat of its time, the climax among them.
cat > video.toml <<'END'
description = "calm, a climax at 47 s, out"
[[section]]
name = "calm"
energy = 0.2
layers = ["drone", "pad"]
[[section]]
name = "climax"
at = 47
energy = 1
layers = ["drone", "pad", "bass", "melody", "bells", "texture"]
[[section]]
name = "out"
at = 63.5
energy = 0.3
layers = ["pad"]
END
for mood in tide abyss rain; do
  for bpm in 40 61 120; do
    auralis-compose -q --seed 5 --mood $mood --bpm $bpm --duration 92500ms --form video.toml > events
    jq -r --arg of "$mood at $bpm bpm" --argjson half "$(jq -n "30 / $bpm")" \
      'select(.type == "section" and .name != "close") | {calm: 0, climax: 47, out: 63.5}[.name] as $at
       | select((.t - $at | fabs) > $half + 0.001) | "\($of): \(.name) begins at \(.t)"' events
    jq -r 'select(.type == "section") | [.name, .energy] | @tsv' events | sort | tr '\n' ' '
  done
done
echo
echo '$ however short the piece, and however slow its chords'
sed 's/at = 47/at = 28/; s/at = 63.5/at = 36/' video.toml > short.toml
for mood in abyss temple vesper rain ember; do
  for seed in 7 14 29; do
    auralis-compose -q --seed $seed --mood $mood --duration 47300ms --form short.toml |
      jq -r 'select(.type == "section") | .name' | tr '\n' ' '
  done
done
echo
echo '$ named sections by length are kept to the beat, too'
auralis-compose -q --seed 3 --duration 20m --form passage |
  jq -c 'select(.type == "section") | [.name, (.t / 1200 * 7 * 10 | round / 10)]'
echo '$ what is refused'
try() {
  printf '%s\n' '[[section]]' 'name = "a"' 'layers = ["pad"]' "$@" > wrong.toml
  auralis-compose -q --seed 1 --duration 20s --form wrong.toml 2>&1
  echo "status $?"
}
try 'at = 3'
try '[[section]]' 'name = "b"' 'layers = ["pad"]' 'at = 30'
try '[[section]]' 'name = "b"' 'layers = ["pad"]' 'at = 3' 'length = 2'
try '[[section]]' 'name = "b"' 'layers = ["pad"]' 'at = 5' '[[section]]' 'name = "c"' 'layers = ["pad"]'
try '[[section]]' 'name = "b"' 'layers = ["pad"]' 'at = 5' '[[section]]' 'name = "c"' 'layers = ["pad"]' 'at = 5'
sed -i '3a length = 2' wrong.toml && auralis-compose -q --seed 1 --duration 20s --form wrong.toml 2>&1
echo "status $?"
