# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Malformed lines are told with line and field, skipped and counted; --strict stops at the first.
cat > events.ndjson <<'END'
{"type":"header","t":0,"format":"auralis-events","version":2}
{"type":"note","t":0,"id":1,"pitch":600,"vel":0.5,"dur":1,"patch":"pluck","pan":0}
{"type":"note","t":0.5,"id":1,"pitch":60,"vel":0.5,"dur":0.2,"patch":"kazoo","pan":0}
{"type":"note","t":0.4,"id":1,"pitch":60,"vel":0.5,"dur":0.2,"patch":"pluck","pan":0}
{"type":"note","t":0.6,"id":1,"pitch":60,"vel":"loud","dur":0.2,"patch":"pluck","pan":0}
{"type":"weather","t":0.7,"wind":3}
{"type":"note","t":0.8,"id":2,"vel":0.5,"dur":0.2,"patch":"pluck","pan":0}
{"type":"end","t":1,"events":7}
END
auralis-synth < events.ndjson 2>&1 >a.pcm | grep -v renderer
echo "status ${PIPESTATUS[0]}"
auralis-synth -q --strict < events.ndjson 2>&1 >b.pcm
echo "status $?"
test -s a.pcm && echo "what was right was rendered"
