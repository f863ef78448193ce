# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""judge_music.rules and .scale_and_grid on pieces that break one rule each."""

import unittest

from judge_pieces import piece

from judge_music import rules, scale_and_grid


def broken(notes, length=20):
    return [(v.rule, v.layers) for v in rules.violations(piece(notes, length=length))]


class RulesTest(unittest.TestCase):
    def test_a_piece_that_keeps_them(self):
        notes = [(0, 36, 20, "drone"), (0, 43, 20, "drone"), (0, 60, 20, "pad"), (0, 64, 20, "pad")]
        self.assertEqual(broken(notes), [])

    def test_crowd_with_and_without_drone_and_texture(self):
        pad = [(0, 52 + 3 * i, 20, "pad") for i in range(8)]
        self.assertEqual(broken(pad), [])
        self.assertEqual(broken(pad + [(1, 40, 19, "drone")]), [("crowd: all", ("drone", "pad"))])
        self.assertEqual(broken(pad + [(1, 76, 19, "bells")]),
                         [("crowd: all", ("bells", "pad")),
                          ("crowd: no drone, no texture", ("bells", "pad"))])

    def test_gates_that_meet_do_not_sound_together(self):
        self.assertEqual(broken([(0, 36, 10, "bass"), (10, 38, 10, "bass")]), [])

    def test_an_off_ends_a_note_before_its_time(self):
        notes = [(0, 60, 20, "pad"), (2, 61, 18, "melody")]
        self.assertEqual(broken(notes), [("clash", ("melody", "pad"))])
        made = piece(notes, offs=[(5, 1), (19, 1)], length=20)
        self.assertEqual([note.end for note in made.notes], [20, 5])
        self.assertEqual(rules.violations(made), [])

    def test_the_low_register(self):
        self.assertEqual(broken([(0, 36, 20, "bass"), (0, 42, 20, "drone")]),
                         [("low: interval", ("bass", "drone"))])
        self.assertEqual(broken([(0, 47, 20, "bass"), (0, 53, 20, "pad")]),
                         [("low: interval", ("bass", "pad"))])
        self.assertEqual(broken([(0, 36, 20, "bass"), (0, 36, 20, "drone")]),
                         [("low: unison", ("bass", "drone"))])
        self.assertEqual(broken([(0, p, 20, "drone") for p in (29, 36, 43)]),
                         [("low: notes", ("drone",) * 3)])
        self.assertEqual(broken([(0, 36, 20, "bass"), (0, 38, 20, "texture")]), [])

    def test_a_clash_takes_more_than_four_seconds_and_no_unison(self):
        for pitch, seconds, count in ((62, 4.5, 1), (61, 4.5, 1), (63, 9, 0), (62, 4, 0), (60, 9, 0)):
            found = broken([(0, 60, 20, "pad"), (2, pitch, seconds, "melody")])
            self.assertEqual(found, [("clash", ("melody", "pad"))] * count, (pitch, seconds))

    def test_silence_also_before_and_after(self):
        self.assertEqual(broken([(16, 60, 4, "pad")]), [("silence", ())])
        self.assertEqual(broken([(0, 60, 4, "pad")]), [("silence", ())])
        self.assertEqual(broken([(0, 60, 4, "pad"), (18, 60, 2, "pad")]), [])

    def test_common_tones(self):
        chords = [(0, [60, 64, 67]), (10, [57, 60, 64])]
        first = [(0, 60, 9.95, "pad"), (0, 64, 9.95, "pad"), (0, 67, 9.95, "pad")]
        kept = rules.common_tones(piece(first + [(10, 60, 10, "pad"), (11, 76, 9, "pad")],
                                        chords, length=20))
        self.assertEqual(kept, {"common tones kept": 0.5, "common tones tied": 0})
        tied = rules.common_tones(piece([(0, 60, 20, "pad"), (0, 64, 20, "pad")], chords, length=20))
        self.assertEqual(tied, {"common tones kept": 1, "common tones tied": 1})


class ScaleAndGridTest(unittest.TestCase):
    def test_scale(self):
        made = piece([(0, 60, 1, "pad"), (1, 61, 1, "pad"), (9, 61, 1, "pad"), (9, 62, 1, "pad")],
                     [(0, [60, 64]), (8, [57, 61])])
        self.assertEqual(scale_and_grid.in_scale(made), (0.5, 0.25))

    def test_grid(self):
        made = piece([(0.125, 60, 1, "pad"), (0.2, 60, 1, "pad")], bpm=120)
        self.assertEqual(scale_and_grid.on_grid(made), 0.5)

    def test_shared_grams(self):
        line = [(t, 60 + t * t % 11, 1, "melody") for t in range(20)]
        moved = [(t + 3, pitch + 5, 1, "melody") for t, pitch, _, _ in line]
        other = [(t, 60 + t * t % 7, 1, "melody") for t in range(20)]
        found = [scale_and_grid.grams(piece(notes)) for notes in (line, moved, other)]
        shares = scale_and_grid.shared(found)
        self.assertEqual([share["shared"] for share in shares], [1, 1, 0])
        self.assertEqual([share["shared with one"] for share in shares], [1, 1, 0])
        self.assertEqual(shares[0]["shared by patch"], {"melody": len(found[0])})


if __name__ == "__main__":
    unittest.main()
