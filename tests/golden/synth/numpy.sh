# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# Sounds as arrays of NumPy, read by NumPy: shapes, types, the samples and parameters of other outputs.
/usr/bin/python3 -c 'import numpy' 2>/dev/null || exit 77
voice() { auralis-synth voice -q --device cpu "$@"; }
voice --synth1b1 5:6 -o all.npy
voice --synth1b1 5:6 -o all.npz
voice --synth1b1 5:6 --jobs 1 -o again.npz && cmp all.npz again.npz
voice --synth1b1 5:6 > all.f32
voice --synth1b1 5:6 --print-params > params.ndjson
voice --params params.ndjson -o lines.npy && cmp all.npy lines.npy
voice --synth1b1 5:2 -o one/%d.npy
voice --synth1b1 5 -o five.npy
voice --synth1b1 5:6 --format s16le -o whole.npy
ls
/usr/bin/python3 - <<'END'
import json
import numpy as np
raw = np.fromfile("all.f32", "<f4")
for name in "all.npy", "five.npy", "whole.npy", "one/6.npy":
    array = np.load(name)
    print(name, array.dtype, array.shape)
print(np.array_equal(np.load("all.npy").ravel(), raw), np.array_equal(np.load("one/6.npy"), np.load("all.npy")[1]))
with np.load("all.npz") as archive:
    for name in archive.files:
        print(name, archive[name].dtype, archive[name].shape)
    print(np.array_equal(archive["audio"].ravel(), raw), archive["sounds"], archive["rate"])
    lines = [json.loads(line) for line in open("params.ndjson")]
    print(all(np.allclose(row, [line[name] for name in archive["names"]], atol=1e-6)
              for row, line in zip(archive["parameters"], lines)))
END
try() {
  echo "\$ auralis-synth voice $*"
  auralis-synth voice -q --device cpu "$@" 2>&1 >/dev/null
  echo "status $?"
}
try --synth1b1 5 --format s24le -o a.npy
try --synth1b1 5 -o a.m4a
try --synth1b1 5 -o a%d.mat
try --synth1b1 5 -o a%d.npz
try --synth1b1 5 -o /dev/full --format s16le
try --synth1b1 5 -o nowhere/a.npz
try --params /dev/null -o a.npz
try --params /dev/null
