# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
[ -c /dev/full ] || exit 77
# A live session is recorded, and repeated: as fast as can be, live, from a place in it, again kept.
send() { echo "{\"type\":\"control\",\"param\":\"$1\",\"value\":$2}" >control; }
mkfifo control
auralis-compose --seed 1 --live --tick 5ms --control control --record session -o events &
tool=$!
while [ ! -s events ]; do sleep 0.02; done
send bpm 72.123456789
sleep 0.1
send key '"Eb"'
while ! grep -q '"Eb"' session; do sleep 0.02; done
while ! grep -q '"t":1.1' events; do sleep 0.02; done
kill -TERM $tool
wait $tool
sed 's/"t":[0-9.]*,"\([pe]\)/"t":T,"\1/' session
grep -v -e '"clock"' -e '"end"' events >music
auralis-compose --replay session | grep -v '"end"' | cmp - music && echo repeated
auralis-compose --replay events | grep -v '"end"' | cmp - music && echo repeated from the stream
auralis-compose --replay session --live --tick 7ms | grep -v -e '"clock"' -e '"end"' | cmp - music &&
  echo repeated live
auralis-compose --replay session --record again -o /dev/null && cmp session again && echo kept again
length=$(grep -o '"t":[0-9.]*' session | tail -n 1 | cut -d : -f 2)
auralis-compose --replay session --duration "$length" | grep -v '"end"' | cmp - music && echo repeated to a length
auralis-compose --replay session --at "$length" 2>/dev/null || echo "at its end: $?"
auralis-compose --replay session --at 1s | grep -o '"at":1}'

# Live once more, with another control; then killed: nothing that took effect is lost.
# (In a shell that ends: ours would tell of the kill.)
(
  auralis-compose --replay session --duration 1h --live --control control --record longer \
    -o events &
  echo $! >pid
)
tool=$(cat pid)
while ! grep -qs '"Eb"' longer; do sleep 0.02; done
send intensity 0.9
while ! grep -q '"value":0.9' longer; do sleep 0.02; done
kill -KILL "$tool"
sleep 0.2
grep -v '"clock"' longer | cut -d , -f 3-
grep -v '"clock"' events >music
auralis-compose --replay longer --duration 1h | head -n "$(wc -l <music)" | cmp - music && echo repeated after all

# Without a reader of the events the recording still has its end.
auralis-compose --seed 1 --live --record left 2>/dev/null | head -n 5 >/dev/null
tail -n 1 left | grep -o '"events":1'
auralis-compose --seed 1 --live --record full -o /dev/full 2>/dev/null
grep -o '"type":"end","t":0,"events":1' full

# A session that was stopped before it began.
sed '2,$d' session >short
echo '{"type":"end","t":0,"events":1}' >>short
auralis-compose --replay short | sed '/"offer"/d; /"trim"/d; s/"events":.*/"events":1}/' | cmp - short &&
  echo nothing repeated
