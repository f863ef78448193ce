# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A piece begun later: what sounds there at once, then the same; in every format, live, and at once.
auralis-compose --seed 7 --duration 10m >whole
auralis-compose --seed 7 --duration 10m --at 4m >later
head -n 1 later
tail -n 1 later | sed 's/"events":.*/"events":N}/'
python3 - <<'END'
import json
read = lambda name: [json.loads(line) for line in open(name)]
whole, later = read("whole"), read("later")
held = [e for e in whole if e["type"] == "note" and e["t"] < 240 < e["t"] + e["dur"]]
after = [e for e in whole if e["t"] >= 240 and e["type"] != "end"]
carried = [e for e in later[1:] if e.get("id") in {h["id"] for h in held}]
rest = later[len(later) - len(after) - 1:-1]
print(len(held) > 0 and [h["id"] for h in held] == [c["id"] for c in carried])
print(all(abs(h["t"] + h["dur"] - 240 - c["dur"]) < 1e-6 for h, c in zip(held, carried)))
sections = [e for e in whole if e["type"] == "section"]
last = [s for s in sections if s["t"] < 240][-1]
following = [s for s in sections if s["t"] >= 240][0]
went = (240 - last["t"]) / (following["t"] - last["t"])
begun = [e for e in later if e["type"] == "section"][0]
there = last["energy"] + went * (following["energy"] - last["energy"])
print(0.1 < went < 0.9 and abs(begun["energy"] - there) < 0.03 < abs(there - last["energy"]))
print(all(r.pop("t") == round(e.pop("t") - 240, 6) and r == e for r, e in zip(rest, after)))
END
begin=$(date +%s%N)
auralis-compose --seed 7 --live --duration 60m1s --at 1h | grep -v '"clock"' >live
took=$((($(date +%s%N) - begin) / 1000000))
[ $took -ge 950 ] || echo "took only $took ms"
auralis-compose --seed 7 --duration 60m1s --at 1h | grep -v '"end"' | cmp - <(grep -v '"end"' live)
auralis-compose --seed 7 --duration 10m --at 9m --format midi | head -c 4
echo
auralis-compose --seed 7 --duration 10m --at 9m --format csv | grep header
auralis-compose --seed 7 --duration 10m --at 0 | cmp - whole
auralis-compose --seed 7 --at 1h | head -n 1 | grep -o '"at":3600}'
