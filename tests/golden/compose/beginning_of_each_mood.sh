# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# The beginnings of the moods: a change here is a change of the music, and should be meant.
for mood in $(auralis-compose --list-moods | cut -f1); do
  auralis-compose --seed 7 --mood $mood --duration 30s | grep -v '"type":"offer"'
done
