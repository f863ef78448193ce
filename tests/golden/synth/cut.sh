# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A live source that stops without an end was cut: told, faded, status 1. A whole one rings out.
note='{"type":"note","t":0,"id":1,"pitch":60,"vel":0.5,"dur":30,"patch":"pad","pan":0}'
clock='{"type":"clock","t":1}'
printf '%s\n%s\n' "$note" "$clock" | auralis-synth -q > cut.pcm
echo "status ${PIPESTATUS[1]}, $(($(stat -c %s cut.pcm) / 4)) frames"
printf '%s\n' "$note" | auralis-synth -q > whole.pcm
echo "status ${PIPESTATUS[1]}, $(($(stat -c %s whole.pcm) / 176400)) seconds"
