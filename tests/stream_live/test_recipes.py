# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""The recipes of auralis(7), as they stand there, with the programs that they name."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request

from streamer import RATE, Streamer
from test_players import level, tone

PAGE = os.path.join(os.path.dirname(__file__), "..", "..", "man", "auralis.7")


def recipe(word):
    """The command of the page that has that word in it."""
    with open(PAGE) as page:
        blocks = re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed", page.read(), re.S | re.M)
    found, = (block for block in blocks if word in block)
    return found.replace("\\e\n", " ")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Recipes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        os.chmod(self.folder, 0o777)  # a server that is started by root becomes another user
        self.streamer = Streamer()
        self.addCleanup(self.streamer.__exit__)
        self.streamer.feed(tone(30))

    def program(self, name):
        path = shutil.which(name) or self.fail(f"{name} is missing: scripts/install-packages test")
        return path

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(text)
        return file.name

    def start(self, command):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)

        def end():
            process.kill()
            process.communicate()
        self.addCleanup(end)
        return process

    def wait_for(self, url, timeout=20):
        end = time.monotonic() + timeout
        while True:
            try:
                with urllib.request.urlopen(url, timeout=5) as answer:
                    return answer.headers
            except OSError:
                self.assertLess(time.monotonic(), end, url)
                time.sleep(0.1)

    def assert_plays(self, url):
        heard = subprocess.run(
            ["ffmpeg", "-v", "error", "-i", url, "-t", "2", "-f", "s16le", "-ac", "2", "-ar", str(RATE), "-"],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=40, check=False)
        self.assertEqual(heard.returncode, 0, heard.stderr)
        self.assertGreater(len(heard.stdout), 4 * RATE)
        self.assertAlmostEqual(level(heard.stdout[2 * RATE:]), 0.354, delta=0.02)

    def test_icecast_takes_it_further(self):
        port = free_port()
        config = self.write("icecast.xml", f"""<icecast>
  <limits><sources>2</sources></limits>
  <authentication><source-password>hackme</source-password></authentication>
  <hostname>localhost</hostname>
  <listen-socket><port>{port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <paths><logdir>{self.folder}</logdir><webroot>{self.folder}</webroot>
    <adminroot>{self.folder}</adminroot></paths>
  <security><chroot>0</chroot>
    <changeowner><user>nobody</user><group>nogroup</group></changeowner></security>
</icecast>
""")
        self.start([self.program("icecast2"), "-c", config])
        self.wait_for_port(port)
        command = recipe("icecast://").replace("localhost:8080", f"127.0.0.1:{self.streamer.port}") \
            .replace("localhost:8000", f"127.0.0.1:{port}")
        self.start(shlex.split(command))
        self.wait_for(f"http://127.0.0.1:{port}/auralis.ogg")
        self.assert_plays(f"http://127.0.0.1:{port}/auralis.ogg")

    def wait_for_port(self, port, timeout=10):
        end = time.monotonic() + timeout
        while True:
            try:
                return socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                self.assertLess(time.monotonic(), end, port)
                time.sleep(0.05)

    def test_nginx_serves_it_as_hls(self):
        port = free_port()
        served = os.path.join(self.folder, "www")
        os.mkdir(served, 0o777)
        config = self.write("nginx.conf", f"""daemon off; master_process off;
pid {self.folder}/pid; error_log stderr;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {self.folder}/b; proxy_temp_path {self.folder}/p;
  fastcgi_temp_path {self.folder}/f; uwsgi_temp_path {self.folder}/u; scgi_temp_path {self.folder}/s;
  types {{ application/vnd.apple.mpegurl m3u8; video/mp2t ts; }}
  server {{ listen 127.0.0.1:{port}; root {served}; }}
}}
""")
        self.start([self.program("nginx"), "-e", "stderr", "-p", self.folder, "-c", config])
        command = recipe("-f hls").replace("localhost:8080", f"127.0.0.1:{self.streamer.port}") \
            .replace("/var/www/html", served)
        self.start(shlex.split(command))
        headers = self.wait_for(f"http://127.0.0.1:{port}/auralis.m3u8")
        self.assertEqual(headers["Content-Type"], "application/vnd.apple.mpegurl")
        self.assert_plays(f"http://127.0.0.1:{port}/auralis.m3u8")


if __name__ == "__main__":
    unittest.main()
