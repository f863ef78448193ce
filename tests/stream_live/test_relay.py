# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""An origin, a NATS server and edges: whoever listens at an edge hears what the origin was given."""

import asyncio
import hashlib
import json
import os
import re
import subprocess
import tempfile
import unittest

import websockets

from nats_server import NatsServer, free_port
from streamer import BINARY, FRAME, Heard, Streamer, listen, noise, refusal_status, until
from test_steering import HEADER, Composer, Fifos, lines

PAGE = os.path.join(os.path.dirname(__file__), "../../man/auralis-stream.7")


def origin(server, *options, login="", **more):
    return Streamer("--publish", server.url(login=login), *options, **more)


def edge(server, *options, login="", **more):
    return Streamer("--from", server.url(login=login), *options, **more)


async def plays(*streamers):
    for streamer in streamers:
        await until(lambda each=streamer: each.http("/healthz")[0] == 200)


def said_by(streamer):
    """All of it, from its start to its end, which is now."""
    streamer.process.kill()
    return "".join(streamer.words) + streamer.process.stderr.read().decode()


def digest(pcm):
    return hashlib.sha256(pcm).hexdigest()


class Relay(unittest.IsolatedAsyncioTestCase):
    async def test_edges_serve_the_bytes_that_the_origin_was_given(self):
        pcm = noise(3.03)  # no whole number of chunks
        with NatsServer() as server, origin(server) as source, \
                edge(server, metrics=True) as one, edge(server) as other:
            source.feed(pcm)
            await plays(source, one, other)
            heard = await asyncio.gather(*(listen(each, "?burst=5000") for each in (source, one, other)))
            for each in heard:
                self.assertEqual(digest(each.pcm), digest(pcm))
                self.assertEqual(each.chunks, heard[0].chunks)
                self.assertEqual(each.gaps(), [])
                self.assertEqual(each.texts[-1], {"type": "end", "frame": len(pcm) // FRAME})
                self.assertEqual(each.code, 1000)
                for field in ("stream", "format", "rate", "chunk_frames", "title", "controls"):
                    self.assertEqual(each.texts[0][field], heard[0].texts[0][field])
            self.assertEqual(await source.wait(), 0)
            self.assertEqual(await one.wait(), 0)
            self.assertEqual(await other.wait(), 0)

    async def test_the_format_comes_from_the_origin(self):
        with NatsServer() as server, edge(server) as far, \
                origin(server, "--format", "f32le", "--rate", "48000", "--channels", "1",
                       "--chunk", "20ms") as source:
            source.feed(noise(1), close=False)
            await plays(far)
            async with far.connect() as socket:
                hello = json.loads(await socket.recv())
                self.assertEqual([hello[field] for field in ("format", "rate", "channels", "chunk_ms")],
                                 ["f32le", 48000, 1, 20])

    async def test_controls_go_from_an_edge_to_the_composer_and_come_back_to_all(self):
        with tempfile.TemporaryDirectory() as folder, NatsServer() as server:
            fifos = Fifos(folder)
            with origin(server, *fifos.options(), metrics=True) as source, edge(server) as one, \
                    edge(server) as other, edge(server, "--steer", "none") as closed:
                composer = Composer(fifos)
                composer.events.write(lines(HEADER))
                source.feed(noise(60), close=False)
                await plays(one, other, closed)
                async with one.connect() as asks, other.connect() as hears, closed.connect() as may_not:
                    hello = json.loads(await hears.recv())
                    self.assertTrue(hello["steer"])
                    self.assertEqual(hello["title"], "Tide in D dorian")
                    self.assertFalse(json.loads(await may_not.recv())["steer"])
                    await asks.send('{"type":"control","param":"bpm","value":72}')
                    await until(composer.take)
                    self.assertEqual(composer.take(),
                                     [{"type": "control", "param": "bpm", "value": 72}])
                    composer.events.write(lines({"type": "control", "t": 1, "param": "bpm", "value": 72}))
                    for socket in (asks, hears):
                        heard = Heard()
                        while not any(text["value"] == 72 for text in heard.of_type("control")):
                            heard.take(await asyncio.wait_for(socket.recv(), 10))
                    # A key as people write it is the origin's to understand.
                    await asks.send('{"type":"control","param":"key","value":"Am"}')
                    await until(lambda: len(composer.take()) > 2)
                    self.assertEqual([(each["param"], each["value"]) for each in composer.take()[1:]],
                                     [("key", "A"), ("mode", "aeolian")])
                    await may_not.send('{"type":"control","param":"bpm","value":73}')
                    heard = Heard()
                    while not heard.of_type("error"):
                        heard.take(await asyncio.wait_for(may_not.recv(), 10))
                    self.assertEqual(heard.of_type("error")[0]["code"], "not-allowed")
                # The composer goes: only the origin can know.
                os.close(composer.controls)
                async with one.connect() as asks:
                    await asks.send('{"type":"control","param":"bpm","value":74}')
                    heard = Heard()
                    while not heard.of_type("error"):
                        heard.take(await asyncio.wait_for(asks.recv(), 10))
                    self.assertEqual(heard.of_type("error")[0]["code"], "nobody-composes")
                    self.assertEqual(heard.of_type("error")[0]["param"], "bpm")
                composer.events.close()

    async def test_an_edge_that_starts_late_has_the_history(self):
        pcm = noise(60)
        with NatsServer() as server, origin(server) as source:
            source.feed(pcm, close=False)
            await plays(source)
            heard = Heard()
            async with source.connect() as socket:
                stream = json.loads(await socket.recv())["stream"]
                while len(heard.chunks) < 20:
                    heard.take(await socket.recv())
            with edge(server, metrics=True) as late:
                await plays(late)
                self.assertGreaterEqual(late.metric("auralis_stream_edge_fetched_chunks_total"), 10)
                self.assertEqual(late.metric("auralis_stream_edge_missing_chunks_total"), 0)
                async with late.connect(f"?stream={stream}&from=0") as socket:
                    self.assertEqual(json.loads(await socket.recv())["stream"], stream)
                    resumed = Heard()
                    while len(resumed.chunks) < 30:
                        resumed.take(await socket.recv())
                self.assertEqual([seq for seq, *_ in resumed.chunks], list(range(1, 31)))
                first = resumed.first_frame * FRAME
                self.assertEqual(resumed.pcm, pcm[first:first + len(resumed.pcm)])

    async def test_edges_say_alike_when_frames_are_due(self):
        async def zero(streamer):
            """When frame 0 was due."""
            async with streamer.connect("?anchors=1") as socket:
                while True:
                    text = await asyncio.wait_for(socket.recv(), 10)
                    if isinstance(text, bytes):
                        continue
                    text = json.loads(text)
                    anchor = text if text["type"] == "anchor" else text.get("anchor")
                    if anchor:
                        return anchor["server_time"] - anchor["frame"] / 44100

        with NatsServer() as server, origin(server) as source, edge(server) as one, \
                edge(server) as other:
            source.feed(noise(60), close=False)
            await plays(source, one, other)
            at_origin, *at_edges = await asyncio.gather(zero(source), zero(one), zero(other))
            for at_edge in at_edges:
                self.assertAlmostEqual(at_edge, at_origin, delta=0.1)  # on one machine: of one clock

    async def test_a_server_that_was_away_costs_no_chunk(self):
        pcm = noise(60)
        with NatsServer() as server, origin(server, metrics=True) as source, \
                edge(server, metrics=True) as far:
            source.feed(pcm, close=False)
            await plays(far)
            heard = Heard()
            async with far.connect("?burst=5000") as socket:
                while len(heard.chunks) < 5:
                    heard.take(await socket.recv())
                server.kill()
                waiting = "auralis_stream_publish_waiting_chunks"
                await until(lambda: source.metric(waiting) >= 15)
                server.start()
                while len(heard.chunks) < 60:
                    heard.take(await asyncio.wait_for(socket.recv(), 10))
            self.assertEqual(heard.gaps(), [])
            first = heard.first_frame * FRAME
            self.assertEqual(digest(heard.pcm), digest(pcm[first:first + len(heard.pcm)]))
            await until(lambda: source.metric(waiting) <= 2)
            self.assertEqual(source.metric("auralis_stream_publish_dropped_chunks_total"), 0)
            self.assertEqual(far.metric("auralis_stream_edge_missing_chunks_total"), 0)
            self.assertEqual(far.metric("auralis_stream_nats_reconnects_total"), 1)

    async def test_a_listener_of_a_killed_edge_goes_on_at_another(self):
        pcm = noise(60)
        with NatsServer() as server, origin(server) as source, edge(server) as one, edge(server) as other:
            source.feed(pcm, close=False)
            await plays(one, other)
            heard = Heard()
            with self.assertRaises(websockets.ConnectionClosed):
                async with one.connect() as socket:
                    stream = json.loads(await socket.recv())["stream"]
                    while True:
                        if len(heard.chunks) == 10:
                            one.process.kill()
                        heard.take(await socket.recv())
            await asyncio.sleep(1)
            last = heard.chunks[-1][0]
            async with other.connect(f"?stream={stream}&from={last}") as socket:
                while len(heard.chunks) < 40:
                    heard.take(await socket.recv())
            self.assertEqual(heard.gaps(), [], "no chunk is missing, and none came twice")
            first = heard.first_frame * FRAME
            self.assertEqual(digest(heard.pcm), digest(pcm[first:first + len(heard.pcm)]))

    async def test_listeners_follow_another_run_of_the_origin(self):
        with NatsServer() as server, edge(server, metrics=True) as far:
            with origin(server) as source:
                source.feed(noise(60), close=False)
                await plays(far)
                async with far.connect() as socket:
                    before = json.loads(await socket.recv())["stream"]
                    source.kill()
                    self.assertEqual(await source.wait(), 0)
                    with origin(server, "--channels", "1") as again:
                        again.feed(noise(60, seed=2), close=False)
                        with self.assertRaises(websockets.ConnectionClosed):
                            while True:
                                message = await asyncio.wait_for(socket.recv(), 10)
                                self.assertNotIn('"end"', str(message)[:20])
                        self.assertEqual(socket.close_code, 1012)
                        await plays(far)
                        async with far.connect(f"?stream={before}&from=3") as new:
                            hello = json.loads(await new.recv())
                            self.assertNotEqual(hello["stream"], before)
                            self.assertEqual(hello["channels"], 1)
            self.assertEqual(far.metric("auralis_stream_edge_runs_total"), 2)

    async def test_an_edge_without_an_origin_says_so(self):
        with NatsServer() as server, edge(server) as far:
            status, _, body = far.http("/healthz")
            self.assertEqual((status, body), (503, b"no stream has come from the origin yet\n"))
            with self.assertRaises(websockets.InvalidHandshake) as refused:
                await far.connect()
            self.assertEqual(refusal_status(refused.exception), 503)
            far.kill()
            self.assertEqual(await far.wait(), 0)

    async def test_origin_and_edge_wait_for_a_server(self):
        server = NatsServer()
        with server:
            server.kill()
            with origin(server) as source, edge(server) as far:
                self.assertIn("trying again", source.words[0])
                source.feed(noise(60), close=False)
                await plays(source)
                server.start()
                await plays(far)
                heard = Heard()
                async with far.connect("?burst=5000") as socket:
                    while len(heard.chunks) < 5:
                        heard.take(await socket.recv())
                self.assertEqual(heard.gaps(), [])

    async def test_without_jetstream_there_is_no_history(self):
        with NatsServer("") as server, origin(server) as source:
            source.feed(noise(60), close=False)
            with edge(server) as far:
                await plays(far)
                heard = Heard()
                async with far.connect() as socket:
                    while len(heard.chunks) < 10:
                        heard.take(await socket.recv())
                self.assertEqual(heard.gaps(), [])
            self.assertRegex(said_by(source), "no history of the station tide: .* the server has no JetStream")

    async def test_the_configuration_of_the_page_lets_edges_ask_and_not_publish(self):
        with open(PAGE, encoding="utf-8") as file:
            config = next(block for block in re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed", file.read(),
                                                        re.M | re.S) if "authorization" in block)
        with NatsServer(config) as server, tempfile.TemporaryDirectory() as folder:
            fifos = Fifos(folder)
            with origin(server, *fifos.options(), login="origin:origin-secret@") as source, \
                    edge(server, login="edge:edge-secret@", metrics=True) as far:
                composer = Composer(fifos)
                source.feed(noise(60), close=False)
                await plays(source, far)
                await asyncio.sleep(1)
                with edge(server, login="edge:edge-secret@", metrics=True) as late:
                    await plays(late)
                    self.assertGreaterEqual(late.metric("auralis_stream_edge_fetched_chunks_total"), 5)
                async with far.connect() as socket:
                    await socket.send('{"type":"control","param":"bpm","value":72}')
                    await until(composer.take)
                os.close(composer.controls)
                composer.events.close()
                with origin(server, login="edge:edge-secret@", metrics=True) as false:
                    false.feed(noise(60, seed=2), close=False)
                    await plays(false)
                    await asyncio.sleep(1)
                    self.assertIn("ermissions", said_by(false))
                self.assertEqual(far.metric("auralis_stream_edge_runs_total"), 1)
                for each in (far, source):
                    self.assertNotIn("ermissions", said_by(each))

    async def test_by_tls_the_server_has_to_be_who_it_says(self):
        with tempfile.TemporaryDirectory() as folder, \
                Streamer("--tls", "self", env={"XDG_STATE_HOME": folder}):
            cert, key = (os.path.join(folder, "auralis", f"tls-{name}.pem") for name in ("cert", "key"))
            with NatsServer(f"jetstream {{}}\ntls {{ cert_file: {cert!r}, key_file: {key!r} }}\n") as server:
                url = f"tls://localhost:{server.port}/tide"
                with Streamer("--publish", url, "--nats-ca", cert) as source, \
                        Streamer("--from", url, "--nats-ca", cert) as far:
                    source.feed(noise(60), close=False)
                    await plays(far)
                with self.assertRaisesRegex(RuntimeError, f"cannot use tls://localhost:{server.port}"):
                    Streamer("--from", url)

    async def test_wrong_command_lines(self):
        taken = f"nats://127.0.0.1:{free_port()}/tide"
        for options, part in ((("--from", "tide"), "nats://HOST:PORT/STATION"),
                              (("--publish", "nats://h/a.b"), "no name of a station"),
                              (("--from", taken, "--publish", taken), "excludes"),
                              (("--from", taken, "--rate", "48000"), "excludes"),
                              (("--from", taken, "--events", "e"), "excludes"),
                              (("--from", taken, "--nats-ca", __file__), f"--nats-ca {__file__}")):
            done = subprocess.run([BINARY, "--listen", "127.0.0.1:0", "--metrics", "none", *options],
                                  stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=20,
                                  check=False)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(part, done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertNotIn("secret", done.stderr)


if __name__ == "__main__":
    unittest.main()
