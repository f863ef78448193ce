# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
auralis-compose --list-moods
auralis-compose --list-modes
auralis-compose --list-forms
