# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Controls from a FIFO: accepted, refused and malformed lines; a writer that comes and goes.
mkfifo control
auralis-compose --seed 1 --live --tick 5ms --control control -o events &
tool=$!
while [ ! -s events ]; do sleep 0.02; done
echo '{"type":"control","param":"bpm","value":72}' >control
echo '{"type":"control","param":"key","value":"Eb"}' >control
printf '{"type":"control","param":"bpm","value":7200}\nfaster\n{"type":"control","param":"mood"}\n' \
  >control
while ! grep -q '"value":"Eb"' events; do sleep 0.02; done
sleep 0.2
kill -TERM $tool
wait $tool
echo "status $?"
grep '"type":"control"' events | sed 's/"t":[0-9.]*/"t":T/'
tail -n 1 events | sed 's/[0-9.]\+/N/g'
