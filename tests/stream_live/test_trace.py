# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""--trace of auralis-synth and auralis-stream: what Perfetto opens, and whether it is true."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from streamer import BINARY, Streamer, noise
from test_manners import run

BIN = pathlib.Path(BINARY).parent


def events(path, name):
    """Those of a name, in the file's order."""
    return [event for event in json.loads(pathlib.Path(path).read_text())["traceEvents"]
            if event["name"] == name]


class Trace(unittest.IsolatedAsyncioTestCase):
    async def test_each_chunk_comes_is_ready_and_goes(self):
        path = os.path.join(self.enterContext(tempfile.TemporaryDirectory()), "trace.json")
        pcm = noise(1.23)
        with Streamer("--trace", path) as streamer:
            streamer.feed(pcm)
            self.assertEqual(await streamer.wait(), 0)
        self.assertEqual([e["args"]["name"] for e in events(path, "process_name")],
                         ["auralis-stream"])
        self.assertEqual(sum(e["args"]["bytes"] for e in events(path, "bytes_in")), len(pcm))
        self.assertEqual(max(e["args"]["seq"] for e in events(path, "chunk_ready")), 11)
        out = events(path, "chunk_out")
        self.assertEqual([e["args"]["seq"] for e in out], list(range(13)))  # the last is short
        for a, b in zip(out, out[1:]):
            self.assertGreaterEqual(b["ts"] - a["ts"], 0)
        self.assertGreater(out[-1]["ts"] - out[0]["ts"], 1.0e6)  # in real time
        late = events(path, "late_ms")
        self.assertEqual(len(late), len(out))
        self.assertTrue(all(e["args"]["late_ms"] >= 0 for e in late))
        sent = events(path, "send")
        self.assertEqual([e["args"]["seq"] for e in sent], list(range(13)))
        for gone, sending in zip(out, sent):
            self.assertEqual((sending["ph"], sending["dur"] >= 0), ("X", True))
            self.assertGreaterEqual(sending["ts"], gone["ts"])

    def test_each_block_is_rendered_and_written(self):
        path = os.path.join(self.enterContext(tempfile.TemporaryDirectory()), "trace.json")
        piece = subprocess.run([BIN / "auralis-compose", "-q", "--seed", "1", "--duration", "3s"],
                               stdout=subprocess.PIPE, check=True).stdout
        plain = [subprocess.run([BIN / "auralis-synth", "-q", *options], input=piece,
                                stdout=subprocess.PIPE, check=True).stdout
                 for options in ((), ("--trace", path))]
        self.assertEqual(*plain)  # a trace changes nothing
        blocks = events(path, "block")
        self.assertEqual([e["args"]["frame"] for e in blocks], [4410 * i for i in range(len(blocks))])
        self.assertEqual(len(blocks), -(-len(plain[0]) // 4 // 4410))
        for block, written in zip(blocks, events(path, "write")):
            self.assertGreater(block["dur"], 0)
            self.assertAlmostEqual(written["ts"], block["ts"] + block["dur"], delta=1)

    def test_a_file_that_cannot_be_is_told(self):
        status, said = run("--trace", "/no/such/folder/trace.json")
        self.assertEqual(status, 1)
        self.assertRegex(said, r"^auralis-stream: .*/no/such/folder/trace\.json.*\n$")


if __name__ == "__main__":
    unittest.main()
