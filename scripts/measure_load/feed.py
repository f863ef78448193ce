# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""feed KIND PORT FILE: hands PCM in chunks, each when it is due, to a server that did not make it."""

import base64
import http.client
import socket
import struct
import sys
import time

FRAMES, FRAME_BYTES, RATE = 4410, 4, 44100


def chunks(path):
    """(number, PCM) each when it is due."""
    begin = time.monotonic()
    with open(path, "rb") as source:
        for number in range(1 << 32):
            pcm = source.read(FRAMES * FRAME_BYTES)
            if len(pcm) < FRAMES * FRAME_BYTES:
                return
            time.sleep(max(0, begin + number * FRAMES / RATE - time.monotonic()))
            yield number, pcm


def to_nchan(port, path):
    """Messages as auralis-stream(7) has them."""
    server = http.client.HTTPConnection("127.0.0.1", port)
    for number, pcm in chunks(path):
        header = struct.pack("<BBHIQ", 0xA7, 1, FRAMES, number, number * FRAMES)
        server.request("POST", "/publish", header + pcm,
                       {"Content-Type": "application/octet-stream"})
        server.getresponse().read()


def to_icecast(port, path):
    """A source client's PUT. audio/x-wav: Icecast hands on whatever it does not know."""
    password = base64.b64encode(b"source:hackme").decode()
    with socket.create_connection(("127.0.0.1", port)) as server:
        server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server.sendall((f"PUT /stream.wav HTTP/1.0\r\nAuthorization: Basic {password}\r\n"
                        "Content-Type: audio/x-wav\r\n\r\n").encode())
        for _, pcm in chunks(path):
            server.sendall(pcm)


if __name__ == "__main__":
    {"nchan": to_nchan, "icecast": to_icecast}[sys.argv[1]](int(sys.argv[2]), sys.argv[3])
