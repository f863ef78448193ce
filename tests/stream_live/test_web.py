# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""The page's files and /healthz, over plain HTTP."""

import asyncio
import gzip
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import unittest

from streamer import Streamer, noise

COMPRESS = pathlib.Path(__file__).parents[2] / "web/compress.cmake"


class Web(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        web = os.path.join(self.folder.name, "web")
        os.makedirs(os.path.join(web, "sub"))
        for name, text in (("web/index.html", "<p>page"), ("web/app.js", "let a"), ("secret", "s"),
                           ("web/.hidden", "h"), ("web/sub/a b.css", "a{}"), ("web/big.js", "x" * 300000),
                           ("web/empty.js", ""),
                           ("web/app.webmanifest", "{}"), ("web/icon.svg", "<svg/>")):
            with open(os.path.join(self.folder.name, name), "w") as file:
                file.write(text)
        self.streamer = Streamer("--web", web)
        self.addCleanup(self.streamer.__exit__)

    def test_serves_files_with_their_types(self):
        for path, kind, text in (("/", "text/html; charset=utf-8", b"<p>page"),
                                 ("/index.html?x=1", "text/html; charset=utf-8", b"<p>page"),
                                 ("/app.js", "text/javascript; charset=utf-8", b"let a"),
                                 ("/app.webmanifest", "application/manifest+json", b"{}"),
                                 ("/icon.svg", "image/svg+xml", b"<svg/>"),
                                 ("/empty.js", "text/javascript; charset=utf-8", b""),
                                 ("/big.js", "text/javascript; charset=utf-8", b"x" * 300000),
                                 ("/sub/a%20b.css", "text/css; charset=utf-8", b"a{}")):
            status, headers, body = self.streamer.http(path)
            self.assertEqual((status, headers["Content-Type"], body), (200, kind, text))
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertIn("worker-src 'self'", headers["Content-Security-Policy"])
            self.assertEqual(headers["Connection"], "close")

    def test_the_page_has_the_stations_name_from_its_first_byte(self):
        page = b"<title>%s</title><h1 id='station'>%s</h1><p>Auralis"
        path = os.path.join(self.folder.name, "web", "index.html")
        with open(path, "wb") as file:
            file.write(page % (b"Auralis", b"Auralis"))
        streamer = Streamer("--web", os.path.dirname(path), "--station", "A & <b>")
        self.addCleanup(streamer.__exit__)
        name = b"A &amp; &lt;b>"
        _, headers, body = streamer.http("/")
        self.assertEqual(body, page % (name, name))
        self.assertNotEqual(headers["ETag"], self.streamer.http("/")[1]["ETag"])
        self.assertEqual(self.streamer.http("/")[2], page % (b"Auralis", b"Auralis"))

    def test_a_file_that_is_known_is_not_sent_again(self):
        etag = self.streamer.http("/app.js")[1]["ETag"]
        status, headers, body = self.streamer.http("/app.js", headers={"If-None-Match": etag})
        self.assertEqual((status, headers["ETag"], body), (304, etag, b""))
        self.assertEqual(self.streamer.http("/app.js", headers={"If-None-Match": '"x"'})[0], 200)

    def test_other_content_of_the_same_length_and_time_is_sent(self):
        etags = set()
        for content in ("let b", "let c"):
            path = os.path.join(self.folder.name, "web", "app.js")
            with open(path, "w", encoding="utf-8") as file:
                file.write(content)
            os.utime(path, (1000, 1000))
            etags.add(self.streamer.http("/app.js")[1]["ETag"])
        self.assertEqual(len(etags), 2)

    def compress(self, name, *commands):
        """Makes the compressed copies of a file, as the build does; a data directory with them."""
        web = os.path.join(self.folder.name, "web")
        copies = os.path.join(self.folder.name, "data", "web_compressed")
        programs = [f"-D{program.upper()}={shutil.which(program)}" for program in commands]
        subprocess.run(["cmake", f"-DOUT={copies}", *programs, "-P", COMPRESS, "--",
                        os.path.join(web, name)], check=True)
        return {"AURALIS_DATA_DIR": os.path.dirname(copies)}

    def serve(self, environment):
        streamer = Streamer("--web", os.path.join(self.folder.name, "web"), env=environment)
        self.addCleanup(streamer.__exit__)
        return streamer

    def test_a_compressed_copy_is_sent_to_whom_it_suits(self):
        streamer = self.serve(self.compress("big.js", "gzip"))
        etags = set()
        for accepted, coding in (("gzip, deflate, br", "gzip"), ("br;q=1, gzip;q=0.1", "gzip"),
                                 ("*", "gzip"), ("gzip;q=0, *", None), ("deflate, br", None),
                                 ("identity, gzip;q=0.5", None), ("", None)):
            status, headers, body = streamer.http("/big.js", headers={"Accept-Encoding": accepted})
            self.assertEqual((status, headers["Content-Encoding"]), (200, coding), accepted)
            self.assertEqual(headers["Content-Type"], "text/javascript; charset=utf-8")
            self.assertEqual(headers["Vary"], "Accept-Encoding")
            self.assertEqual(headers["Content-Length"], str(len(body)))
            self.assertEqual(gzip.decompress(body) if coding else body, b"x" * 300000)
            etags.add((coding, headers["ETag"]))
        self.assertEqual(len(etags), 2)
        for coding, etag in etags:
            accepted = {"Accept-Encoding": coding or "identity"}
            status, headers, body = streamer.http("/big.js", headers={**accepted, "If-None-Match": etag})
            self.assertEqual((status, headers["ETag"], headers["Vary"], body),
                             (304, etag, "Accept-Encoding", b""))
            other = next(each for _, each in etags if each != etag)
            self.assertEqual(streamer.http("/big.js", headers={**accepted, "If-None-Match": other})[0], 200)
            # A proxy that compresses makes the tag a weak one.
            listed = f'"x", W/{etag}'
            self.assertEqual(streamer.http("/big.js", headers={**accepted, "If-None-Match": listed})[0], 304)
        self.assertEqual(streamer.http("/big.js", headers={"If-None-Match": "*"})[0], 304)

    def test_head_tells_of_the_compressed_copy(self):
        streamer = self.serve(self.compress("big.js", "gzip"))
        wanted = {"Accept-Encoding": "gzip"}
        _, got, body = streamer.http("/big.js", headers=wanted)
        status, headers, nothing = streamer.http("/big.js", method="HEAD", headers=wanted)
        self.assertEqual((status, nothing, headers["Content-Length"]), (200, b"", str(len(body))))
        for name in ("ETag", "Content-Encoding", "Vary", "Content-Type"):
            self.assertEqual(headers[name], got[name])

    @unittest.skipUnless(shutil.which("brotli"), "needs brotli (scripts/install-packages build)")
    def test_brotli_comes_before_gzip(self):
        streamer = self.serve(self.compress("big.js", "gzip", "brotli"))
        _, headers, body = streamer.http("/big.js", headers={"Accept-Encoding": "gzip, br"})
        self.assertEqual(headers["Content-Encoding"], "br")
        plain = subprocess.run(["brotli", "-dc"], input=body, stdout=subprocess.PIPE, check=True).stdout
        self.assertEqual(plain, b"x" * 300000)

    def test_an_edited_file_is_not_hidden_by_its_old_copy(self):
        streamer = self.serve(self.compress("big.js", "gzip"))
        path = os.path.join(self.folder.name, "web", "big.js")
        wanted = {"Accept-Encoding": "gzip"}
        before = os.stat(path)
        with open(path, "w", encoding="utf-8") as file:
            file.write("y" * 300000)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        _, headers, body = streamer.http("/big.js", headers=wanted)
        self.assertEqual((headers["Content-Encoding"], body), (None, b"y" * 300000))
        self.compress("big.js", "gzip")
        _, headers, body = streamer.http("/big.js", headers=wanted)
        self.assertEqual((headers["Content-Encoding"], gzip.decompress(body)), ("gzip", b"y" * 300000))
        # The copy of what the file was is gone.
        self.assertEqual(len(os.listdir(os.path.join(self.folder.name, "data", "web_compressed"))), 1)

    def test_what_grows_by_compression_has_no_copy(self):
        streamer = self.serve(self.compress("app.js", "gzip"))
        _, headers, body = streamer.http("/app.js", headers={"Accept-Encoding": "gzip"})
        self.assertEqual((headers["Content-Encoding"], headers["Vary"], body),
                         (None, "Accept-Encoding", b"let a"))

    def test_head_and_other_methods(self):
        status, headers, body = self.streamer.http("/app.js", method="HEAD")
        self.assertEqual((status, headers["Content-Length"], body), (200, "5", b""))
        for method in ("POST", "PUT", "DELETE", "OPTIONS"):
            status, headers, _ = self.streamer.http("/app.js", method=method)
            self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD"))
        self.assertEqual(self.streamer.http("/stream")[0], 426)

    def test_nothing_outside_the_folder(self):
        for path in ("/../secret", "/%2e%2e/secret", "/sub/..%2f../../secret", "/.hidden", "/sub",
                     "/sub/", "/nope", "/%", "/%zz", "/..\\secret", "//etc/passwd", "/a%00.js",
                     "/./app.js"):
            status, headers, body = self.streamer.http(path)
            self.assertEqual(status, 404, path)
            self.assertEqual(headers["Content-Type"], "text/plain; charset=utf-8")

    def test_survives_what_is_no_http(self):
        for rubbish in (b"\r\n\r\n", b"\0\xff" * 50 + b"\r\n\r\n", b"GET\r\n\r\n",
                        b"G" * 20000 + b"\r\n\r\n",
                        b"GET /stream HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
                        b"Connection: Upgrade\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", self.streamer.port)) as line:
                line.settimeout(5)
                line.sendall(rubbish)
                reply = line.recv(65536)
                self.assertRegex(reply, rb"^HTTP/1.1 [45]\d\d ", rubbish[:20])
        self.assertEqual(self.streamer.http("/")[0], 200)

    async def test_healthz_follows_the_pcm(self):
        self.assertEqual(self.streamer.http("/healthz")[::2], (503, b"no PCM has come yet\n"))
        self.streamer.feed(noise(0.3), close=False)
        await asyncio.sleep(0.2)
        self.assertEqual(self.streamer.http("/healthz")[::2], (200, b"ok\n"))
        await asyncio.sleep(2.5)
        status, _, body = self.streamer.http("/healthz")
        self.assertEqual(status, 503)
        self.assertIn(b"the source has stalled", body)


if __name__ == "__main__":
    unittest.main()
