# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Start, stop, signals and errors, as every tool has them; metrics."""

import asyncio
import os
import pty
import signal
import socket
import subprocess
import unittest

from streamer import BINARY, FRAME, RATE, Heard, Streamer, listen, noise, until


def run(*options, stdin=subprocess.DEVNULL, **more):
    """(status, the one line it says)"""
    done = subprocess.run([BINARY, "-q", *options], stdin=stdin, capture_output=True, text=True,
                          timeout=10, env={**os.environ, "AURALIS_STREAM_LISTEN": "127.0.0.1:0",
                                           "AURALIS_STREAM_METRICS": "none"}, **more)
    return done.returncode, done.stderr


class Manners(unittest.IsolatedAsyncioTestCase):
    async def test_sigterm_plays_out_what_is_in_flight(self):
        pcm = noise(60)
        with Streamer("--drain", "600ms") as streamer:
            heard = Heard()
            task = asyncio.create_task(listen(streamer, heard=heard))
            await until(lambda: heard.texts)  # before the first chunk
            streamer.feed(pcm)
            await until(lambda: len(heard.chunks) >= 5)
            streamer.kill()
            chunks = len(heard.chunks)
            await task
            self.assertEqual(await streamer.wait(), 0)
            # 600 ms of chunks of 100 ms, and what is on its way.
            self.assertGreaterEqual(len(heard.chunks) - chunks, 5)
            self.assertLess(len(heard.chunks) - chunks, 100)
            self.assertEqual(heard.code, 1001)
            self.assertEqual(heard.pcm, pcm[:len(heard.pcm)])
            self.assertEqual(heard.texts[-1], {"type": "end", "frame": len(heard.pcm) // FRAME})

    async def test_sigterm_of_a_live_stream_is_quick(self):
        with Streamer("--drain", "60s") as streamer:  # which is longer than wait() waits
            streamer.feed(noise(90), speed=1)
            heard = Heard()
            task = asyncio.create_task(listen(streamer, heard=heard))
            await until(lambda: heard.chunks)
            streamer.kill()
            self.assertEqual(await streamer.wait(), 0)
            self.assertEqual((await task).code, 1001)

    async def test_sigint_says_that_work_was_cut(self):
        with Streamer("--drain", "100ms") as streamer:
            streamer.feed(noise(60))
            await asyncio.sleep(0.2)
            streamer.kill(signal.SIGINT)
            self.assertEqual(await streamer.wait(), 130)

    async def test_a_second_sigint_ends_process_1_too(self):
        """In a container the first process has no default actions: the second SIGINT did nothing."""
        alone = ["unshare", "-Urpf", "--kill-child"]
        if subprocess.run([*alone, "true"], capture_output=True).returncode != 0:
            self.skipTest("no namespaces here")
        with Streamer("--drain", "60s", wrapper=alone) as streamer:  # longer than wait() waits
            task = asyncio.create_task(listen(streamer))
            streamer.feed(noise(100))
            with open(f"/proc/{streamer.process.pid}/task/{streamer.process.pid}/children") as file:
                tool = int(file.read())
            await asyncio.sleep(0.5)
            os.kill(tool, signal.SIGINT)
            await asyncio.sleep(0.3)
            self.assertIsNone(streamer.process.poll(), "it drains")
            os.kill(tool, signal.SIGINT)
            self.assertEqual(await streamer.wait(), 130)
            await asyncio.gather(task, return_exceptions=True)

    async def test_with_nobody_listening_there_is_nothing_to_drain(self):
        with Streamer("--drain", "60s") as streamer:  # longer than wait() waits
            streamer.feed(noise(100))
            await asyncio.sleep(0.2)
            streamer.kill(signal.SIGINT)
            self.assertEqual(await streamer.wait(), 130)

    async def test_sigterm_before_any_pcm(self):
        with Streamer() as streamer:
            streamer.kill()
            self.assertEqual(await streamer.wait(), 0)

    async def test_an_empty_input_is_over_at_once_and_told(self):
        with Streamer("--drain", "60s", metrics=True) as streamer:
            streamer.process.stdin.close()
            self.assertEqual(await streamer.wait(), 1)
            self.assertIn("no PCM came", streamer.words[-1])

    async def test_what_is_no_pcm_is_told_and_not_played(self):
        for beginning, words in ((b"RIFF....WAVEfmt ", "a WAV file"), (b"ID3\4\0\0\0\0\0\x10", "an MP3 file"),
                                 (b"fLaC", "a FLAC file"), (b"OggS", "an Ogg file"),
                                 (b'{"type":"header"', "events, and no PCM")):
            with Streamer() as streamer:
                streamer.feed(beginning + noise(0.1))
                self.assertEqual(await streamer.wait(), 1)
                self.assertIn("standard input is " + words, streamer.words[-1])
                self.assertEqual(len(streamer.words), 2, streamer.words)

    async def test_a_chunk_may_be_as_long_as_its_refusal_says(self):
        _, words = run("--rate", "384000", "--chunk", "200ms")
        self.assertIn("at most 170.6 ms", words)
        status, words = run("--rate", "384000", "--chunk", "170.6ms")
        self.assertIn("no PCM came", words, "it is served")

    async def test_a_buffer_that_cannot_be_had_is_one_line(self):
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGESIZE")
        if memory // 2 >= 600 * 384000 * 8 * 4:
            self.skipTest("it can be had here")
        status, words = run("--buffer", "600s", "--rate", "384000", "--channels", "8",
                            "--format", "f32le")
        self.assertEqual(status, 2)
        self.assertRegex(words, "^auralis-stream: --buffer: that would be 7031 MiB, .*\n$")

    async def test_a_frame_begun_is_told(self):
        with Streamer() as streamer:
            streamer.feed(noise(0.2) + b"abc")
            self.assertEqual(await streamer.wait(), 0)
            self.assertIn("bytes left out at its end: 3", streamer.words[-1])

    async def test_a_taken_port_is_one_clear_line(self):
        with Streamer(metrics=True) as streamer:
            for option, port in (("--listen", streamer.port), ("--metrics", streamer.metrics_port)):
                status, words = run(option, f"127.0.0.1:{port}")
                self.assertEqual(status, 1)
                self.assertRegex(words, rf"^auralis-stream: cannot .*{port}.*in use.*{option}")
                self.assertEqual(words.count("\n"), 1)

    async def test_processes_that_say_so_share_a_port(self):
        with Streamer("--reuse-port") as first, \
                Streamer("--reuse-port", listen=f"127.0.0.1:{first.port}") as second:
            self.assertEqual(second.port, first.port)
            with self.assertRaisesRegex(RuntimeError, "Address already in use"):
                Streamer(listen=f"127.0.0.1:{first.port}")

    async def test_wrong_command_lines(self):
        for options, part in ((("--chunk", "5ms"), "10ms"), (("--listen", "8080"), "ADDR:PORT"),
                              (("--listen", "::1:80"), "ADDR:PORT"),
                              (("--events", "/nowhere/e"), "mkfifo"),
                              (("--control-out", "/nowhere/c"), "mkfifo"),
                              (("--events", "/"), "a directory"),
                              (("--control-out", "/"), "a directory"),
                              (("--rate", "384000", "--chunk", "200ms"), "at most"),
                              (("--format", "mp3"), "s16le")):
            status, words = run(*options)
            self.assertEqual(status, 2, words)
            self.assertIn(part, words)
            self.assertEqual(words.count("\n"), 1)

    async def test_a_closed_standard_input_is_an_error(self):
        """The first pipe that the tool made for itself took descriptor 0, and the tool waited for
        audio from there for ever."""
        status, words = run(preexec_fn=lambda: os.close(0))
        self.assertEqual(status, 1)
        self.assertRegex(words, "^auralis-stream: cannot read standard input: .*\n$")

    async def test_waits_for_nothing_on_a_terminal(self):
        master, terminal = pty.openpty()
        status, words = run(stdin=terminal)
        os.close(master)
        os.close(terminal)
        self.assertEqual(status, 2)
        self.assertIn("terminal", words)

    async def test_listens_on_ipv6_and_on_all_addresses(self):
        try:
            with socket.socket(socket.AF_INET6) as probe:
                probe.bind(("::1", 0))
        except OSError:
            self.skipTest("no IPv6 here")
        for where in ("[::1]:0", ":0"):
            status, words = run("--listen", where)
            self.assertEqual(status, 1)
            self.assertRegex(words, "^auralis-stream: no PCM came: .*\n$")

    async def test_a_stall_of_the_source_is_counted_once(self):
        with Streamer("--chunk", "50ms", metrics=True) as streamer:
            task = asyncio.create_task(listen(streamer))
            await asyncio.sleep(0.2)
            # Each half at once: what is measured is the gap between them, not a busy machine's.
            streamer.feed(noise(0.5), speed=50, close=False)
            await asyncio.sleep(1.2)
            self.assertEqual(streamer.metric("auralis_stream_source_underruns_total"), 1)
            streamer.feeder.join()
            streamer.feed(noise(0.5, seed=2), speed=50)
            heard = await task
            self.assertEqual(heard.pcm, noise(0.5) + noise(0.5, seed=2))

    async def test_time_in_which_it_was_stopped_counts_for_nobody_who_asks_for_metrics(self):
        with Streamer(metrics=True) as streamer:
            with socket.create_connection(("127.0.0.1", streamer.metrics_port), timeout=5) as line:
                line.sendall(b"GET /metrics HTTP/1.1\r\nHost: x\r\n")
                await asyncio.sleep(0.2)
                streamer.kill(signal.SIGSTOP)
                await asyncio.sleep(11)  # longer than a request may take
                streamer.kill(signal.SIGCONT)
                await asyncio.sleep(0.5)
                line.sendall(b"\r\n")
                self.assertTrue(line.recv(100).startswith(b"HTTP/1.1 200 OK\r\n"))

    async def test_metrics_are_well_formed(self):
        with Streamer(metrics=True) as streamer:
            async with streamer.connect() as listener:
                streamer.feed(noise(1))
                await listener.send('{"type":"report","buffer_ms":250,"jitter_ms":3.5,'
                                    '"underruns":2,"tier":1}')
                await until(lambda: streamer.metric("auralis_stream_client_tier_count") == 1)
                self.assertEqual(streamer.metric("auralis_stream_clients"), 1)
                self.assertEqual(streamer.metric("auralis_stream_client_underruns_total"), 2)
                self.assertEqual(streamer.metric("auralis_stream_client_buffer_seconds_sum"), 0.25)
                await until(lambda: streamer.metric("auralis_stream_chunks_sent_total") > 1)
                text = streamer.metrics()
                self.assertIn("auralis_stream_heap_used_bytes ", text)
            check = subprocess.run(["promtool", "check", "metrics"], input=text, text=True,
                                   capture_output=True)  # scripts/install-packages test gets it
            self.assertEqual((check.returncode, check.stdout, check.stderr), (0, "", ""))


if __name__ == "__main__":
    unittest.main()
