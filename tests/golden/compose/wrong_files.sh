# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# What is wrong in a file that a person wrote is status 2, a file that is not there status 1.
try() { echo "$* -> $(auralis-compose --seed 1 --duration 20s "$@" 2>&1 >/dev/null; echo "$?")"; }
wrong_syntax='energy = ' wrong_type="description = 3" wrong_range='bpm = 900' unknown='colour = "blue"'
mkdir moods empty
for option in form journey mood; do
  for kind in wrong_syntax wrong_type unknown; do
    echo "${!kind}" >"$kind.toml"
    try "--$option" "$kind.toml"
  done
  head -c 70000 /dev/zero | tr '\0' '\n' >long.toml
  try "--$option" long.toml
  try "--$option" gone.toml
  try "--$option" gone/file.toml
  try "--$option" ./moods
  try "--$option" nameless
done
echo 'bpm = 900' >config.toml
try --config config.toml
try --config gone.toml
try --config ./moods
echo "$wrong_range" >wrong_range.toml
try --mood wrong_range.toml
printf '[[stage]]\nmood = "tide"\nbpm = 900\n' >stage.toml
try --journey stage.toml
printf '[[section]]\nname = "a"\n[[section]]\nname = "b"\nat = 90\n' >late.toml
try --form late.toml
cp wrong_range.toml moods/dusk.toml
try --moods moods --mood dusk
try --moods empty
try --moods gone
echo 'no scale' >wrong.scl
echo 'no map' >wrong.kbm
printf '%s\n' 'fifth' 1 '3/2' >fifth.scl
try --tuning wrong.scl
try --tuning gone.scl
try --tuning fifth.scl --keyboard-map wrong.kbm
try --tuning fifth.scl --keyboard-map gone.kbm
try --tuning fifth.scl --keyboard-map fifth.scl
# Of music it is status 1, for the rest is learnt where there is any.
: >empty.abc
try --train empty.abc
try --follow empty.abc
