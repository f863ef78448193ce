# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Milliseconds for seconds: the jump is told, a signal ends the rendering towards it, wherever the
# next event is, and the file is whole.
note='{"type":"note","t":0,"id":1,"pitch":69,"vel":0.7,"dur":DUR,"patch":"warm","pan":0}'
printf '%s\n' "${note/DUR/1}" '{"type":"clock","t":60000}' >clock
printf '%s\n' "${note/DUR/1}" "${note/DUR/1}" '{"type":"end","t":60000,"events":2}' >end
printf '%s\n' "${note/DUR/60000}" '{"type":"end","t":2,"events":1}' >long_note
for events in clock end long_note; do
  for signal in TERM INT; do
    rm -f words # those of the run before are no sign that this one has begun
    auralis-synth -o $events.flac <$events 2>words &
    tool=$!
    until grep -qs 'is in seconds' words; do sleep 0.1; done
    kill -$signal $tool
    for ((i = 0; i < 600; ++i)); do # a minute, for busy machines: it takes hours without
      kill -0 $tool 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL $tool 2>/dev/null && echo "did not end"
    wait $tool
    echo "$events, $signal: status $?"
    grep -oE 'line .*|dur is in seconds' words
    flac -s -t $events.flac && echo "readable"
  done
done
printf '%s\n' "${note/DUR/1}" '{"type":"clock","t":600}' '{"type":"end","t":601,"events":1}' |
  auralis-synth -o /dev/null 2>&1 | grep 'is in seconds' || echo "ten minutes are none"
