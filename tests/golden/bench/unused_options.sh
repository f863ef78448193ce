# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# An option that has no use beside the others is noted, and what is asked for is measured.
noted() { echo "$*:"; auralis-bench "$@" --duration 1s --voices 1 2>&1 >/dev/null | grep 'of no use'; }
noted synth --load peers --patch mist
noted synth --patch mist || echo nothing
