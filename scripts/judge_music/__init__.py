# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""What scripts/judge-music judges by, a concept a file."""
