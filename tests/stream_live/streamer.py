# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A running auralis-stream, and listeners that we did not write (python-websockets)."""

import asyncio
import base64
import json
import os
import random
import re
import signal
import struct
import subprocess
import tempfile
import threading
import time
import urllib.request

import websockets

BINARY = os.environ["AURALIS_STREAM_BINARY"]
RATE, FRAME = 44100, 4  # the defaults: 44.1 kHz, stereo, 16 bits


def refusal_status(error):
    """The HTTP status in an InvalidHandshake: the class with it is another in python-websockets 14."""
    return error.response.status_code if hasattr(error, "response") else error.status_code


def noise(seconds, seed=1):
    """PCM that no two places of which are alike."""
    return random.Random(seed).randbytes(int(seconds * RATE) * FRAME)


class Streamer:
    """The program with free ports; `with` ends it."""

    def __init__(self, *options, listen="127.0.0.1:0", metrics=False, env=None, wrapper=(), **more):
        self.folder = tempfile.TemporaryDirectory()
        command = [*wrapper, BINARY, "--listen", listen,
                   "--metrics", "127.0.0.1:0" if metrics else "none", *options]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env={**os.environ, **(env or {})}, **more)
        self.words = []
        while not self.words or "serving http" not in self.words[-1]:
            line = self.process.stderr.readline().decode()
            if not line:
                raise RuntimeError(f"it did not start: {self.words}")
            self.words.append(line)
        ports = re.findall(r"https?://[\w.]+:(\d+)", self.words[-1])
        self.port = int(ports[0])
        self.metrics_port = int(ports[1]) if metrics else None
        self.feeder = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self.feeder:
            self.feeder.join()
        for stream in (self.process.stdin, self.process.stderr):
            try:
                stream.close()
            except BrokenPipeError:
                pass
        self.folder.cleanup()

    def feed(self, pcm, speed=None, close=True):
        """Writes from a thread: as fast as it goes, or at `speed` x real time in 20 ms steps."""
        def write():
            try:
                step = len(pcm) if speed is None else RATE * FRAME // 50
                start = time.monotonic()
                for at in range(0, len(pcm), step):
                    if speed is not None:
                        due = start + at / (RATE * FRAME * speed)
                        time.sleep(max(0, due - time.monotonic()))
                    self.process.stdin.write(pcm[at:at + step])
                    self.process.stdin.flush()
                if close:
                    self.process.stdin.close()
            except (BrokenPipeError, ValueError):
                pass
        self.feeder = threading.Thread(target=write)
        self.feeder.start()

    async def wait(self, timeout=10):
        """The exit status; what it said since start-up is then in `words`."""
        status = await asyncio.to_thread(self.process.wait, timeout)
        self.words += self.process.stderr.read().decode().splitlines(keepends=True)
        return status

    def kill(self, number=signal.SIGTERM):
        self.process.send_signal(number)

    def http(self, path, method="GET", headers=None):
        """(status, headers, body), whatever the status."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method,
                                         headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=5) as reply:
                return reply.status, reply.headers, reply.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()

    def metrics(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics_port}/metrics",
                                    timeout=5) as reply:
            return reply.read().decode()

    def metric(self, name):
        return float(re.search(rf"^{name} (\S+)$", self.metrics(), re.M)[1])

    def connect(self, query="", subprotocol="auralis.pcm.v1", secure=None, **more):
        """As websockets.connect; `secure` is the context of TLS."""
        protocols = [subprotocol] if isinstance(subprotocol, str) else subprotocol
        if secure:
            more["ssl"] = secure
        return websockets.connect(f"{'wss' if secure else 'ws'}://127.0.0.1:{self.port}/stream{query}",
                                  subprotocols=protocols, max_size=None, max_queue=None,
                                  **more)


class Heard:
    """What a listener has received, checked as it comes."""

    def __init__(self):
        self.texts, self.chunks, self.pcm = [], [], b""
        self.first_frame = self.code = None

    def take(self, message):
        if isinstance(message, bytes):
            magic, version, frames, seq, first = struct.unpack("<BBHIQ", message[:16])
            assert (magic, version) == (0xA7, 1)
            pcm = message[16:]
        else:
            text = json.loads(message)
            if text["type"] != "chunk":
                self.texts.append(text)
                return
            seq, first, pcm = text["seq"], text["frame"], base64.b64decode(text["pcm"])
            frames = len(pcm) // FRAME
        assert len(pcm) == frames * FRAME
        if self.first_frame is None:
            self.first_frame = first
        self.chunks.append((seq, first, frames))
        self.pcm += pcm

    def gaps(self):
        """Chunks that do not follow on the one before."""
        return [b for a, b in zip(self.chunks, self.chunks[1:])
                if b[0] != a[0] + 1 or b[1] != a[1] + a[2]]

    def of_type(self, name):
        return [text for text in self.texts if text["type"] == name]


async def listen(streamer, *connect, heard=None, **more):
    """Listens to the end; the Heard."""
    heard = heard or Heard()
    async with streamer.connect(*connect, **more) as socket:
        async for message in socket:
            heard.take(message)
        heard.code = socket.close_code
    return heard


async def until(condition, timeout=10):
    """Waits for something that another task or program brings about."""
    end = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        await asyncio.sleep(0.01)
