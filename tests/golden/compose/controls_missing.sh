# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A control input that is not there is told at once, with the way to make it.
auralis-compose --live --control control
auralis-compose --control control
echo "without --live: $?"
