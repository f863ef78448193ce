# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A section of layers that the mood has not: said at start, and never a silence of 15 seconds.
mkdir moods
printf 'description = "no drone"\n[pad]\npatch = "pad"\n[melody]\npatch = "keys"\n' > moods/floating.toml
printf 'description = "no pad"\n[drone]\npatch = "drone"\nlength = 120\n' > moods/grounded.toml
section() { printf '[[section]]\nname = "%s"\nlayers = [%s]\n' "$@"; }
{ section one '"drone", "bass"'; section two '"pad", "bells"'; section three '"drone"'; section two '"pad", "bells"'; } > form.toml
for mood in floating grounded; do
  auralis-compose --moods moods --mood $mood --seed 2 --duration 5m --form form.toml --stats |
    jq -r '"\(.mood): silent for less than 15 s: \(.longest_silence_seconds < 15), \(.notes > 4)"'
done
echo '$ the mood changes below a section'
auralis-compose -q --moods moods --mood floating --seed 2 --duration 5m --form form.toml | head -n 1 > session
echo '{"type":"control","t":100,"param":"mood","value":"grounded"}' >> session
echo '{"type":"control","t":200,"param":"mood","value":"floating"}' >> session
auralis-compose -q --moods moods --replay session --stats | jq '.longest_silence_seconds < 15'
