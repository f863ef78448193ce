# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# No file that is read is written: it stays as it is, and a line says why. Links lead to the same file.
data=$(dirname "$(command -v auralis-compose)")/../share/auralis
cp "$data/forms/arch.toml" form.toml
cp "$data/moods/tide.toml" mood.toml
cp "$data/journeys/day.toml" journey.toml
printf 'twelve\n1\n2/1\n' >scale.scl
printf 'duration = "3s"\n' >config.toml
printf 'X:1\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|\n' >tune.abc
printf '{"type":"control","param":"bpm","value":72}\n' >control.txt
auralis-compose -q --seed 1 --duration 2s -o session.ndjson
try() {
  auralis-compose --seed 1 --duration 3s "$@" >/dev/null 2>words
  echo "$* -> $? $(cat words)"
}
for option in form mood journey tuning config follow; do
  case $option in tuning) file=scale.scl ;; follow) file=tune.abc ;; *) file=$option.toml ;; esac
  cp $file before
  ln -sf $file link
  try --$option $file --format ndjson -o $file
  try --$option $file --format ndjson -o link
  try --$option $file --record ./$file
  try --$option $file --live --session $file
  cmp $file before
done
try --live --control control.txt -o control.txt --format ndjson
try -o new.ndjson --record ./new.ndjson
try -o /dev/null --record /dev/null
auralis-compose --again session.ndjson --format ndjson -o session.ndjson 2>&1
