# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Every listener gets the bytes that went in, whenever it joins and however it wants them."""

import asyncio
import unittest

import websockets

from streamer import FRAME, RATE, Heard, Streamer, listen, noise, refusal_status, until


async def first_frame(streamer, query=""):
    """Where a listener's first chunk begins."""
    async with streamer.connect(query) as socket:
        await socket.recv()  # hello
        return int.from_bytes((await socket.recv())[8:16], "little")


class Listeners(unittest.IsolatedAsyncioTestCase):
    async def test_all_get_the_bytes_that_went_in(self):
        pcm = noise(1.53)  # no whole number of chunks
        with Streamer("--drain", "60s") as streamer:  # which is longer than wait() waits
            tasks = [asyncio.create_task(listen(streamer, "", name))
                     for name in ("auralis.pcm.v1", "auralis.json.v1", None)]
            await until(lambda: b"no PCM has come yet" in streamer.http("/healthz")[2])
            await asyncio.sleep(0.2)
            streamer.feed(pcm)
            for heard in [await task for task in tasks]:
                self.assertEqual(heard.pcm, pcm)
                self.assertEqual(heard.gaps(), [])
                self.assertEqual(heard.texts[0]["type"], "hello")
                self.assertEqual(heard.texts[-1], {"type": "end", "frame": len(pcm) // FRAME})
                self.assertEqual(heard.code, 1000)
            self.assertEqual(await streamer.wait(), 0)
            self.assertEqual(len(streamer.words), 1, streamer.words)  # where it serves

    async def test_keeps_pace_with_a_source_in_real_time(self):
        pcm = noise(2)
        with Streamer("--chunk", "20ms", metrics=True) as streamer:
            task = asyncio.create_task(listen(streamer))
            await asyncio.sleep(0.2)
            streamer.feed(pcm, speed=1)
            await until(lambda: streamer.metric("auralis_stream_source_frames_total") > RATE)
            self.assertEqual(streamer.metric("auralis_stream_chunks_dropped_total"), 0)
            heard = await task
            self.assertEqual(heard.pcm, pcm)
            self.assertEqual({frames for _, _, frames in heard.chunks}, {882})

    async def test_leaves_out_what_grew_old_of_a_live_source(self):
        pcm = noise(10)
        with Streamer("--live", metrics=True) as streamer:
            heard = Heard()
            task = asyncio.create_task(listen(streamer, heard=heard))
            streamer.feed(pcm, close=False)
            name = "auralis_stream_source_frames_left_out_total"
            await until(lambda: streamer.metric(name) > 0)
            streamer.feeder.join()
            streamer.process.stdin.close()
            await task
            self.assertEqual(await streamer.wait(), 0)
            (seq, first, _), = heard.gaps()
            before = heard.chunks[heard.chunks.index((seq, first, 4410)) - 1]
            self.assertEqual(first - before[1], (seq - before[0]) * 4410)
            self.assertEqual(heard.of_type("end")[0]["frame"], len(pcm) // FRAME)
            self.assertRegex(streamer.words[-1], r"live again, and \d(\.\d)? s that had grown old")

    async def test_a_late_joiner_gets_its_burst_and_then_the_rest(self):
        pcm = noise(2.5)
        with Streamer("--chunk", "50ms", metrics=True) as streamer:
            streamer.feed(pcm)
            await until(lambda: streamer.metric("auralis_stream_source_frames_total") > RATE)
            # The burst begins half a second before where those begin who come without one.
            earlier = await first_frame(streamer)
            first = await first_frame(streamer, "?burst=500")
            later = await first_frame(streamer)
            self.assertGreaterEqual(first, earlier - RATE // 2)
            self.assertLessEqual(first, later - RATE // 2)
            plain, deep = await asyncio.gather(listen(streamer), listen(streamer, "?burst=5000"))
            for heard in (plain, deep):
                self.assertEqual(heard.pcm, pcm[heard.first_frame * FRAME:])
                self.assertEqual(heard.gaps(), [])
            self.assertEqual(deep.first_frame, 0)
            self.assertGreater(plain.first_frame, RATE)

    async def test_a_long_burst_comes_whole_while_the_source_is_silent(self):
        pcm = noise(3)
        with Streamer(metrics=True) as streamer:
            streamer.feed(pcm, close=False)
            await until(lambda: streamer.metric("auralis_stream_source_underruns_total") > 0)
            heard = Heard()
            async with streamer.connect("?burst=5000") as line:
                while len(heard.pcm) < len(pcm):  # more than waits in a connection at once
                    heard.take(await asyncio.wait_for(line.recv(), 5))
            self.assertEqual(heard.pcm, pcm)

    async def test_a_listener_that_comes_back_gets_what_it_missed(self):
        pcm = noise(4)
        with Streamer("--chunk", "50ms") as streamer:
            streamer.feed(pcm)
            before, after = Heard(), Heard()
            async with streamer.connect("?burst=5000") as line:
                while len(before.chunks) < 10:
                    before.take(await line.recv())
            last = before.chunks[-1][0]
            await asyncio.sleep(1)  # in which chunks go by
            async with streamer.connect(f"?stream={before.texts[0]['stream']}&from={last}") as line:
                async for message in line:
                    after.take(message)
            self.assertEqual(after.chunks[0][0], last + 1)
            self.assertEqual(after.gaps(), [])
            self.assertEqual(before.pcm + after.pcm, pcm[before.first_frame * FRAME:])

    async def test_another_streams_bookmark_is_no_use(self):
        with Streamer("--chunk", "50ms") as streamer:
            streamer.feed(noise(2))
            await first_frame(streamer)
            first = await first_frame(streamer, "?stream=another&from=0")
            self.assertGreater(first, 0)
            for query in ("?stream=x", "?from=1", "?stream=x&from=y"):
                with self.assertRaises(websockets.exceptions.InvalidHandshake) as refused:
                    await streamer.connect(query)
                self.assertEqual(refusal_status(refused.exception), 400)

    async def test_refuses_what_it_cannot_serve(self):
        with Streamer("--clients", "1") as streamer:
            for query, subprotocol, status in (("", "auralis.pcm.v9", 400), ("x", None, 404),
                                               ("?burst=5001", None, 400), ("?burst=x", None, 400)):
                with self.assertRaises(websockets.InvalidHandshake) as refused:
                    async with streamer.connect(query, subprotocol):
                        pass
                self.assertEqual(refusal_status(refused.exception), status, query)
            async with streamer.connect():
                with self.assertRaises(websockets.InvalidHandshake) as refused:
                    async with streamer.connect():
                        pass
                self.assertEqual(refusal_status(refused.exception), 503)

    async def test_chooses_the_first_subprotocol_it_speaks(self):
        with Streamer() as streamer:
            url = f"ws://127.0.0.1:{streamer.port}/stream"
            wish = ["nonsense", "auralis.json.v1", "auralis.pcm.v1"]
            async with websockets.connect(url, subprotocols=wish) as socket:
                self.assertEqual(socket.subprotocol, "auralis.json.v1")
                self.assertIn('"protocol":"auralis.json.v1"', await socket.recv())

    async def test_tells_formats_in_hello(self):
        options = ("--format", "f32le", "--rate", "48000", "--channels", "1", "--chunk", "10ms")
        with Streamer(*options) as streamer:
            async with streamer.connect() as socket:
                hello = await socket.recv()
        for part in ('"format":"f32le"', '"rate":48000', '"channels":1', '"chunk_ms":10,',
                     '"version":1', '"steer":false'):
            self.assertIn(part, hello)


if __name__ == "__main__":
    unittest.main()
