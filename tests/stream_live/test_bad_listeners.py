# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Listeners that misbehave cost nobody else anything."""

import asyncio
import contextlib
import json
import os
import re
import resource
import socket
import unittest

import websockets

from streamer import Streamer, listen, noise, refusal_status, until

HANDSHAKE = ("GET /stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: %d\r\n\r\n")


class BadListeners(unittest.IsolatedAsyncioTestCase):
    async def answer(self, ws):
        return json.loads(await asyncio.wait_for(ws.recv(), 5))

    async def test_malformed_messages_are_answered(self):
        with Streamer(metrics=True) as streamer:
            async with streamer.connect() as ws:
                await ws.recv()
                bad = ("", "{", "[]", "7", '{"type":1}', '{"no":"type"}', '{"type":"control"}',
                       '{"type":"control","param":"bpm"}', '{"type":"report"}',
                       '{"type":"report","buffer_ms":-1}', '{"type":"ping","t":"x"}',
                       '{"type":"report","buffer_ms":1,"tier":1e9}', "[" * 3000, b"binary")
                for message in bad:
                    await ws.send(message)
                    answer = await self.answer(ws)
                    self.assertEqual((answer["type"], answer["code"]), ("error", "bad-message"))
                await ws.send('{"type":"of a later version"}')  # ignored
                await ws.send('{"type":"ping","t":12.5}')
                pong = await self.answer(ws)
                self.assertEqual((pong["type"], pong["t"]), ("pong", 12.5))
                self.assertGreater(pong["server_time"], 1.7e9)
                await asyncio.wait_for(await ws.ping(), 5)
            self.assertEqual(streamer.metric("auralis_stream_messages_refused_total"), len(bad))

    async def test_messages_too_big_or_no_text_end_the_connection(self):
        with Streamer() as streamer:
            async with streamer.connect() as ws:
                await ws.send("x" * 16385)
                with self.assertRaises(websockets.ConnectionClosed) as closed:
                    while True:
                        await asyncio.wait_for(ws.recv(), 5)
                self.assertEqual(closed.exception.rcvd.code, 1009)

    async def test_a_flood_of_messages_ends_the_connection(self):
        with Streamer() as streamer:
            async with streamer.connect() as ws:
                with self.assertRaises(websockets.ConnectionClosed) as closed:
                    for _ in range(3000):
                        await ws.send('{"type":"ping"}')
                    while True:
                        await asyncio.wait_for(ws.recv(), 5)
                self.assertEqual(closed.exception.rcvd.code, 4009)

    async def test_drafts_of_the_protocol_are_refused(self):
        with Streamer() as streamer:
            for version in (0, 7, 8):
                with socket.create_connection(("127.0.0.1", streamer.port)) as line:
                    line.sendall((HANDSHAKE % version).encode())
                    line.settimeout(5)
                    self.assertRegex(line.recv(4096), rb"^HTTP/1.1 (400|500)", version)

    async def test_one_that_stops_reading_is_cut_and_the_others_miss_nothing(self):
        pcm = noise(8)
        with Streamer("--lag", "1s", metrics=True) as streamer:
            with socket.socket() as stuck:
                stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                stuck.connect(("127.0.0.1", streamer.port))
                stuck.sendall((HANDSHAKE % 13).encode())
                tasks = [asyncio.create_task(listen(streamer)) for _ in range(2)]
                await until(lambda: streamer.metric("auralis_stream_clients") == 3)
                streamer.feed(pcm)
                cut = "auralis_stream_clients_cut_slow_total"
                await until(lambda: streamer.metric(cut) == 1, timeout=20)
                self.assertGreater(streamer.metric("auralis_stream_chunks_dropped_total"), 3)
                await until(lambda: streamer.metric("auralis_stream_clients") == 2)
            for heard in [await task for task in tasks]:
                self.assertEqual(heard.pcm, pcm)
            self.assertEqual(await streamer.wait(), 0)

    async def test_connections_that_say_nothing_or_vanish_are_let_go(self):
        with Streamer() as streamer:
            fds = f"/proc/{streamer.process.pid}/fd"
            if not os.path.isdir(fds):
                self.skipTest("no /proc here")
            before = len(os.listdir(fds))
            silent = [socket.create_connection(("127.0.0.1", streamer.port)) for _ in range(20)]
            for line in silent[:10]:
                line.sendall((HANDSHAKE % 13).encode())
                line.recv(100)
            for line in silent[:15]:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # reset
                line.close()
            await until(lambda: len(os.listdir(fds)) == before + 5)
            await until(lambda: len(os.listdir(fds)) == before, timeout=15)  # handshake time is up
            for line in silent[15:]:
                line.close()

    async def test_a_full_house_says_so(self):
        """With 64 open files allowed there was one connection: whoever came second, to listen or
        to ask for /healthz, was hung up on without a word."""
        few = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))}
        with Streamer(metrics=True, **few) as streamer:
            room = int(re.search(r"room for (\d+) listeners, not 1000", streamer.words[0])[1])
            self.assertGreater(room, 8)
            async with contextlib.AsyncExitStack() as house:
                for _ in range(room):
                    await house.enter_async_context(streamer.connect())

                async def knock():  # many at once: they wait for their turn
                    with self.assertRaises(websockets.InvalidHandshake) as refused:
                        await streamer.connect()
                    self.assertEqual(refusal_status(refused.exception), 503)

                await asyncio.gather(*(knock() for _ in range(100)))
                self.assertIn(b"no PCM has come yet", streamer.http("/healthz")[2])
                for _ in range(100):  # more than there is room for, and they stay
                    line = socket.create_connection(("127.0.0.1", streamer.port))
                    house.callback(line.close)
                self.assertEqual(streamer.metric("auralis_stream_clients"), room)
            await until(lambda: streamer.metric("auralis_stream_clients") == 0)
            async with streamer.connect() as ws:
                self.assertEqual((await self.answer(ws))["type"], "hello")

    async def test_all_at_once(self):
        """Fifty who come and go while one listens on."""
        pcm = noise(3)
        with Streamer("--chunk", "20ms") as streamer:
            steady = asyncio.create_task(listen(streamer))
            await asyncio.sleep(0.2)
            streamer.feed(pcm)

            async def visit(i):
                await asyncio.sleep(i * 0.03)
                async with streamer.connect(f"?burst={i * 100}") as ws:
                    for _ in range(i % 5 + 1):
                        await ws.recv()
                    if i % 3 == 0:
                        ws.transport.abort()

            await asyncio.gather(*(visit(i) for i in range(50)))
            self.assertEqual((await steady).pcm, pcm)
            self.assertEqual(await streamer.wait(), 0)
            self.assertFalse([line for line in streamer.words if re.search("error|connection:", line)])


if __name__ == "__main__":
    unittest.main()
