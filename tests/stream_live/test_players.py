# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""The stream in its codings: by HTTP for players, by WebSocket for clients; decoded by ffmpeg."""

import asyncio
import base64
import json
import math
import re
import socket
import struct
import subprocess
import tempfile
import unittest

from streamer import FRAME, RATE, Heard, Streamer, listen, noise, until

CODINGS = ("flac", "opus", "mp3", "wav")


def tone(seconds, hertz=441):
    """Both channels at half of full scale."""
    step = 2 * math.pi * hertz / RATE
    samples = (round(16384 * math.sin(step * i)) for i in range(int(seconds * RATE)))
    return b"".join(struct.pack("<hh", sample, sample) for sample in samples)


def decode(coded, rate=RATE):
    """(PCM, what ffmpeg complains of)"""
    result = subprocess.run(["ffmpeg", "-v", "error", "-i", "-", "-f", "s16le", "-ac", "2", "-ar", str(rate),
                             "-"], input=coded, capture_output=True, timeout=30, check=False)
    return result.stdout, result.stderr.decode()


def level(pcm):
    """The root mean square, against full scale. LAME takes a quarter of a decibel off."""
    samples = struct.unpack(f"<{len(pcm) // 2}h", pcm[:len(pcm) // 2 * 2])
    return math.sqrt(sum(sample * sample for sample in samples) / len(samples)) / 32768


class Players(unittest.IsolatedAsyncioTestCase):
    async def read(self, streamer, coding, query="", headers=None):
        """(head, body) of an answer that goes on until the stream ends."""
        reader, writer = await asyncio.open_connection("127.0.0.1", streamer.port)
        lines = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
        writer.write(f"GET /listen.{coding}{query} HTTP/1.1\r\nHost: h\r\n{lines}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        body = await reader.read(-1)
        writer.close()
        return head, body

    async def test_each_coding_is_a_whole_file_to_its_end(self):
        source = tone(3)
        with Streamer() as streamer:
            streamer.feed(source)
            answers = await asyncio.gather(*(self.read(streamer, coding) for coding in CODINGS))
            self.assertEqual(await streamer.wait(), 0)
        for coding, (head, body) in zip(CODINGS, answers):
            self.assertIn(" 200 OK", head)
            self.assertNotIn("Content-Length", head)
            pcm, complaints = decode(body)
            self.assertEqual(complaints, "", coding)
            self.assertAlmostEqual(len(pcm) / FRAME / RATE, 3, delta=0.08, msg=coding)
            self.assertAlmostEqual(level(pcm[RATE:-RATE]), 0.5 / math.sqrt(2), delta=0.02, msg=coding)
            if coding in ("flac", "wav"):
                self.assertEqual(pcm, source, coding)

    async def test_wav_keeps_floats(self):
        source = struct.pack(f"<{2 * RATE}f", *(math.sin(0.01 * i) / 3 for i in range(2 * RATE)))
        with Streamer("--format", "f32le", "--channels", "1") as streamer:
            streamer.feed(source)
            head, body = await self.read(streamer, "wav")
        self.assertIn("audio/wav", head)
        result = subprocess.run(["ffmpeg", "-v", "error", "-i", "-", "-f", "f32le", "-"], input=body,
                                capture_output=True, timeout=30, check=False)
        self.assertEqual(result.stderr, b"")
        self.assertEqual(result.stdout, source)

    async def test_one_may_join_at_any_time(self):
        source = noise(4)
        with Streamer() as streamer:
            streamer.feed(source)
            first = asyncio.gather(*(self.read(streamer, coding) for coding in CODINGS))
            await asyncio.sleep(2)
            late = await asyncio.gather(*(self.read(streamer, coding, "?burst=500") for coding in CODINGS))
            await first
        for coding, (_, body) in zip(CODINGS, late):
            pcm, complaints = decode(body)
            self.assertEqual(complaints, "", coding)
            self.assertAlmostEqual(len(pcm) / FRAME / RATE, 2.5, delta=0.7, msg=coding)
            if coding in ("flac", "wav"):
                self.assertTrue(source.endswith(pcm), coding)

    async def test_players_that_we_did_not_write_play_it(self):
        with Streamer() as streamer, tempfile.TemporaryDirectory() as folder:
            streamer.feed(tone(6))
            players = []
            for coding in CODINGS:
                players.append(await asyncio.create_subprocess_exec(
                    "ffmpeg", "-v", "error", "-i", f"http://127.0.0.1:{streamer.port}/listen.{coding}",
                    "-t", "2", "-ar", str(RATE), "-ac", "2", f"{folder}/{coding}.wav",
                    stdin=subprocess.DEVNULL, stderr=subprocess.PIPE))
            players.append(await asyncio.create_subprocess_exec(
                "curl", "-s", "--max-time", "2", "-o", f"{folder}/curl.mp3",
                f"http://127.0.0.1:{streamer.port}/listen.mp3"))
            for coding, player in zip(CODINGS, players):
                _, complaints = await asyncio.wait_for(player.communicate(), 20)
                self.assertEqual((player.returncode, complaints), (0, b""), coding)
                with open(f"{folder}/{coding}.wav", "rb") as file:
                    pcm = file.read()[44:]
                self.assertAlmostEqual(level(pcm[RATE:]), 0.5 / math.sqrt(2), delta=0.02, msg=coding)
            await asyncio.wait_for(players[-1].wait(), 20)
            with open(f"{folder}/curl.mp3", "rb") as file:
                self.assertGreater(len(file.read()), 40_000)

    async def test_titles_come_where_a_player_asks(self):
        with Streamer() as streamer:
            streamer.feed(noise(2))
            head, body = await self.read(streamer, "wav", headers={"Icy-MetaData": "1"})
        every = int(re.search(r"icy-metaint: (\d+)", head)[1])
        sound, titles = b"", []
        while len(body) > every:
            sound += body[:every]
            length = 16 * body[every]
            titles += [body[every + 1:every + 1 + length].rstrip(b"\0")] if length else []
            body = body[every + 1 + length:]
        self.assertEqual((sound + body)[44:], noise(2))
        self.assertEqual(titles, [b"StreamTitle='Auralis';"])

    async def test_the_playlist_leads_to_them(self):
        with Streamer() as streamer:
            status, headers, body = streamer.http("/listen.m3u?burst=100")
            self.assertEqual((status, headers["Content-Type"]), (200, "audio/x-mpegurl"))
            links = [line for line in body.decode().splitlines() if not line.startswith("#")]
            self.assertEqual(links, [f"http://127.0.0.1:{streamer.port}/listen.{coding}?burst=100"
                                     for coding in ("flac", "opus", "mp3")])
            _, _, body = streamer.http("/listen.m3u", headers={
                "X-Forwarded-Proto": "https", "X-Forwarded-Prefix": "/radio", "Host": "example.org"})
            self.assertIn("https://example.org/radio/listen.flac", body.decode())

    async def test_refusals_say_why(self):
        with Streamer("--clients", "1", "--channels", "4") as streamer:
            self.assertEqual(streamer.http("/listen.aac")[0], 404)
            status, _, body = streamer.http("/listen.mp3")
            self.assertEqual(status, 404)
            self.assertIn(b"two channels", body)
            status, _, body = streamer.http("/listen.flac?burst=x")
            self.assertEqual(status, 400)
            self.assertIn(b"0..5000", body)
            with socket.create_connection(("127.0.0.1", streamer.port)) as line:
                line.sendall(b"GET /listen.flac HTTP/1.0\r\n\r\n")
                line.recv(1000)
                status, _, body = streamer.http("/listen.flac")
                self.assertEqual(status, 503)
                self.assertIn(b"full", body)
        with tempfile.NamedTemporaryFile("w") as tokens:
            tokens.write("listen secret-of-the-house\n")
            tokens.flush()
            with Streamer("--token-file", tokens.name) as streamer:
                for path in ("/listen.flac", "/listen.m3u"):
                    self.assertEqual(streamer.http(path)[0], 401)
                _, _, body = streamer.http("/listen.m3u?token=secret-of-the-house")
                self.assertIn("/listen.flac?token=secret-of-the-house", body.decode())

    async def test_head_is_answered_and_nobody_listens(self):
        with Streamer(metrics=True) as streamer:
            status, headers, body = streamer.http("/listen.mp3", "HEAD")
            self.assertEqual((status, headers["Content-Type"], body), (200, "audio/mpeg", b""))
            self.assertEqual(streamer.metric("auralis_stream_clients"), 0)

    async def test_one_that_does_not_read_is_hung_up_on_and_others_hear_all(self):
        source = noise(8)
        with Streamer("--lag", "1s", metrics=True) as streamer:
            with socket.create_connection(("127.0.0.1", streamer.port)) as stuck:
                stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                stuck.sendall(b"GET /listen.wav HTTP/1.1\r\nHost: h\r\n\r\n")
                streamer.feed(source)
                other = asyncio.create_task(self.read(streamer, "wav"))
                await until(lambda: streamer.metric("auralis_stream_clients_cut_slow_total") == 1)
                _, body = await other
                self.assertEqual(body[44:], source)


class Clients(unittest.IsolatedAsyncioTestCase):
    async def test_flac_is_the_pcm_bit_for_bit(self):
        source = noise(1) + tone(1.234)
        with Streamer() as streamer:
            streamer.feed(source)
            heard = await self.collect(streamer, "auralis.flac.v1", "?burst=5000")
        head = base64.b64decode(heard["hello"]["codec_head"])
        frames = [message[16:] for message in heard["chunks"]]
        self.assertEqual(len(frames), 23)
        pcm, complaints = decode(head + b"".join(frames))
        self.assertEqual(complaints, "")
        self.assertEqual(pcm, source)
        self.assertEqual(decode(head + frames[7])[0], source[7 * 4410 * FRAME:8 * 4410 * FRAME])

    async def test_opus_sounds_where_it_belongs(self):
        source = tone(2)
        with Streamer() as streamer:
            streamer.feed(source)
            heard = await self.collect(streamer, "auralis.opus.v1", "?burst=5000")
        head = base64.b64decode(heard["hello"]["codec_head"])
        self.assertTrue(head.startswith(b"OpusHead"))
        packets, size = 0, 0
        for message in heard["chunks"]:
            at = 20
            while at < len(message):
                length, = struct.unpack_from("<H", message, at)
                at += 2 + length
                packets += 1
                size += length
            self.assertEqual(at, len(message))
        self.assertEqual(packets, 101)  # two seconds and the coding's delay
        self.assertLess(size, 40_000)
        offsets = [struct.unpack_from("<i", message, 16)[0] for message in heard["chunks"]]
        self.assertTrue(all(-4000 < offset <= 0 for offset in offsets), offsets)

    async def test_flac_resumes_where_it_left_off(self):
        source = noise(4)
        with Streamer() as streamer:
            streamer.feed(source)
            heard = {"chunks": []}
            async with streamer.connect("?burst=5000", "auralis.flac.v1") as line:
                heard["hello"] = json.loads(await line.recv())
                while len(heard["chunks"]) < 10:
                    message = await line.recv()
                    if isinstance(message, bytes):
                        heard["chunks"].append(message)
            await asyncio.sleep(1)
            last, = struct.unpack_from("<I", heard["chunks"][-1], 4)
            rest = await self.collect(streamer, "auralis.flac.v1",
                                      f"?stream={heard['hello']['stream']}&from={last}")
        head = base64.b64decode(heard["hello"]["codec_head"])
        pcm, _ = decode(head + b"".join(m[16:] for m in heard["chunks"] + rest["chunks"]))
        self.assertEqual(pcm, source)

    async def test_pcm_stays_as_it_was_beside_them(self):
        source = noise(2)
        with Streamer() as streamer:
            streamer.feed(source)
            heard, *_ = await asyncio.gather(
                listen(streamer, "?burst=5000", heard=Heard()),
                self.collect(streamer, "auralis.flac.v1"), self.collect(streamer, "auralis.opus.v1"))
        self.assertEqual(heard.pcm, source)

    async def collect(self, streamer, subprotocol, query=""):
        """hello and the binary messages, to the end."""
        heard = {"chunks": []}
        async with streamer.connect(query, subprotocol) as line:
            self.assertEqual(line.subprotocol, subprotocol)
            async for message in line:
                if isinstance(message, bytes):
                    heard["chunks"].append(message)
                    continue
                text = json.loads(message)
                heard.setdefault(text["type"], text)
        self.assertIn("end", heard)
        return heard


if __name__ == "__main__":
    unittest.main()
