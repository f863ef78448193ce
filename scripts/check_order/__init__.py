# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""The order of the tree, checked: what DESIGN.md and CONTRIBUTING.md say and what the sources do."""
