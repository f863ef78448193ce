# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""judge_music.copies: phrases of the corpus, moved, cut and syncopated, are found; others are not."""

import unittest

from judge_pieces import SOURCE, piece

from judge_music import copies

CORPUS = copies.Corpus(SOURCE / "lib" / "score" / "corpus")
SCALE = copies.MODES["ionian"]


def sung(tones, pulse=1, rest_before=()):
    """A phrase of (step, units) as the melody layer plays it."""
    notes, unit = [], 0
    for i, (step, units) in enumerate(tones):
        if i in rest_before:
            unit += 8
        pitch = 60 + 12 * (step // 7) + SCALE[step % 7]
        notes.append((unit * pulse / 2, pitch, units * pulse / 2 * copies.LEGATO, "melody"))
        unit += units
    return piece(notes, length=200)


def tones_of_the_corpus(count):
    melody = next(m for size, m in CORPUS.melodies if size == 7 and len(m) >= count)
    return [(step, max(1, (n + 1) // 2)) for step, n in melody[:count]]


class CopiesTest(unittest.TestCase):
    def longest(self, made, pulse=1):
        return tuple(copies.longest_copies(made, CORPUS, pulse).values())

    def test_a_copy_is_found_wherever_it_stands(self):
        tones = tones_of_the_corpus(8)
        self.assertEqual(self.longest(sung(tones)), (8, 8))
        self.assertEqual(self.longest(sung([(step + 2, n) for step, n in tones])), (8, 8))
        self.assertEqual(self.longest(sung(tones, pulse=2), pulse=2), (8, 8))

    def test_a_gap_ends_a_run(self):
        self.assertEqual(self.longest(sung(tones_of_the_corpus(8), rest_before=(5,))), (5, 5))

    def test_another_line_is_none(self):
        heard, _ = self.longest(sung([(0, 1), (7, 16), (-5, 1), (6, 16), (-6, 1), (7, 12)]))
        self.assertLess(heard, 3)

    def test_a_syncopated_copy_may_have_been_drawn(self):
        tones = tones_of_the_corpus(8)
        k, place = next((k, sum(n for _, n in tones[:k])) for k in range(2, 7)
                        if sum(n for _, n in tones[:k]) % 2 == 0 and tones[k - 1][1] > 1)
        moved = list(tones)
        moved[k - 1] = (tones[k - 1][0], tones[k - 1][1] - 1)
        moved[k] = (tones[k][0], tones[k][1] + 1)
        heard, drawn = self.longest(sung(moved))
        self.assertEqual(drawn, 8, place)
        self.assertLess(heard, 8)


if __name__ == "__main__":
    unittest.main()
