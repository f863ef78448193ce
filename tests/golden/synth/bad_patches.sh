# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Patches of one's own are checked field by field.
mkdir mine
end='{"type":"end","t":0,"events":0}'
printf 'level = -6\n[filter]\nresonance = 1.4\n' > mine/honk.toml
echo "$end" | auralis-synth -q --patches mine
echo "status $?"
printf 'level = -6\n[sine]\nlevl = 1\n' > mine/honk.toml
echo "$end" | auralis-synth -q --patches mine
echo "status $?"
printf 'level = [' > mine/honk.toml
echo "$end" | auralis-synth -q --patches mine
echo "status $?"
printf 'description = "A horn"\n[saw]\nlevel = 1\n' > mine/honk.toml
auralis-synth --patches mine --list-patches | grep -P '^(honk|pad)\t'
