# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
auralis-compose --list-moods
auralis-compose --list-modes
auralis-compose --list-forms
auralis-compose --list-keys
auralis-compose --list-layers
auralis-compose --list-layers --list-forms --json
