# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A word that is nearly right is named, on one line, behind what there is.
try() { auralis-compose --duration 1s "$@" >/dev/null; echo "$* -> $?"; }
try --mood tyde
try --mode doran
try --mode majr
try --form archh
try --journey eveing
try --format mid
try --intensty 1
try moood
printf 'duratoin = "1s"\n' >c.toml
try --config c.toml
printf '[[section]]\nname = "a"\nlayers = ["drone", "mellody"]\nlength = 30\n' >f.toml
try --form ./f.toml
