# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""The proxies of auralis-stream(1), as the page sets them up, in front of a running auralis-stream."""

import asyncio
import base64
import json
import os
import pathlib
import re
import socket
import ssl
import subprocess
import tempfile
import time
import unittest
import urllib.error
import urllib.request

import websockets

from streamer import Heard, Streamer, noise, refusal_status, until

ROOT = pathlib.Path(__file__).parents[2]
WEB = ROOT / "web"
PROGRAM = os.environ["PROXY"]  # the one that a class is for
PASSWORD = "listen in"  # of the page's hashes
FOREVER = 60


def displays():
    """The literal displays of the page's section on proxies."""
    page = (ROOT / "man/auralis-stream.1").read_text(encoding="utf-8")
    section = page.split(".Ss Behind a proxy\n")[1].split(".Ss ")[0]
    return re.findall(r"^\.Bd -literal.*?\n(.*?)^\.Ed$", section, re.S | re.M)


def replaced(text, changes):
    """Each of what is to be changed stands in the page exactly once."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the page's text"
        text = text.replace(old, new)
    return text


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


class Proxy:
    """A proxy that runs with the page's text, but for ports, files and the site's name."""

    def __init__(self, folder, backend):
        self.folder, self.backend, self.port = folder, backend, free_port()
        self.process = None

    def start(self, text, *command):
        config = os.path.join(self.folder, "proxy.conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write(text)
        program = [arg.replace("CONFIG", config).replace("FOLDER", self.folder) for arg in command]
        self.log = open(os.path.join(self.folder, "log"), "w+", encoding="utf-8")
        environment = {**os.environ, "HOME": self.folder, "XDG_DATA_HOME": self.folder,
                       "XDG_CONFIG_HOME": self.folder}
        self.process = subprocess.Popen(program, stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log, env=environment)
        end = time.monotonic() + FOREVER
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"the proxy does not serve: {self.words()}") from None
                time.sleep(0.05)

    def words(self):
        self.log.seek(0)
        return self.log.read()

    def end(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.log.close()


class Nginx(Proxy):
    def run(self, below):
        root, path = displays()[0:2]
        if below:
            at = root.index("    location / {")
            root = root[:at] + path + "}\n"
        with open(os.path.join(self.folder, "htpasswd"), "w", encoding="utf-8") as file:
            file.write("guest:{PLAIN}" + PASSWORD + "\n")
        text = replaced(root, [
            ("listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl"),
            ("127.0.0.1:8080", f"127.0.0.1:{self.backend}"),
            ("/etc/ssl/radio.pem", f"{self.folder}/certificate"),
            ("/etc/ssl/radio.key", f"{self.folder}/key"),
            ("auth_basic_user_file /etc/nginx/radio.htpasswd",
             f"auth_basic_user_file {self.folder}/htpasswd")])
        paths = "".join(f"{name}_temp_path {self.folder}/{name};\n"
                        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        self.start(f"daemon off; master_process off; pid {self.folder}/pid;\nevents {{}}\n"
                   f"http {{\naccess_log off;\n{paths}{text}}}\n",
                   PROGRAM, "-e", "stderr", "-p", "FOLDER", "-c", "CONFIG")


class Caddy(Proxy):
    def run(self, below):
        root, path = displays()[2:4]
        if below:
            root = replaced(root, [("    reverse_proxy 127.0.0.1:8080\n", path)])
        text = replaced(root, [
            ("radio.example.org {", f"https://localhost:{self.port} {{"),
            ("127.0.0.1:8080", f"127.0.0.1:{self.backend}"),
            ("/etc/ssl/radio.pem", f"{self.folder}/certificate"),
            ("/etc/ssl/radio.key", f"{self.folder}/key")])
        self.start("{\n    admin off\n    auto_https disable_redirects\n    skip_install_trust\n}\n" + text,
                   PROGRAM, "run", "--config", "CONFIG", "--adapter", "caddyfile")


class Haproxy(Proxy):
    def run(self, below):
        root, path = displays()[4:6]
        if below:
            root = replaced(root, [("    default_backend", path + "    default_backend")])
        with open(os.path.join(self.folder, "both"), "w", encoding="utf-8") as both:
            for name in ("certificate", "key"):
                both.write(pathlib.Path(self.folder, name).read_text(encoding="ascii"))
        text = replaced(root, [
            ("bind :443", f"bind 127.0.0.1:{self.port}"),
            ("127.0.0.1:8080", f"127.0.0.1:{self.backend}"),
            ("/etc/haproxy/radio.pem", f"{self.folder}/both")])
        self.start(f"global\n    stats socket {self.folder}/stats\n" + text,
                   PROGRAM, "-db", "-f", "CONFIG")

    def health(self):
        """What the last check of the server found: "L7OK" where it answered that it is well."""
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(f"{self.folder}/stats")
            line.sendall(b"show stat\n")
            rows = b"".join(iter(lambda: line.recv(65536), b"")).decode().splitlines()
        names = rows[0].lstrip("# ").split(",")
        server = next(row for row in rows if row.startswith("auralis,auralis,"))
        return dict(zip(names, server.split(",")))["check_status"]


class Behind(unittest.IsolatedAsyncioTestCase):
    """What holds behind each of them, at the root of a site and below a path."""

    proxy = None

    def setUp(self):
        if self.proxy is None:
            self.skipTest("stands for those that derive from it")
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        folder = self.temporary.name
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                        "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                        "subjectAltName=DNS:localhost", "-keyout", f"{folder}/key", "-out",
                        f"{folder}/certificate"], check=True, stderr=subprocess.DEVNULL)
        self.trusted = ssl.create_default_context(cafile=f"{folder}/certificate")
        os.mkfifo(f"{folder}/control")
        self.control = os.open(f"{folder}/control", os.O_RDWR | os.O_NONBLOCK)
        self.addCleanup(os.close, self.control)
        self.streamer = Streamer("--web", str(WEB), "--control-out", f"{folder}/control",
                                 "--trusted-proxy", "127.0.0.1")
        self.addCleanup(self.streamer.__exit__)
        self.streamer.feed(noise(60), close=False)

    def begin(self, below):
        proxy = self.proxy(self.temporary.name, self.streamer.port)
        self.addCleanup(proxy.end)
        proxy.run(below)
        self.site = f"https://localhost:{proxy.port}"
        self.page = self.site + ("/radio/" if below else "/")
        return proxy

    def authorization(self, password=PASSWORD):
        return {"Authorization": "Basic " + base64.b64encode(f"guest:{password}".encode()).decode()}

    def get(self, url, headers):
        request = urllib.request.Request(url, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=FOREVER, context=self.trusted) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def open(self, origin, headers):
        name = "additional_headers" if websockets.__version__ >= "14" else "extra_headers"
        return websockets.connect(self.page.replace("https:", "wss:") + "stream", ssl=self.trusted,
                                  origin=origin, subprotocols=["auralis.pcm.v1"], max_size=None,
                                  open_timeout=FOREVER, **{name: headers})

    async def refusal(self, origin, headers):
        with self.assertRaises(websockets.InvalidHandshake) as refused:
            async with self.open(origin, headers):
                pass
        return refusal_status(refused.exception)

    def check_page(self):
        """[a thread of its own] Every file that the page names comes from where it is named, as it lies on disk."""
        seen, todo = set(), ["index.html"]
        while todo:
            name = todo.pop()
            seen.add(name)
            url = self.page + ("" if name == "index.html" else name)
            status, body = self.get(url, self.authorization())
            self.assertEqual((status, body), (200, (WEB / name).read_bytes()), url)
            named = re.findall(rb"""(?:src|href)="([\w./]+)"|from '\./([\w.]+)'""", body)
            todo += {file for pair in named for file in (part.decode() for part in pair)
                     if file and (WEB / file).is_file() and file not in seen and file not in todo}
        self.assertGreater(len(seen), 15)

    async def check(self, below):
        proxy = await asyncio.to_thread(self.begin, below)
        for headers in ({}, self.authorization("wrong")):
            self.assertEqual((await asyncio.to_thread(self.get, self.page, headers))[0], 401)
            self.assertEqual(await self.refusal(self.site, headers), 401)
        await asyncio.to_thread(self.check_page)
        self.assertEqual(await self.refusal("https://elsewhere.example", self.authorization()), 403)
        status, playlist = await asyncio.to_thread(self.get, self.page + "listen.m3u", self.authorization())
        self.assertEqual(status, 200)
        self.assertIn((self.page + "listen.").encode(), playlist)
        heard = Heard()
        async with self.open(self.site, self.authorization()) as listener:
            while len(heard.chunks) < 5:
                heard.take(await asyncio.wait_for(listener.recv(), FOREVER))
            self.assertEqual(heard.gaps(), [])
            self.assertTrue(heard.of_type("hello")[0]["steer"])
            await listener.send(json.dumps({"type": "control", "param": "bpm", "value": 72}))
            control = b""
            while not control:
                await asyncio.sleep(0.02)
                try:
                    control = os.read(self.control, 4096)
                except BlockingIOError:
                    heard.take(await asyncio.wait_for(listener.recv(), FOREVER))
            self.assertEqual(json.loads(control), {"type": "control", "param": "bpm", "value": 72})
        return proxy

    async def test_at_the_root_of_a_site(self):
        proxy = await self.check(below=False)
        if isinstance(proxy, Haproxy):
            await until(lambda: proxy.health() == "L7OK", FOREVER)

    async def test_below_a_path(self):
        await self.check(below=True)


class BehindNginx(Behind):
    proxy = Nginx


class BehindCaddy(Behind):
    proxy = Caddy


class BehindHaproxy(Behind):
    proxy = Haproxy


del Behind  # of which unittest would make tests

if __name__ == "__main__":
    unittest.main()
