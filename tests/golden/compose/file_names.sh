# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A file is written whatever its name is; one that the header would name has to have a name in UTF-8.
latin=$(printf 'caf\xe9')
printf 'X:1\nM:4/4\nL:1/4\nK:C\nCDEF|GABc|\n' >"$latin.abc"
try() { auralis-compose --seed 1 --duration 2s "$@" >/dev/null 2>words; echo "$? $(iconv -f latin1 -t utf-8 words)"; }
try -o "$latin.ndjson"
try --record "$latin.session"
try --follow "$latin.abc"
try --train "$latin.abc"
try --station "$latin"
ls | iconv -f latin1 -t utf-8
