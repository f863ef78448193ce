# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""POST /control: steering by HTTP, for shells, cron and home automation; and what a piece says of itself."""

import json
import os
import tempfile
import unittest
import urllib.request

from streamer import Streamer, noise, until
from test_steering import HEADER, Composer, Fifos, lines


def post(server, body, headers=None, path="/control"):
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", method="POST",
                                     data=body.encode(), headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=5) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def control(param, value, **more):
    return json.dumps({"type": "control", "param": param, "value": value, **more})


class Control(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.fifos = Fifos(folder.name)

    def test_is_passed_on_as_a_line(self):
        with Streamer(*self.fifos.options()) as server:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            for body in (control("bpm", 72), control("key", "F#"), control("bpm", 60, over=30),
                         control("mode", "own"), '{"param":"intensity","value":0.5}'):
                status, text = post(server, body)
                self.assertEqual(status, 200, text)
                self.assertEqual(json.loads(text)["param"], json.loads(body)["param"])
            taken = [(line["param"], line["value"], line.get("over")) for line in composer.take()]
            self.assertEqual(taken, [("bpm", 72, None), ("key", "F#", None), ("bpm", 60, 30),
                                     ("mode", "own", None), ("intensity", 0.5, None)])

    def test_a_key_and_its_mode_are_two_lines(self):
        with Streamer(*self.fifos.options()) as server:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            status, text = post(server, control("key", "f# minor"))
            self.assertEqual(status, 200, text)
            taken = composer.take()
            self.assertEqual([json.loads(line) for line in text.splitlines()], taken)
            self.assertEqual([(line["param"], line["value"]) for line in taken], [("key", "F#"), ("mode", "aeolian")])

    def test_what_is_wrong_with_it_is_said(self):
        with Streamer(*self.fifos.options()) as server:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            for body, word in ((control("bpm", 300), "outside 20..200"), (control("volume", 11), "no such"),
                               (control("key", "H"), "one of"), ("bpm=72", "JSON"), ("", "JSON"),
                               ('{"param":"bpm"}', "value"), (control("bpm", 72, over=1e9), "over"),
                               (control("key", "C", over=3), "number"), (control("mood", "own"), "one of")):
                status, text = post(server, body)
                self.assertEqual(status, 400, body)
                self.assertIn(word, text)
            self.assertEqual(composer.take(), [])
            self.assertEqual(post(server, "x" * 100000)[0], 413)
            self.assertEqual(server.http("/control")[0], 405)
            self.assertEqual(server.http("/control")[1]["Allow"], "POST")
            self.assertEqual(post(server, control("bpm", 72), path="/")[0], 405)

    def test_without_a_composer_is_a_conflict(self):
        with Streamer(*self.fifos.options()) as server:
            status, text = post(server, control("bpm", 72))
            self.assertEqual(status, 409)
            self.assertIn("no composer", text)

    def test_is_for_those_who_may_steer(self):
        tokens = os.path.join(self.folder, "tokens")
        with open(tokens, "w", encoding="utf-8") as file:
            file.write("listen hear-0123456789abcdef\nsteer turn-0123456789abcdef\n")
        os.chmod(tokens, 0o600)
        body = control("bpm", 72)
        with Streamer(*self.fifos.options(), "--steer", "token", "--token-file", tokens) as server:
            composer = Composer(self.fifos)
            self.addCleanup(composer.close)
            self.assertEqual(post(server, body)[0], 401)
            self.assertEqual(post(server, body, {"Authorization": "Bearer nonsense"})[0], 401)
            self.assertEqual(post(server, body, {"Authorization": "Bearer hear-0123456789abcdef"})[0], 403)
            self.assertEqual(composer.take(), [])
            self.assertEqual(post(server, body, {"Authorization": "Bearer turn-0123456789abcdef"})[0], 200)
            self.assertEqual(post(server, body, path="/control?token=turn-0123456789abcdef")[0], 200)
            self.assertEqual(post(server, body, {"Origin": "http://elsewhere.example",
                                                 "Authorization": "Bearer turn-0123456789abcdef"})[0], 403)
            self.assertEqual(len(composer.take()), 2)
        with Streamer(*self.fifos.options(), "--steer", "none") as server:
            self.assertEqual(post(server, body)[0], 403)
        with Streamer() as server:
            self.assertEqual(post(server, body)[0], 403)


class Piece(unittest.IsolatedAsyncioTestCase):
    async def test_its_header_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            fifos = Fifos(folder)
            with Streamer(*fifos.options()) as server:
                composer = Composer(fifos)
                self.addCleanup(composer.close)
                source = {"option": "form", "file": "secret/folder/own.toml"}
                composer.events.write(lines({**HEADER, "duration": 600, "form": "secret/folder/own.toml",
                                             "sources": [source]}))
                server.feed(noise(1), close=False)
                await until(lambda: "header" in json.loads(server.http("/status.json")[2]))
                header = json.loads(server.http("/status.json")[2])["header"]
                self.assertEqual(header, {"seed": 7, "key": "D", "mode": "dorian", "bpm": 64, "intensity": 0.4,
                                          "complexity": 0.3, "mood": "tide", "duration": 600,
                                          "form": "own.toml",
                                          "sources": [{"option": "form", "file": "own.toml"}]})
                async with server.connect() as socket:
                    self.assertEqual(json.loads(await socket.recv())["header"], header)


if __name__ == "__main__":
    unittest.main()
