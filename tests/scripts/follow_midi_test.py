#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""A hundred random MIDI files, followed, against what mido reads of them: every note's pitch, onset and
length, within a millisecond.

  follow_midi_test.py DIRECTORY-OF-THE-TOOLS [FIRST-SEED [COUNT]]
"""
import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import mido

WITHIN = 1.0005e-3  # seconds; events carry whole microseconds
PERCUSSION = 9


def variable_length(value):
    out = [value & 0x7F]
    while value := value >> 7:
        out.insert(0, value & 0x7F | 0x80)
    return bytes(out)


class Writer:
    """The bytes of a MIDI file, written without any library: all that the standard allows."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.smpte = self.dice.random() < 0.15
        self.ticks = self.dice.choice([24, 96, 120, 240, 480, 960, 1000])
        self.frames, self.per_frame = self.dice.choice([24, 25, 29, 30]), self.dice.choice([4, 40, 80])
        self.format = self.dice.choice([0, 1, 1])
        # Keys of the same channel would be anybody's in two tracks.
        self.channels = self.dice.sample(range(16), 1 if self.format == 0 else self.dice.randint(1, 6))

    def moment(self, most_beats):
        """Some place, on a grid or anywhere, in ticks."""
        unit = self.frames * self.per_frame / 2 if self.smpte else self.ticks
        if self.dice.random() < 0.5:
            return int(self.dice.randint(0, 4 * most_beats) * unit / 4)
        return int(self.dice.uniform(0, most_beats) * unit)

    def conductor(self):
        events = []
        for _ in range(self.dice.choice([0, 1, 1, 2, 5, 9])):
            bpm = self.dice.choice([self.dice.uniform(20, 200), self.dice.uniform(60, 140),
                                    self.dice.uniform(5, 600)])
            tempo = round(60e6 / bpm).to_bytes(3, "big")
            events.append((self.moment(40) * self.dice.choice([0, 1, 1]), b"\xFF\x51\x03" + tempo))
        for _ in range(self.dice.choice([0, 1, 3])):
            metre = bytes([self.dice.randint(1, 12), self.dice.randint(1, 3), 24, 8])
            events.append((self.moment(40), b"\xFF\x58\x04" + metre))
        for _ in range(self.dice.choice([0, 1, 2])):
            key = bytes([self.dice.randint(-7, 7) & 0xFF, self.dice.randint(0, 1)])
            events.append((self.moment(40), b"\xFF\x59\x02" + key))
        events.append((self.moment(40), b"\xFF\x01\x04text"))
        return events

    def notes(self, channel):
        events = []
        for _ in range(self.dice.randint(1, 40)):
            on = self.moment(40)
            length = self.dice.choice([0, 1, self.moment(1), self.moment(4), self.moment(20)])
            key, loud = self.dice.randint(20, 108), self.dice.randint(1, 127)
            off = [0x80 | channel, key, 64] if self.dice.random() < 0.5 else [0x90 | channel, key, 0]
            events.append((on, bytes([0x90 | channel, key, loud])))
            events.append((on + length, bytes(off)))
        for _ in range(self.dice.choice([0, 0, 1, 4])):
            bend = bytes([0xE0 | channel, self.dice.randint(0, 127), self.dice.randint(0, 127)])
            events.append((self.moment(40), bend))
        events.append((self.moment(40), bytes([0xC0 | channel, self.dice.randint(0, 127)])))
        events.append((self.moment(40), bytes([0xB0 | channel, 7, 100])))
        events.append((self.moment(40), b"\xF0\x03\x01\x02\xF7"))
        return events

    def track(self, events):
        # At one moment a note ends before another begins, but for one that has no length.
        body, before, running = b"", 0, None
        for tick, message in sorted(events, key=lambda event: event[0]):
            body += variable_length(tick - before)
            before = tick
            runs = message[0] == running and message[0] < 0xF0 and self.dice.random() < 0.7
            body += message[1:] if runs else message
            running = message[0] if message[0] < 0xF0 else None
        body += b"\x00\xFF\x2F\x00"
        return b"MTrk" + len(body).to_bytes(4, "big") + body

    def file(self):
        layers = [self.notes(channel) for channel in self.channels]
        if self.format == 0:
            tracks = [self.track(self.conductor() + layers[0])]
        else:
            tracks = [self.track(self.conductor())] + [self.track(layer) for layer in layers]
        division = (bytes([0x100 - self.frames, self.per_frame]) if self.smpte
                    else self.ticks.to_bytes(2, "big"))
        header = bytes([0, self.format, 0, len(tracks)]) + division
        return b"MThd" + len(header).to_bytes(4, "big") + header + b"".join(tracks)


def seconds_of(midi):
    """Messages of a file with their times, as mido plays them."""
    if midi.ticks_per_beat > 0:
        now = 0
        for message in midi:
            now += message.time
            yield now, message
        return
    frames, per_frame = -(midi.ticks_per_beat >> 8), midi.ticks_per_beat & 0xFF
    rate = (30000 / 1001 if frames == 29 else frames) * per_frame
    tick = 0
    for message in mido.merge_tracks(midi.tracks):
        tick += message.time
        yield tick / rate, message


def expected(path):
    """(onset, length, pitch) of each note but percussion; of one key the first struck ends first."""
    notes, open_notes, bends = [], collections.defaultdict(collections.deque), collections.Counter()
    for now, message in seconds_of(mido.MidiFile(path)):
        if message.type == "pitchwheel":
            bends[message.channel] = message.pitch
        if message.type not in ("note_on", "note_off"):
            continue
        if message.type == "note_on" and message.velocity > 0:
            pitch = message.note + 2 * bends[message.channel] / 8192
            open_notes[message.channel, message.note].append((now, pitch))
        elif open_notes[message.channel, message.note]:
            on, pitch = open_notes[message.channel, message.note].popleft()
            if message.channel != PERCUSSION:
                notes.append((on, now - on, pitch))
    return notes


def followed(tools, path):
    done = subprocess.run([tools / "auralis-compose", "--seed", "1", "--explain", "--follow", path, "--track", "all"],
                          capture_output=True, text=True, check=False)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    return done, [(e["t"], e["dur"], e["pitch"]) for e in events
                  if e["type"] == "note" and e["why"]["layer"] == "melody"]


def in_order(notes):
    first = min((on for on, _, _ in notes), default=0)
    return sorted((round(pitch, 3), round(on - first, 5), length) for on, length, pitch in notes)


def differences(want, got):
    if len(want) != len(got):
        return [f"{len(got)} notes, should be {len(want)}"]
    return [f"{g} should be {w}" for w, g in zip(in_order(want), in_order(got))
            if abs(w[0] - g[0]) > 2e-3 or abs(w[1] - g[1]) > WITHIN or abs(w[2] - g[2]) > WITHIN]


def main():
    tools = pathlib.Path(sys.argv[1]).resolve()
    first, count = (int(word) for word in (sys.argv[2:] + ["1", "100"][len(sys.argv) - 2:]))
    failed = total = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "tune.mid"
        for seed in range(first, first + count):
            path.write_bytes(Writer(seed).file())
            want = expected(path)
            done, got = followed(tools, path)
            if not want:  # percussion alone
                wrong = [] if "there is no note in" in done.stderr else ["should be refused"]
            else:
                wrong = differences(want, got) + ([done.stderr] if done.returncode else [])
            total += len(want)
            failed += bool(wrong)
            for line in wrong[:3]:
                print(f"seed {seed}: {line}")
    print(f"{count - failed} of {count} files, {total} notes")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
