# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""TLS as clients that we did not write speak it: Python's ssl (OpenSSL) and python-websockets."""

import asyncio
import os
import signal
import socket
import ssl
import stat
import tempfile
import unittest

from streamer import Heard, Streamer, noise
from test_manners import run


def read(path):
    with open(path) as file:
        return file.read()


class Tls(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, *parts):
        return os.path.join(self.folder.name, *parts)

    def streamer(self, state="state", options=("--tls", "self")):
        """By a certificate of its own, which `state` keeps."""
        made = Streamer(*options, env={"XDG_STATE_HOME": self.path(state)})
        self.addCleanup(made.__exit__)
        return made

    def certificate(self, state="state", name="tls-cert.pem"):
        return self.path(state, "auralis", name)

    def connect(self, streamer, certificate=None, **limits):
        context = ssl.create_default_context(cafile=certificate or self.certificate())
        for name, value in limits.items():
            setattr(context, name, value)
        plain = socket.create_connection(("127.0.0.1", streamer.port), timeout=5)
        return context.wrap_socket(plain, server_hostname="localhost")

    def get(self, line, path="/healthz"):
        line.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        text = b""
        while part := line.recv(65536):
            text += part
        return text

    def test_speaks_1_2_and_1_3_and_nothing_older(self):
        streamer = self.streamer()
        for version, name in ((ssl.TLSVersion.TLSv1_2, "TLSv1.2"), (ssl.TLSVersion.TLSv1_3, "TLSv1.3")):
            with self.connect(streamer, maximum_version=version) as line:
                self.assertEqual(line.version(), name)
                self.assertIn(b" 503 ", self.get(line))
        with self.assertRaises(ssl.SSLError):
            self.connect(streamer, minimum_version=ssl.TLSVersion.TLSv1_1,
                         maximum_version=ssl.TLSVersion.TLSv1_1)

    def test_its_own_certificate_is_kept_and_its_key_is_nobody_elses(self):
        self.streamer()
        first = read(self.certificate())
        mode = os.stat(self.certificate(name="tls-key.pem")).st_mode
        self.assertEqual(stat.S_IMODE(mode), 0o600)
        streamer = self.streamer()
        self.assertEqual(read(self.certificate()), first)
        self.assertRegex(streamer.words[0], r"vouches for itself.* ([0-9A-F]{2}:){31}[0-9A-F]{2}\n$")

    async def test_a_listener_gets_the_bytes_that_went_in(self):
        pcm = noise(3)
        streamer = self.streamer()
        streamer.feed(pcm)
        heard = Heard()
        context = ssl.create_default_context(cafile=self.certificate())
        async with streamer.connect("?burst=5000", secure=context) as listener:
            async for message in listener:
                heard.take(message)
        self.assertTrue(heard.pcm and pcm.endswith(heard.pcm))
        self.assertGreater(len(heard.pcm), len(pcm) // 2)

    async def test_one_whose_socket_is_full_for_a_while_gets_all_the_same(self):
        source = noise(6)
        streamer = self.streamer()
        line = self.connect(streamer)
        self.addCleanup(line.close)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        line.settimeout(10)
        line.sendall(b"GET /listen.wav HTTP/1.0\r\n\r\n")
        streamer.feed(source)
        await asyncio.sleep(4)  # more than its socket and the system's hold

        def rest():
            text = b""
            while part := line.recv(65536):
                text += part
            return text
        body = (await asyncio.to_thread(rest)).split(b"\r\n\r\n", 1)[1]
        self.assertEqual(body[44:], source)
        self.assertEqual(await streamer.wait(), 0)

    def test_sends_plain_requests_to_https(self):
        streamer = self.streamer()
        status, headers = self.plain(streamer, f"GET /a?b HTTP/1.1\r\nHost: x:{streamer.port}\r\n\r\n")
        self.assertIn(" 308 ", status)
        self.assertIn(f"Location: https://x:{streamer.port}/a?b", headers)
        self.assertIn(" 400 ", self.plain(streamer, "GET / HTTP/1.0\r\n\r\n")[0])
        self.assertIn(" 503 ", self.plain(streamer, "GET /healthz HTTP/1.0\r\n\r\n")[0])

    def plain(self, streamer, request):
        with socket.create_connection(("127.0.0.1", streamer.port), timeout=5) as line:
            line.sendall(request.encode())
            text = b""
            while part := line.recv(65536):
                text += part
        lines = text.decode().split("\r\n")
        return lines[0], lines

    async def test_reads_the_certificate_again(self):
        self.streamer("other")
        os.makedirs(self.path("state", "auralis"))
        for name in ("tls-cert.pem", "tls-key.pem"):
            os.symlink(self.certificate("other", name), self.certificate(name=name))
        files = ("--tls-cert", self.certificate(), "--tls-key", self.certificate(name="tls-key.pem"))
        streamer = self.streamer(options=files)
        self.streamer("new")
        with self.connect(streamer, self.certificate("other")) as before:
            for name in ("tls-cert.pem", "tls-key.pem"):
                os.unlink(self.certificate(name=name))
                os.symlink(self.certificate("new", name), self.certificate(name=name))
            self.assertIn("been read again", await self.hang_up(streamer))
            self.assertIn(b" 503 ", self.get(before))
        with self.connect(streamer, self.certificate("new")) as line:
            self.assertIn(b" 503 ", self.get(line))

        os.unlink(self.certificate(name="tls-key.pem"))
        self.assertIn("stay as they were", await self.hang_up(streamer))
        with self.connect(streamer, self.certificate("new")) as line:
            self.assertIn(b" 503 ", self.get(line))

    async def hang_up(self, streamer):
        streamer.kill(signal.SIGHUP)
        return (await asyncio.to_thread(streamer.process.stderr.readline)).decode()

    def test_what_is_no_handshake_ends_that_connection_alone(self):
        streamer = self.streamer()
        for rubbish in (b"\x16", b"\x16" * 4000, bytes.fromhex("1603010005") + bytes(5)):
            with socket.create_connection(("127.0.0.1", streamer.port), timeout=5) as line:
                line.sendall(rubbish)
                try:
                    line.shutdown(socket.SHUT_WR)
                    while line.recv(65536):
                        pass
                except OSError:
                    pass  # it hung up before it had read all of it
        with self.connect(streamer) as line:
            self.assertIn(b" 503 ", self.get(line))

    def test_wrong_files_are_one_clear_line(self):
        self.streamer("one")
        self.streamer("two")
        text = self.path("text")
        with open(text, "w") as file:
            file.write("no PEM\n")
        certificate, key = (self.certificate("one", name) for name in ("tls-cert.pem", "tls-key.pem"))
        for options, status, part in (
                (("--tls-cert", certificate), 2, "one needs the other"),
                (("--tls", "self", "--tls-cert", certificate, "--tls-key", key), 2, "one or the other"),
                (("--tls-cert", self.path("none"), "--tls-key", key), 1, "none: No such file"),
                (("--tls-cert", text, "--tls-key", key), 2, "no certificate in PEM"),
                (("--tls-cert", certificate, "--tls-key", text), 2, "no private key in PEM"),
                (("--tls-cert", certificate, "--tls-key", self.certificate("two", "tls-key.pem")), 2,
                 "does not belong")):
            got, words = run(*options)
            self.assertEqual((got, words.count("\n")), (status, 1), words)
            self.assertIn(part, words)


if __name__ == "__main__":
    unittest.main()
