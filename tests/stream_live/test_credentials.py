# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""--nats-creds: an origin and an edge log in with a JWT and a seed, and may what these say."""

import asyncio
import subprocess
import tempfile
import unittest

from nats_credentials import Operator
from nats_server import NatsServer
from streamer import BINARY, FRAME, Streamer, listen, noise, until

# As in the example of auralis-stream(7).
ORIGIN = {"pub": {"allow": ["auralis.tide.stream.>", "$JS.API.STREAM.INFO.AURALIS_tide",
                            "$JS.API.STREAM.CREATE.AURALIS_tide", "$JS.API.STREAM.UPDATE.AURALIS_tide"]},
          "sub": {"allow": ["auralis.tide.control", "_INBOX.>"]}, "resp": {"max": 1, "ttl": 0}}
EDGE = {"pub": {"allow": ["auralis.tide.control", "$JS.API.DIRECT.GET.AURALIS_tide.>"]},
        "sub": {"allow": ["auralis.tide.stream.>", "_INBOX.>"]}}


def refusal(*options):
    """(status, what it said) of a run that should not come to serve."""
    done = subprocess.run([BINARY, "--listen", "127.0.0.1:0", "--metrics", "none", *options],
                          stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=20,
                          check=False)
    return done.returncode, done.stderr


class Credentials(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.operator = Operator()

    async def test_who_has_them_publishes_or_listens(self):
        pcm = noise(2)
        origin = self.operator.credentials(self.folder, "origin", **ORIGIN)
        edge = self.operator.credentials(self.folder, "edge", **EDGE)
        with NatsServer(self.operator.config) as server, \
                Streamer("--publish", server.url(), "--nats-creds", origin) as source, \
                Streamer("--from", server.url(), "--nats-creds", edge, metrics=True) as far:
            source.feed(pcm, close=False)
            await until(lambda: far.http("/healthz")[0] == 200)
            heard = asyncio.create_task(listen(far, "?burst=5000"))
            await asyncio.sleep(0.5)
            source.process.stdin.close()
            heard = await heard
            self.assertEqual(heard.pcm, pcm[heard.first_frame * FRAME:])
            self.assertEqual(heard.gaps(), [])
            self.assertEqual(await source.wait(), 0)
            self.assertEqual(await far.wait(), 0)
            self.assertNotIn("ermissions", "".join(source.words + far.words))

    async def test_who_may_only_listen_publishes_nothing(self):
        edge = self.operator.credentials(self.folder, "edge", **EDGE)
        with NatsServer(self.operator.config) as server, \
                Streamer("--publish", server.url(), "--nats-creds", edge) as false:
            false.feed(noise(2))
            await false.wait()
            self.assertIn("ermissions", "".join(false.words))

    async def test_others_are_refused_in_a_line(self):
        stranger = Operator().credentials(self.folder, "stranger", **ORIGIN)
        broken = self.operator.credentials(self.folder, "broken", **ORIGIN)
        with open(broken, "r+", encoding="utf-8") as file:
            file.truncate(200)
        with NatsServer(self.operator.config) as server:
            for creds, expected, part in ((stranger, 1, "uthorization"),
                                          (broken, 2, f"{broken}: .*'END NATS USER JWT' is missing"),
                                          (self.folder, 1, f"{self.folder}: Is a directory"),
                                          (self.folder + "/none", 1, "/none: No such file")):
                status, said = refusal("--publish", server.url(), "--nats-creds", creds)
                self.assertEqual(status, expected, said)
                self.assertEqual(said.count("\n"), 1, said)
                self.assertRegex(said, part)


if __name__ == "__main__":
    unittest.main()
