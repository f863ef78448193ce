# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A reader that leaves ends an endless piece quietly, a live one with a line.
auralis-compose --seed 1 | head -n 1
echo "offline ${PIPESTATUS[0]}"
auralis-compose --seed 1 --live 2>live.txt | head -n 1 >/dev/null
echo "live ${PIPESTATUS[0]}"
sed 's/after .*/after some time/' live.txt
