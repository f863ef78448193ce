# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A control input that is not there is told at once, with the way to make it.
auralis-compose --seed 1 --live --control control
auralis-compose --seed 1 --control control
echo "without --live: $?"
