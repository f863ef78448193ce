# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Input that is no PCM, or PCM of another format than was said; and none of that of real music."""

import concurrent.futures
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

from streamer import BINARY

BIN = pathlib.Path(BINARY).parent
SECONDS = 3  # rendered; the first second with sound is looked at
RATE = 44100


def compose(*options):
    return subprocess.run([BIN / "auralis-compose", "-q", "--duration", f"{SECONDS}s", *options],
                          stdout=subprocess.PIPE, check=True).stdout


def render(events, *options):
    return subprocess.run([BIN / "auralis-synth", "-q", *options], input=events,
                          stdout=subprocess.PIPE, check=True).stdout


def names(tool, option):
    text = subprocess.run([BIN / tool, option], stdout=subprocess.PIPE, check=True, text=True).stdout
    return [line.split()[0] for line in text.splitlines()]


def note(patch):
    """Events of one note."""
    return b"".join(json.dumps(event).encode() + b"\n" for event in (
        {"type": "note", "t": 0, "id": 1, "pitch": 55, "vel": 0.8, "dur": 2, "patch": patch,
         "pan": 0.2}, {"type": "end", "t": SECONDS, "events": 1}))


def words(pcm, *options):
    """What the program says of it; where it does not end by itself it is stopped."""
    with tempfile.TemporaryFile() as file:
        file.write(pcm)
        file.seek(0)
        process = subprocess.Popen(
            [BINARY, "--listen", "127.0.0.1:0", "--metrics", "none", "--drain", "0s", *options],
            stdin=file, stderr=subprocess.PIPE, text=True)
        while process.poll() is None and os.lseek(file.fileno(), 0, os.SEEK_CUR) < len(pcm):
            time.sleep(0.02)  # the place in the file is shared
        try:
            process.wait(0.2)  # what is refused ends it
        except subprocess.TimeoutExpired:
            process.terminate()
        said = process.communicate()[1]
    return [line for line in said.splitlines()
            if "serving http" not in line and "ended inside a frame" not in line]


class Formats(unittest.TestCase):
    def test_files_are_refused(self):
        pcm = render(compose("--seed", "1"))
        with tempfile.TemporaryDirectory() as folder:
            files = {}
            for kind in ("wav", "flac", "ogg", "opus", "aiff", "w64", "rf64", "mp3"):
                path = os.path.join(folder, f"x.{kind}")
                rate = ("--rate", "48000") if kind == "opus" else ()
                subprocess.run([BIN / "auralis-synth", "-q", "-o", path, *rate],
                               input=compose("--seed", "1"), check=True)
                with open(path, "rb") as file:
                    files[kind] = file.read()
        for kind, name in (("wav", "a WAV file"), ("flac", "a FLAC file"), ("ogg", "an Ogg file"),
                           ("opus", "an Opus file"), ("aiff", "an AIFF file"),
                           ("w64", "a W64 file"), ("rf64", "an RF64 file"),
                           ("mp3", "an MP3 file")):
            said = words(files[kind])
            self.assertEqual(len(said), 1, said)
            self.assertIn(f"standard input is {name}, and no raw PCM: decode it", said[0])
        said = words(gzip.compress(pcm))
        self.assertIn("a file packed by gzip, and no raw PCM: unpack it first", said[0])

    def test_files_that_ffmpeg_writes_are_refused(self):
        if not shutil.which("ffmpeg"):
            self.skipTest("no ffmpeg here (scripts/install-packages test)")
        pcm = render(compose("--seed", "1"))
        with tempfile.TemporaryDirectory() as folder:
            for name, what, options in (("x.mp3", "an MP3 file", ("-id3v2_version", "0", "-write_xing", "0")),
                                         ("x.mp2", "an MP3 file", ()), ("x.aac", "an AAC file", ()),
                                         ("x.m4a", "an MP4 file", ()), ("x.mka", "a Matroska", ()),
                                         ("x.wv", "a WavPack file", ())):
                path = os.path.join(folder, name)
                done = subprocess.run(
                    ["ffmpeg", "-v", "error", "-y", "-f", "s16le", "-ar", "44100", "-ac", "2", "-i", "-",
                     *options, path], input=pcm, capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr)
                with open(path, "rb") as file:
                    said = words(file.read())
                self.assertIn(f"standard input is {what}", "".join(said))

    def test_events_are_sent_to_the_synthesizer(self):
        said = words(compose("--seed", "1"))
        self.assertIn("events, and no PCM: put auralis-synth between", said[0])
        said = words(compose("--seed", "1", "--format", "csv"))
        self.assertIn("text, and no PCM", said[0])

    def test_another_format_is_told(self):
        formats = ("s16le", "s24le", "s32le", "f32le")
        events = compose("--seed", "1", "--mood", "tide")
        for real in formats:
            pcm = render(events, "--format", real)
            for said in formats:
                told = words(pcm, "--format", said)
                if real == said or (real, said) == ("s16le", "s32le"):  # that is as smooth
                    self.assertEqual(told, [], (real, said))
                else:
                    self.assertEqual(told, [f"auralis-stream: standard input sounds like noise as "
                                             f"{said}, and like music as {real}: is --format right?"])

    def test_music_is_taken_for_what_it_is(self):
        """Every mood with several seeds, and every patch."""
        music = [(f"{mood} {seed}", lambda mood=mood, seed=seed:
                  compose("--mood", mood, "--seed", str(seed)))
                 for mood in names("auralis-compose", "--list-moods") for seed in (1, 2, 3)]
        music += [(patch, lambda patch=patch: note(patch))
                  for patch in names("auralis-synth", "--list-patches")]
        self.assertGreater(len(music), 40)

        def hear(i):
            name, events = music[i]
            sample_format = ("s16le", "s24le", "s32le", "f32le")[i % 4]
            pcm = render(events(), "--format", sample_format)
            return name, words(pcm, "--format", sample_format)

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for name, said in pool.map(hear, range(len(music))):
                self.assertEqual(said, [], name)


if __name__ == "__main__":
    unittest.main()
