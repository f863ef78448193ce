# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A signal ends the rendering of a long file of events too, and what was rendered is a whole file.
# (A file never makes its reader wait, and only a wait that was interrupted used to end the tool.)
auralis-compose --seed 1 --duration 1h -o events
auralis-synth -q -o part.wav <events &
tool=$!
sleep 3
kill -INT $tool
wait $tool
echo "status $?"
python3 -c 'import wave; print("part of it:", 0 < wave.open("part.wav").getnframes() < 44100 * 3000)'
