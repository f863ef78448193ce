# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A signal to stop ends the tool though the reader of its pipe has paused and the pipe is full.
source "$(dirname "$0")/../stop_while_stuck.bash"
stop_while_stuck 3 auralis-compose --seed 1
