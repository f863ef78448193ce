# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""/status.json, the table at SIGUSR1, and warnings of listeners that hear badly."""

import asyncio
import json
import os
import re
import signal
import tempfile
import unittest

from streamer import Streamer, noise, until

LISTEN, STEER = "0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"
PROXY = ("--trusted-proxy", "127.0.0.1")


def report(buffer_ms, underruns, tier=1):
    return json.dumps({"type": "report", "buffer_ms": buffer_ms, "jitter_ms": 2.5,
                       "underruns": underruns, "tier": tier})


class Status(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        asyncio.get_running_loop().slow_callback_duration = 5  # requests by HTTP wait for answers

    def tokens(self):
        path = os.path.join(self.enterContext(tempfile.TemporaryDirectory()), "tokens")
        with open(path, "w") as file:
            file.write(f"listen {LISTEN}\nsteer {STEER}\n")
        return path

    def status(self, streamer, **more):
        status, headers, body = streamer.http("/status.json", **more)
        self.assertEqual(status, 200, body)
        self.assertEqual(headers["Content-Type"], "application/json")
        self.assertEqual(headers["Cache-Control"], "no-store")
        return json.loads(body)

    async def test_it_tells_the_stream_and_all_who_listen(self):
        with Streamer("--chunk", "50ms", *PROXY) as streamer:
            before = self.status(streamer)
            self.assertEqual(before["trouble"], "no PCM has come yet")
            self.assertEqual((before["frame"], before["seq"]), (0, 0))
            self.assertEqual(before["format"], {"sample": "s16le", "rate": 44100, "channels": 2,
                                                "chunk_ms": 50})
            self.assertEqual(before["listeners"], {"count": 0, "in_trouble": 0, "by_protocol": {},
                                                   "table": []})
            async with streamer.connect(extra_headers={"X-Forwarded-For": "203.0.113.7"}) as ws:
                hello = json.loads(await ws.recv())
                async with streamer.connect(subprotocol="auralis.json.v1"):
                    await ws.send(report(290, 3))
                    await ws.send('{"type":"ping","t":1}')
                    await ws.recv()
                    streamer.feed(noise(5), speed=1)
                    await ws.recv()
                    now = self.status(streamer)
            self.assertEqual(now["stream"], hello["stream"])
            self.assertEqual(now["title"], hello["title"])
            self.assertEqual(now["controls"], hello["controls"])
            self.assertEqual(now["trouble"], "")
            self.assertGreater(now["seq"], 0)
            self.assertEqual(now["frame"], now["seq"] * 2205)
            self.assertGreaterEqual(now["uptime_s"], 0)
            self.assertEqual(now["totals"]["listeners"], 2)
            self.assertGreater(now["totals"]["bytes_sent"], 0)
            listeners = now["listeners"]
            self.assertEqual(listeners["count"], 2)
            self.assertEqual(listeners["by_protocol"], {"auralis.json.v1": 1, "auralis.pcm.v1": 1})
            first, second = listeners["table"]
            self.assertEqual({key: first[key] for key in ("address", "protocol", "buffer_ms",
                                                          "jitter_ms", "tier", "underruns",
                                                          "queue", "dropped", "trouble")},
                             {"address": "203.0.113.7", "protocol": "auralis.pcm.v1",
                              "buffer_ms": 290, "jitter_ms": 2.5, "tier": 1, "underruns": 3,
                              "queue": 0, "dropped": 0, "trouble": ""})
            self.assertEqual(second["address"], "127.0.0.1")
            self.assertNotIn("buffer_ms", second)  # it has reported nothing

    def test_it_is_for_those_who_may_steer(self):
        with Streamer("--steer", "token", "--token-file", self.tokens()) as streamer:
            for token, status, words in (("", 401, b"a token is needed"), ("nope", 401, b"not known"),
                                         (LISTEN, 403, b"one for steering is needed"),
                                         (STEER, 200, b'"listeners"')):
                got, headers, body = streamer.http(
                    "/status.json", headers={"Authorization": f"Bearer {token}"} if token else {})
                self.assertEqual(got, status)
                self.assertIn(words, body)
                self.assertEqual(headers["WWW-Authenticate"], "Bearer" if status == 401 else None)
            self.assertEqual(streamer.http(f"/status.json?token={STEER}")[0], 200)
            self.assertEqual(streamer.http("/status.json", method="HEAD",
                                           headers={"Authorization": f"Bearer {STEER}"})[2], b"")
        with Streamer("--read-only") as streamer:
            status, _, body = streamer.http("/status.json")
            self.assertEqual((status, body),
                             (403, b"this is for those who may steer, and nobody may here (see --steer)\n"))
        with Streamer() as streamer:
            status, _, body = streamer.http("/status.json", headers={"Origin": "https://elsewhere"})
            self.assertEqual(status, 403)
            self.assertIn(b"https://elsewhere", body)

    async def test_sigusr1_prints_who_listens(self):
        with Streamer(*PROXY) as streamer:
            streamer.kill(signal.SIGUSR1)
            self.assertEqual(await asyncio.to_thread(streamer.process.stderr.readline),
                             b"auralis-stream: 0 listening, 0 in trouble\n")
            async with streamer.connect(extra_headers={"X-Forwarded-For": "203.0.113.7"}) as ws:
                await ws.recv()
                await ws.send(report(290, 3))
                await ws.send('{"type":"ping","t":1}')
                await ws.recv()
                streamer.kill(signal.SIGUSR1)
                lines = [(await asyncio.to_thread(streamer.process.stderr.readline)).decode()
                         for _ in range(3)]
            self.assertEqual(lines[0], "auralis-stream: 1 listening, 0 in trouble\n")
            self.assertRegex(lines[1], r"^auralis-stream: address +protocol +")
            self.assertRegex(lines[2], r"^auralis-stream: 203\.0\.113\.7 +auralis\.pcm\.v1 +\d+ +290 +"
                                       r"[23] +1 +3 +0 +0$")

    async def test_one_that_hears_badly_is_told_once_and_no_token_ever(self):
        with Streamer("--token-file", self.tokens(), "-v", *PROXY, metrics=True) as streamer:
            async with streamer.connect(f"?token={LISTEN}",
                                        extra_headers={"X-Forwarded-For": "203.0.113.7"}) as ws:
                await ws.recv()
                for i in range(12):
                    await ws.send(report(40, i))
                await until(lambda: streamer.metric("auralis_stream_clients_in_trouble") == 1)
                status = self.status(streamer, headers={"Authorization": f"Bearer {STEER}"})
                self.assertEqual(status["listeners"]["table"][0]["trouble"], "underruns")
            await until(lambda: streamer.metric("auralis_stream_clients_in_trouble") == 0)
            streamer.http(f"/status.json?token={STEER}x")
            streamer.http("/stream", headers={"Authorization": f"Bearer {LISTEN}y"})
            streamer.kill()
            await streamer.wait()
            warnings = [line for line in streamer.words if "hears badly" in line]
            self.assertEqual(len(warnings), 1, streamer.words)
            self.assertRegex(warnings[0], r"^auralis-stream: listener 203\.0\.113\.7 \(auralis\.pcm\."
                                          r"v1\) hears badly: underruns since \d+ s, 40 ms buffered "
                                          r"at tier 1 \(normal\), underruns \d+, dropped 0, listening for \d+ s\n$")
            for token in (LISTEN, STEER):
                self.assertFalse([line for line in streamer.words if token in line])

    async def test_one_that_lags_is_told(self):
        with Streamer("--lag", "1s", metrics=True) as streamer:
            async with streamer.connect() as ws:
                await ws.recv()
                ws.transport.pause_reading()
                streamer.feed(noise(12))
                await until(lambda: streamer.metric("auralis_stream_clients_in_trouble") == 1, 20)
                ws.transport.abort()
            streamer.kill()
            await streamer.wait()
            self.assertTrue(re.search(r"hears badly: dropped chunks since 0 s.*dropped 1,",
                                      "".join(streamer.words)), streamer.words)


if __name__ == "__main__":
    unittest.main()
