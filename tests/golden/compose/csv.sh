# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
auralis-compose --seed 7 --duration 10s --format csv | grep -v '^offer,.*,mood,'  # moods may come
