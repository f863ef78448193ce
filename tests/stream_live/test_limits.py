# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Floods of connections, handshakes and controls: who floods pays, and is told why."""

import asyncio
import contextlib
import json
import os
import re
import socket
import tempfile
import unittest

from streamer import Streamer, listen, noise, until
from test_manners import run

HANDSHAKE = ("GET /stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
             "X-Forwarded-For: %s\r\n\r\n")
PROXY = ("--trusted-proxy", "127.0.0.1")


def address_of_this_machine():
    """One that is no loopback; None where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))  # nothing is sent
        except OSError:
            return None
        address = line.getsockname()[0]
    return None if address.startswith("127.") else address


class Limits(unittest.IsolatedAsyncioTestCase):
    def knock(self, streamer, client):
        """(status, headers, body) of a handshake that a proxy passes on; the connection stays."""
        line = socket.create_connection(("127.0.0.1", streamer.port), timeout=5)
        self.addCleanup(line.close)
        line.sendall((HANDSHAKE % client).encode())
        text = line.recv(65536).decode(errors="replace")
        head, _, body = text.partition("\r\n\r\n")
        if " 101 " not in head:
            line.close()
        return int(head.split()[1]), head, body

    def test_an_address_gets_so_many_listeners_and_its_page_is_told_why(self):
        with Streamer("--clients-per-address", "3", *PROXY, metrics=True) as streamer:
            for _ in range(3):
                self.assertEqual(self.knock(streamer, "203.0.113.7")[0], 101)
            status, head, body = self.knock(streamer, "203.0.113.7")
            self.assertEqual(status, 429)
            self.assertRegex(head, r"Retry-After: \d+")
            said = "too many listeners at 203.0.113.7: at most 3 of one address\n"
            self.assertEqual(body, said)
            status, headers, body = streamer.http("/stream", headers={
                "X-Forwarded-For": "1.1.1.1, 203.0.113.7"})  # as a page asks, see web/refusal.js
            self.assertEqual((status, body.decode()), (429, said))
            self.assertTrue(headers["Content-Type"].startswith("text/plain"))
            for other in ("203.0.113.8", "2001:db8:0:1::5"):
                self.assertEqual(self.knock(streamer, other)[0], 101)
            self.assertEqual(streamer.metric("auralis_stream_address_limit_refusals_total"), 2)
            self.assertEqual(streamer.metric("auralis_stream_clients_refused_total"), 1)

    def test_a_customer_of_ipv6_counts_as_one(self):
        with Streamer("--clients-per-address", "2", *PROXY) as streamer:
            for i in (1, 2):
                self.assertEqual(self.knock(streamer, f"2001:db8:0:1::{i}")[0], 101)
            status, _, body = self.knock(streamer, "[2001:db8:0:1:ffff::3]:4711")
            self.assertEqual(status, 429)
            self.assertIn("2001:db8:0:1::/64", body)
            self.assertEqual(self.knock(streamer, "2001:db8:0:2::1")[0], 101)

    def test_this_machine_and_a_proxy_that_was_not_named_are_not_limited(self):
        with Streamer("--clients-per-address", "2", "--handshakes-per-address", "1") as streamer:
            for i in range(10):
                self.assertEqual(self.knock(streamer, "203.0.113.7")[0], 101)

    async def test_a_flood_of_handshakes_hurts_nobody_else(self):
        pcm = noise(4)
        with Streamer("--handshakes-per-address", "5", "--clients-per-address", "5", *PROXY,
                      metrics=True) as streamer:
            steady = asyncio.create_task(listen(streamer))
            await until(lambda: streamer.metric("auralis_stream_clients") == 1)
            streamer.feed(pcm)

            def flood():
                answers = []
                for _ in range(400):
                    with socket.create_connection(("127.0.0.1", streamer.port), timeout=5) as line:
                        line.sendall((HANDSHAKE % "203.0.113.7").encode())
                        answers.append(line.recv(4096))
                return answers

            answers = await asyncio.to_thread(flood)
            refused = [answer for answer in answers if b" 429 " in answer[:20]]
            self.assertGreater(len(refused), 200)
            for answer in refused:
                self.assertIn(b"Retry-After: 1\r\n", answer)
                self.assertIn(b"too many connections from 203.0.113.7: at most 5 ", answer)
            self.assertEqual(self.knock(streamer, "203.0.113.8")[0], 101)
            self.assertEqual(streamer.metric("auralis_stream_handshakes_limited_total"),
                             len(refused))
            self.assertEqual((await steady).pcm, pcm)

    def test_guesses_at_tokens_are_as_slow_as_handshakes(self):
        with Streamer("--handshakes-per-address", "2", "--clients-per-address", "2",
                      "--token-file", self.tokens(), *PROXY) as streamer:
            statuses = [streamer.http(f"/stream?token=guess{i}",
                                      headers={"X-Forwarded-For": "203.0.113.7"})[0]
                        for i in range(50)]
            self.assertLess(statuses.count(401), 25)
            self.assertEqual(statuses.count(401) + statuses.count(429), 50)

    def tokens(self):
        folder = self.enterContext(tempfile.TemporaryDirectory())
        path = os.path.join(folder, "tokens")
        with open(path, "w") as file:
            file.write("listen 0123456789abcdef0123456789abcdef\n")
        return path

    def test_a_flood_from_everywhere_is_bounded(self):
        with Streamer("--handshakes", "20", "--clients", "20", *PROXY, metrics=True) as streamer:
            statuses = []
            for i in range(300):
                status, _, body = self.knock(streamer, f"198.51.{i // 200}.{i % 200}")
                statuses.append(status)
                if status == 429:
                    self.assertIn("the server is busy: at most 20 connections a second", body)
            self.assertGreater(statuses.count(429), 100)
            self.assertLessEqual(streamer.metric("auralis_stream_clients"), 20)

    async def test_an_address_gets_so_many_connections(self):
        address = address_of_this_machine()
        if not address:
            self.skipTest("this machine has no address but its own")
        with Streamer("--clients-per-address", "1", listen=":0", metrics=True) as streamer:
            silent = []
            for _ in range(200):
                line = socket.create_connection((address, streamer.port), timeout=5)
                self.addCleanup(line.close)
                silent.append(line)
            await until(lambda: streamer.metric("auralis_stream_connections_refused_total") == 184)
            self.assertEqual(streamer.http("/healthz")[0], 503)  # this machine's own
            for line in silent:
                line.close()

            def told():  # once those are gone there are two kinds of answer
                lines = [socket.create_connection((address, streamer.port), timeout=5)
                         for _ in range(20)]
                answers = []
                for line in lines:
                    line.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                    answers.append(line.recv(4096))
                for line in lines:
                    line.close()
                return answers

            await until(lambda: len([a for a in told() if b" 503 " in a[:20]]) == 16)
            refused = [answer for answer in told() if b" 429 " in answer[:20]]
            for answer in refused:
                self.assertIn(b"too many connections from your address", answer)

    async def test_floods_of_controls_are_bounded_in_all(self):
        with contextlib.ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            fifo = os.path.join(folder, "control")
            os.mkfifo(fifo)
            reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
            stack.callback(os.close, reader)
            streamer = stack.enter_context(Streamer(
                "--control-out", fifo, "--controls", "15", "--controls-per-client", "10",
                metrics=True))

            async def steer():
                async with streamer.connect() as ws:
                    await ws.recv()
                    for i in range(60):
                        await ws.send('{"type":"control","param":"bpm","value":%d}' % (60 + i))
                    await ws.send('{"type":"ping","t":1}')
                    errors = []
                    while (answer := json.loads(await asyncio.wait_for(ws.recv(), 5)))["type"] \
                            != "pong":
                        errors.append(answer)
                    return errors

            errors = sum(await asyncio.gather(*(steer() for _ in range(4))), [])
            self.assertEqual({error["code"] for error in errors}, {"too-fast"})
            self.assertTrue(any("all listeners together" in e["message"] for e in errors))
            accepted = streamer.metric("auralis_stream_controls_accepted_total")
            self.assertEqual(accepted + len(errors), 240)
            self.assertEqual(streamer.metric("auralis_stream_controls_limited_total"), len(errors))
            self.assertLess(accepted, 120)
            self.assertEqual(os.read(reader, 65536).count(b"\n"), accepted)

    def test_what_is_no_limit_is_told(self):
        for options, words in ((("--trusted-proxy", "nginx"), "--trusted-proxy: 'nginx' is no address"),
                               (("--trusted-proxy", "10.0.0.0/33"), "10.0.0.0/33"),
                               (("--clients-per-address", "0"), "--clients-per-address"),
                               (("--handshakes", "x"), "--handshakes"),
                               (("--controls", "-1"), "--controls")):
            status, said = run(*options)
            self.assertEqual(status, 2, options)
            self.assertIn(words, said)
            self.assertTrue(re.fullmatch(r"[^\n]+\n", said), said)


if __name__ == "__main__":
    unittest.main()
