# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# What is no impulse response is told by its name, with the reason.
try() { echo "$1 -> $(auralis-synth --impulse "$1" -o x.wav 2>&1 </dev/null; echo "$?")"; }
echo 'no sound at all' >words.wav
: >empty.wav
mkdir folder.wav
try words.wav
try empty.wav
try folder.wav
try gone.wav
