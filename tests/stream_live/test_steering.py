# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Events to the listeners, and controls from them to the composer."""

import asyncio
import json
import os
import signal
import subprocess
import tempfile
import unittest

import websockets

from streamer import BINARY, RATE, Heard, Streamer, listen, noise, refusal_status, until

HEADER = {"type": "header", "t": 0, "format": "auralis-events", "version": 1, "seed": 7,
          "key": "D", "mode": "dorian", "bpm": 64, "intensity": 0.4, "complexity": 0.3,
          "mood": "tide"}

STEERABLE = ("key", "mode", "bpm", "intensity", "complexity", "mood")


def note(t, pitch):
    return {"type": "note", "t": t, "id": 1, "pitch": pitch, "vel": 0.5, "dur": 1.5,
            "patch": "pad", "pan": -0.25}


def lines(*events):
    return "".join(json.dumps(event) + "\n" for event in events)


class Fifos:
    """A folder with two FIFOs, and a composer's ends of them."""

    def __init__(self, streamer_folder):
        self.events = os.path.join(streamer_folder, "events")
        self.control = os.path.join(streamer_folder, "control")
        os.mkfifo(self.events)
        os.mkfifo(self.control)

    def options(self):
        return ("--events", self.events, "--control-out", self.control)


class Composer:
    """Reads controls, and echoes them as events."""

    def __init__(self, fifos):
        self.controls = os.open(fifos.control, os.O_RDONLY | os.O_NONBLOCK)
        self.events = open(fifos.events, "w", buffering=1)
        self.read = b""

    def take(self):
        try:
            self.read += os.read(self.controls, 65536)
        except BlockingIOError:
            pass
        return [json.loads(line) for line in self.read.splitlines()]

    def close(self):
        os.close(self.controls)
        self.events.close()


