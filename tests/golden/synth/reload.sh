# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# SIGUSR1 reads the patches again: notes that begin later are played by them. A wrong file changes
# nothing.
mkdir mine
patch() { printf 'level = %s\n[sine]\nlevel = 1\n' "$1" >mine/hum.toml; }
note() { echo '{"type":"note","t":'"$1"',"id":'"$1"',"pitch":60,"vel":0.5,"dur":0.5,"patch":"hum","pan":0}'; }
clock='{"type":"clock","t":0.5}'
lines=0
send() { echo "$1" >&3 && ((++lines)); }
# The tool looks at each event whether there was a signal.
until_said() { until grep -q "$1" words; do send "$clock" && sleep 0.05; done; }

mkfifo events
patch -12
auralis-synth --patches mine <events >heard 2>words &
tool=$!
exec 3>events
send "$clock"
until [ -s heard ]; do sleep 0.05; done
patch -24
kill -USR1 $tool
until_said 'read the patches again'
echo 'level = "low"' >mine/hum.toml
kill -USR1 $tool
until_said 'stay as they were'
send "$(note 1)"
send '{"type":"end","t":2,"events":'$lines'}'
exec 3>&-
wait $tool
echo "status $?"
grep -o 'read the patches again' words
grep -o 'the patches stay as they were: .*' words

offline() {
  patch "$1"
  printf '%s\n' "$clock" "$(note 1)" '{"type":"end","t":2,"events":2}' | auralis-synth -q --patches mine
}
cmp heard <(offline -24) && echo 'the note is played by the patch that was read again'
cmp -s heard <(offline -12) || echo 'and not by the one before it'
