# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# What is wrong in a patch that a person wrote is status 2, a folder that is not there status 1.
try() { echo "$* -> $(auralis-synth "$@" -o x.wav 2>&1 </dev/null; echo "$?")"; }
mkdir wrong_syntax wrong_type wrong_range unknown
echo 'level = ' >wrong_syntax/glass.toml
echo 'level = "loud"' >wrong_type/glass.toml
echo 'level = 300' >wrong_range/glass.toml
echo 'colour = "blue"' >unknown/glass.toml
for folder in wrong_syntax wrong_type wrong_range unknown gone; do try --patches "$folder"; done
ls