class Steering(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        import tempfile
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.fifos = Fifos(folder.name)

    async def ask(self, socket, message):
        """Sends a message and returns the next error or pong."""
        await socket.send(message if isinstance(message, (str, bytes)) else json.dumps(message))
        while True:
            text = await asyncio.wait_for(socket.recv(), 5)
            if isinstance(text, str) and json.loads(text)["type"] in ("error", "pong"):
                return json.loads(text)

    async def test_events_reach_the_page_with_their_frame(self):
        with Streamer(*self.fifos.options()) as streamer:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            composer.events.write(lines(
                HEADER, note(0.25, 62), {"type": "clock", "t": 0.3},
                {"type": "control", "t": 0.5, "param": "bpm", "value": 72},
                {"type": "chord", "t": 0.6, "name": "Dm", "pitches": [50, 53, 57]},
                {"type": "section", "t": 0.6, "name": "rise"}, note(0.9, 64.5),
                {"type": "end", "t": 1, "events": 7}))
            task = asyncio.create_task(listen(streamer, "?burst=5000"))
            await asyncio.sleep(0.3)
            streamer.feed(noise(1))
            heard = await task
            self.assertEqual(heard.of_type("note"), [
                {"type": "note", "frame": 11025, "id": 1, "pitch": 62, "vel": 0.5, "dur": 1.5,
                 "patch": "pad", "pan": -0.25},
                {"type": "note", "frame": 39690, "id": 1, "pitch": 64.5, "vel": 0.5, "dur": 1.5,
                 "patch": "pad", "pan": -0.25}])
            controls = heard.of_type("control")
            first = {each["param"]: each["value"] for each in controls[:-1]}
            self.assertEqual(first | {name: HEADER[name] for name in STEERABLE}, first)
            self.assertEqual(controls[-1:],
                             [{"type": "control", "frame": 22050, "param": "bpm", "value": 72}])
            self.assertEqual(heard.of_type("chord")[0]["pitches"], [50, 53, 57])
            self.assertEqual(heard.of_type("section")[0]["frame"], 26460)
            self.assertEqual(await streamer.wait(), 0)

    async def test_hello_tells_the_piece_and_its_present_controls(self):
        with Streamer(*self.fifos.options()) as streamer:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            composer.events.write(lines(
                HEADER, {"type": "control", "t": 0.1, "param": "key", "value": "F#"}))
            await asyncio.sleep(0.1)
            streamer.feed(noise(0.5), close=False)
            await asyncio.sleep(0.4)
            async with streamer.connect() as socket:
                hello = json.loads(await socket.recv())
            self.assertEqual(hello["title"], "Tide in F# dorian")
            self.assertTrue(hello["steer"])
            controls = {control["param"]: control for control in hello["controls"]}
            self.assertEqual(controls["bpm"], {"param": "bpm", "value": 64, "min": 20, "max": 200,
                                               "unit": "bpm"})
            self.assertIn("lydian", controls["mode"]["values"])
            self.assertEqual(controls["key"]["value"], "F#")

    async def test_a_control_goes_to_the_composer_and_its_echo_to_all(self):
        with Streamer(*self.fifos.options(), metrics=True) as streamer:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            composer.events.write(lines(HEADER))
            heard = Heard()
            task = asyncio.create_task(listen(streamer, heard=heard))
            await until(lambda: heard.of_type("hello"))
            streamer.feed(noise(3), speed=1)
            async with streamer.connect() as socket:
                await socket.send('{"type":"control","param":"intensity","value":0.75}')
                await socket.send('{"type":"control","param":"mode","value":"lydian"}')
                await until(lambda: len(composer.take()) == 2)
                self.assertEqual(composer.take(), [
                    {"type": "control", "param": "intensity", "value": 0.75},
                    {"type": "control", "param": "mode", "value": "lydian"}])
                composer.events.write(lines(
                    {"type": "control", "t": 0.1, "param": "intensity", "value": 0.75}))
                at_first = len(heard.of_type("hello")[0]["controls"])
                await until(lambda: len(heard.of_type("control")) == at_first + 1)
            self.assertEqual(heard.of_type("control")[-1]["value"], 0.75)
            self.assertEqual(streamer.metric("auralis_stream_controls_accepted_total"), 2)
            streamer.kill()
            await task

    async def test_refuses_what_the_composer_could_not_take(self):
        with Streamer(*self.fifos.options(), metrics=True) as streamer:
            async with streamer.connect() as socket:
                for param, value, code in (
                        ("bpm", 201, "out-of-range"), ("bpm", "fast", "out-of-range"),
                        ("key", "H", "out-of-range"), ("mode", 3, "out-of-range"),
                        ("mood", "../x", "out-of-range"), ("volume", 1, "unknown-param"),
                        ("bpm", 60, "nobody-composes")):
                    error = await self.ask(
                        socket, {"type": "control", "param": param, "value": value})
                    self.assertEqual((error["code"], error["param"]), (code, param), value)
            self.assertEqual(streamer.metric("auralis_stream_controls_refused_total"), 7)
            # A composer that comes later is found.
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            async with streamer.connect() as socket:
                await socket.send('{"type":"control","param":"bpm","value":60}')
                await until(lambda: len(composer.take()) == 1)

    async def test_offers_what_the_composer_offers(self):
        with Streamer(*self.fifos.options()) as streamer:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            composer.events.write(lines(
                HEADER,
                {"type": "offer", "t": 0, "param": "bpm", "min": 40, "max": 90, "unit": "bpm"},
                {"type": "offer", "t": 0, "param": "mood", "values": ["own"]},
                {"type": "offer", "t": 0, "param": "mood", "values": ["tide"],
                 "descriptions": ["calm water"]}))
            offered = [{"param": "bpm", "value": 64, "min": 40, "max": 90, "unit": "bpm"},
                       {"param": "mood", "value": "tide", "values": ["own", "tide"],
                        "descriptions": ["", "calm water"]}]
            async with streamer.connect() as socket:
                self.assertGreater(len(json.loads(await socket.recv())["controls"]), 2)
                streamer.feed(noise(0.5), close=False)
                while True:
                    text = await asyncio.wait_for(socket.recv(), 5)
                    if isinstance(text, str) and json.loads(text)["type"] == "offer":
                        break
                self.assertEqual(json.loads(text)["controls"], offered)
            async with streamer.connect() as socket:
                self.assertEqual(json.loads(await socket.recv())["controls"], offered)
                for param, value, code in (
                        ("mood", "rain", "out-of-range"), ("bpm", 100, "out-of-range"),
                        ("key", "C", "unknown-param")):
                    error = await self.ask(
                        socket, {"type": "control", "param": param, "value": value})
                    self.assertEqual(error["code"], code, value)
                await socket.send('{"type":"control","param":"mood","value":"own"}')
                await until(lambda: composer.take())
            self.assertEqual(composer.take(),
                             [{"type": "control", "param": "mood", "value": "own"}])

    async def test_a_composer_takes_all_that_is_offered(self):
        folder = os.path.dirname(self.fifos.events)
        os.mkdir(os.path.join(folder, "moods"))
        names = ["007", "late, \u00e0 deux", "own"]
        for name in names:
            with open(os.path.join(folder, "moods", name + ".toml"), "w") as mood:
                mood.write(f"description = 'as {name}'\n[pad]\npatch = 'warm'\n")
        with Streamer(*self.fifos.options()) as streamer:
            composer = subprocess.Popen(
                [os.path.join(os.path.dirname(BINARY), "auralis-compose"), "-q", "--live", "--seed", "7",
                 "--mood", "own", "--control", self.fifos.control, "-o", self.fifos.events],
                env={**os.environ, "AURALIS_DATA_DIR": folder}, stderr=subprocess.PIPE, text=True)
            self.addCleanup(composer.stderr.close)
            self.addCleanup(composer.wait)
            self.addCleanup(composer.kill)
            heard = Heard()
            task = asyncio.create_task(listen(streamer, heard=heard))
            await until(lambda: heard.of_type("hello"))
            streamer.feed(noise(30), speed=1)
            await until(lambda: heard.of_type("offer"))
            controls = heard.of_type("offer")[0]["controls"]
            mood = next(each for each in controls if each["param"] == "mood")
            described = dict(zip(mood["values"], mood["descriptions"]))
            self.assertEqual(mood["value"], "own")
            self.assertIn("tide", described)  # one that is shipped
            self.assertEqual([described.get(name) for name in names], [f"as {name}" for name in names])
            wanted = [(each["param"], value) for each in controls
                      for value in each.get("values", [each.get("min"), each.get("max")])]
            self.assertGreater(len(wanted), 30)
            async with streamer.connect() as socket:
                for param, value in wanted:
                    await socket.send(json.dumps(
                        {"type": "control", "param": param, "value": value}))
                    await asyncio.sleep(0.02)
                at_first = len(controls)
                await until(lambda: len(heard.of_type("control")) >= at_first + len(wanted))
            echoes = [(each["param"], each["value"])
                      for each in heard.of_type("control")[at_first:]]
            self.assertEqual(echoes, wanted)
            self.assertEqual(heard.of_type("error"), [])
            composer.terminate()
            self.assertEqual(composer.communicate()[1], "", "nothing was refused")
            streamer.kill()
            await task

    async def test_limits_how_fast_one_may_steer(self):
        with Streamer(*self.fifos.options(), metrics=True) as streamer:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            async with streamer.connect() as socket:
                for i in range(120):
                    await socket.send('{"type":"control","param":"bpm","value":%d}' % (60 + i))
                error = await self.ask(socket, {"type": "ping", "t": 1})
                self.assertEqual(error["code"], "too-fast")
                await until(lambda: len(composer.take()) >= 50)
                self.assertLess(len(composer.take()), 80)

    async def may_steer(self, streamer, **how):
        async with streamer.connect(**how) as socket:
            may = json.loads(await socket.recv())["steer"]
            if not may:
                error = await self.ask(socket, {"type": "control", "param": "bpm", "value": 60})
                self.assertEqual(error["code"], "not-allowed")
            return may

    async def refusal(self, streamer, **how):
        with self.assertRaises(websockets.exceptions.InvalidHandshake) as refused:
            await streamer.connect(**how)
        return refusal_status(refused.exception)

    async def test_pages_of_other_origins_stay_outside_unless_they_are_named(self):
        friend, stranger = "https://friend.example", "http://stranger.example"
        with Streamer(*self.fifos.options(), "--allow-origin", friend) as streamer:
            for origin in (f"http://127.0.0.1:{streamer.port}", None, friend):
                self.assertTrue(await self.may_steer(streamer, origin=origin), origin)
            for origin in (stranger, stranger, "null"):
                self.assertEqual(await self.refusal(streamer, origin=origin), 403)
            headers = streamer.http("/healthz", headers={"Origin": friend})[1]
            self.assertEqual(headers["Access-Control-Allow-Origin"], friend)
            self.assertIn(f"frame-ancestors {friend}", headers["Content-Security-Policy"])
            headers = streamer.http("/healthz", headers={"Origin": stranger})[1]
            self.assertIsNone(headers["Access-Control-Allow-Origin"])
            streamer.kill()
            await streamer.wait()
            told = [line for line in streamer.words if stranger in line]
            self.assertEqual(len(told), 1)
            self.assertIn(f"127.0.0.1:{streamer.port}", told[0])

    async def test_tokens_say_who_listens_and_who_steers(self):
        ears, steer = "listen-0123456789", "steer-0123456789"
        path = os.path.join(os.path.dirname(self.fifos.events), "tokens")
        with open(path, "w") as file:
            file.write(f"listen {ears}\nsteer {steer}\n")
        options = (*self.fifos.options(), "--steer", "token", "--token-file", path)
        with Streamer(*options) as streamer:
            self.assertEqual(await self.refusal(streamer), 401)
            self.assertEqual(streamer.http("/stream")[0], 401)
            self.assertEqual(await self.refusal(streamer, query="?token=guess-0123456789"), 401)
            self.assertFalse(await self.may_steer(streamer, query=f"?token={ears}"))
            bearer = {"Authorization": f"Bearer {steer}"}
            name = "additional_headers" if websockets.__version__ >= "14" else "extra_headers"
            for how in ({"query": f"?token={steer}"}, {name: bearer}):
                self.assertTrue(await self.may_steer(streamer, **how))
            protocols = ["auralis.token." + steer, "auralis.json.v1"]
            async with streamer.connect(subprotocol=protocols) as socket:
                self.assertEqual(socket.subprotocol, "auralis.json.v1")
                self.assertTrue(json.loads(await socket.recv())["steer"])

            with open(path, "w") as file:
                file.write(f"steer new-{steer}\n")
            streamer.kill(signal.SIGHUP)
            said = (await asyncio.to_thread(streamer.process.stderr.readline)).decode()
            self.assertIn("read again", said)
            self.assertEqual(await self.refusal(streamer, query=f"?token={steer}"), 401)
            self.assertTrue(await self.may_steer(streamer, query=f"?token=new-{steer}"))
            streamer.kill()
            await streamer.wait()
            self.assertNotIn("0123456789", "".join(streamer.words))

    async def test_on_a_network_nobody_steers_unless_it_is_said(self):
        for options, may, words in (((), False, "nobody steers"), (("--steer", "all"), True, "")):
            with Streamer(*self.fifos.options(), *options, listen="0.0.0.0:0") as streamer:
                self.assertEqual(await self.may_steer(streamer), may)
                streamer.kill()
                await streamer.wait()
                self.assertIn(words, streamer.words[-1])

    async def test_read_only_means_nobody(self):
        with Streamer(*self.fifos.options(), "--read-only") as streamer:
            async with streamer.connect() as socket:
                self.assertFalse(json.loads(await socket.recv())["steer"])

    async def test_says_that_the_source_was_cut_though_its_events_came_to_the_end(self):
        """The end had been read ahead, and so it was thought that nothing was missing."""
        for end, status in ((0.5, 0), (0.505, 0), (0.6, 1), (600, 1)):
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "events")
                with open(path, "w", encoding="utf-8") as events:
                    events.write('{"type":"end","t":%s,"events":0}\n' % end)
                with Streamer("--events", path) as streamer:
                    streamer.feed(noise(0.5))
                    self.assertEqual(await streamer.wait(), status, end)
                    said = f"its PCM ended at 0.5 s, its events at {end} s" in streamer.words[-1]
                    self.assertEqual(said, status == 1, streamer.words)

    async def test_says_that_the_source_was_cut(self):
        with Streamer("--events", self.fifos.events) as streamer:
            with open(self.fifos.events, "w") as events:
                events.write(lines(HEADER, note(0.1, 60)) + "{nonsense\n")
            streamer.feed(noise(0.2))
            self.assertEqual(await streamer.wait(), 1)
            self.assertIn("the source was cut", streamer.words[-1])
            self.assertIn("line 3", streamer.words[-2])


if __name__ == "__main__":
    unittest.main()
