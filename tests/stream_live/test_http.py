# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""HTTP as clients, proxies and monitors speak it, byte by byte."""

import os
import re
import socket
import tempfile
import time
import unittest

from streamer import Streamer

UPGRADE = ("GET /stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")


class Http(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for name, size in (("index.html", 4), ("app.js", 50000)):
            with open(os.path.join(self.folder.name, name), "w") as file:
                file.write("x" * size)
        self.streamer = Streamer("--web", self.folder.name)
        self.addCleanup(self.streamer.__exit__)

    def connect(self, host="127.0.0.1"):
        line = socket.create_connection((host, self.streamer.port), timeout=5)
        self.addCleanup(line.close)
        return line

    def ask(self, request, line=None):
        """(status, headers, body) of each answer until the server hangs up, and what follows."""
        with line or self.connect() as line:
            line.sendall(request if isinstance(request, bytes) else request.encode())
            text = b""
            while part := line.recv(65536):
                text += part
        answers = []
        while match := re.match(rb"HTTP/1\.1 (\d+) [^\r\n]*\r\n(.*?)\r\n\r\n", text, re.S):
            headers = dict(field.split(": ", 1) for field in match[2].decode().split("\r\n"))
            text = text[match.end():]
            length = int(headers.get("Content-Length", 0))
            answers.append((int(match[1]), headers, text[:length]))
            text = text[length:]
        self.assertEqual(text, b"")
        return answers

    def test_an_old_client_needs_no_host(self):
        for request in ("GET /healthz HTTP/1.0\r\n\r\n", "OPTIONS / HTTP/1.0\r\n\r\n"):
            (status, headers, body), = self.ask(request)
            self.assertIn(status, (503, 405))
            self.assertEqual(headers["Connection"], "close")
            self.assertTrue(body)

    def test_a_connection_serves_many_requests(self):
        for gap in (0, 0.05):
            line = self.connect()
            for name, size in (("/", 4), ("/app.js", 50000)):
                line.sendall(f"GET {name} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                time.sleep(gap)
            answers = self.ask("GET /nope HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", line)
            self.assertEqual([(status, len(body)) for status, _, body in answers[:2]],
                             [(200, 4), (200, 50000)])
            self.assertEqual(answers[2][0], 404)
            self.assertEqual([headers["Connection"] for _, headers, _ in answers],
                             ["keep-alive", "keep-alive", "close"])

    def test_a_slow_client_gets_all_of_a_last_answer(self):
        size = 8 << 20  # more than the buffers on the way hold
        with open(os.path.join(self.folder.name, "big.js"), "w") as file:
            file.write("x" * size)
        with self.connect() as line:
            line.sendall(b"GET /big.js HTTP/1.0\r\n\r\n")
            time.sleep(3)
            got = 0
            while part := line.recv(1 << 20):
                got += len(part)
        self.assertGreater(got, size)

    def test_a_request_may_come_in_pieces(self):
        line = self.connect()
        for byte in "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n":
            line.sendall(byte.encode())
        self.assertEqual(self.ask("", line)[0][0], 200)

    def test_a_socket_follows_on_requests(self):
        with self.connect() as line:
            line.sendall(("GET / HTTP/1.1\r\nHost: x\r\n\r\n" + UPGRADE).encode())
            text = b""
            while b"hello" not in text:
                text += line.recv(65536)
        self.assertRegex(text, rb"(?s)200 OK.*xxxxHTTP/1.1 101 .*s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=")

    def test_every_refusal_has_a_reason(self):
        long = "x" * 20000
        for request, status in (
                ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
                ("no HTTP\r\n\r\n", 400), (f"GET /{long} HTTP/1.1\r\nHost: x\r\n\r\n", 431),
                (f"GET / HTTP/1.1\r\nHost: x\r\nLong: {long}\r\n\r\n", 431),
                (f"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n{long}", 413),
                (UPGRADE.replace("Version: 13", "Version: 8"), 400),
                (UPGRADE.replace("ZQ==", ""), 400), (UPGRADE.replace("/stream", "/"), 404),
                (UPGRADE.replace("/stream", "/stream?burst=x"), 400),
                (UPGRADE.replace("Host: x", "Host: x\r\nSec-WebSocket-Protocol: nope"), 400),
                ("GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 426),
                ("DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405)):
            (got, headers, body), = self.ask(request)
            self.assertEqual((got, headers["Connection"]), (status, "close"), request[:60])
            self.assertRegex(body, rb"^[ -~]{10,}\n$")

    def test_a_handshake_of_tls_is_refused_at_once(self):
        hello = bytes.fromhex("16030100a5010000a10303") + bytes(150)
        (status, _, body), = self.ask(hello)
        self.assertEqual(status, 400)
        self.assertIn(b"not TLS", body)

    def test_a_name_stands_for_all_its_addresses(self):
        addresses = {info[4][0] for info in socket.getaddrinfo("localhost", 0,
                                                               type=socket.SOCK_STREAM)}
        with Streamer(listen="localhost:0") as self.streamer:
            for address in addresses:
                self.assertEqual(self.ask("GET /healthz HTTP/1.0\r\n\r\n", self.connect(address))[0][0],
                                 503)


if __name__ == "__main__":
    unittest.main()
