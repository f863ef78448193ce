# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# --moods: a good mood can be played, listed and steered to; files that are wrong are reported, and
# stop only who asks for them.
mkdir mine empty
printf 'description = "mine"\n[pad]\npatch = "warm"\n' >mine/dusk.toml
printf 'description = "mine"\nbpm = "slow"\n' >mine/fog.toml
printf '\0\5\26\7' >mine/._dusk.toml
auralis-compose --moods mine --list-moods | grep dusk
compose() { auralis-compose --seed 1 "$@" | tail -n 2; }
compose --moods mine --mood dusk --duration 10s
compose --moods mine --mood tide --duration 10s -q
compose --moods mine --mood fog --duration 10s
compose --mood dusk --duration 10s 2>&1 | sed 's/ none of .*/ none of those shipped/'
compose --moods empty --duration 10s
compose --moods nowhere --duration 10s
cat >session <<'EOF'
{"type":"header","t":0,"format":"auralis-events","version":1,"seed":1,"key":"D","mode":"dorian","bpm":58,"intensity":0.4,"complexity":0.5,"mood":"tide","duration":30}
{"type":"control","t":5,"param":"mood","value":"dusk"}
{"type":"end","t":30,"events":2}
EOF
auralis-compose --moods mine --replay session -q | grep -c '"patch":"warm"'
sed 's/dusk/fog/' session >other
auralis-compose --moods mine --replay other -q
mkfifo control
timeout 5 auralis-compose --moods mine --live --control control --seed 1 --duration 2s -q >live &
echo '{"type":"control","param":"mood","value":"fog"}' >control
wait $!
echo "status $?"
