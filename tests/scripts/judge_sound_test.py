# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""judge_music's figures of sound on sounds made for them."""

import unittest

import numpy as np
from judge_pieces import piece

from judge_music import heard, sound, third_party


def tone(pitch, seconds=20, loud=0.1):
    t = np.arange(int(seconds * sound.RATE)) / sound.RATE
    return (loud * np.sin(2 * np.pi * 440 * 2 ** ((pitch - 69) / 12) * t)).astype(np.float32)


class SoundTest(unittest.TestCase):
    def test_a_tone_lies_in_its_semitone(self):
        for pitch in (48, 69, 100):
            power = sound.semitones(tone(pitch))
            self.assertEqual(power.shape[1], sound.HIGHEST - sound.LOWEST)
            self.assertTrue((power.argmax(1) == pitch - sound.LOWEST).all())

    def test_similarity_is_the_cosine_of_runs_laid_end_to_end(self):
        level = np.random.default_rng(1).uniform(0, 60, (40, 5))
        runs = np.stack([level[i:i + sound.MOMENT].ravel() for i in range(40 - sound.MOMENT + 1)])
        runs -= runs.mean(0)
        runs /= np.linalg.norm(runs, axis=1, keepdims=True)
        np.testing.assert_allclose(sound.self_similarity(level), runs @ runs.T, atol=1e-9)

    def test_a_loop_is_repetition_and_chance_is_novelty(self):
        draw = np.random.default_rng(1)
        for level, repetition, novelty in ((np.tile(draw.uniform(0, 60, (54, 72)), (10, 1)), 1, 0),
                                           (draw.uniform(0, 60, (540, 72)), 0, 0.85)):
            similarity = sound.self_similarity(level)
            self.assertAlmostEqual(sound.repetition(similarity), repetition, delta=0.02)
            self.assertAlmostEqual(sound.novelty(similarity), novelty, delta=0.05)

    def test_novelty_of_the_last_part_alone(self):
        level = np.tile(np.random.default_rng(1).uniform(0, 60, (54, 72)), (10, 1))
        level[450:] = np.random.default_rng(2).uniform(0, 60, (90, 72))
        similarity = sound.self_similarity(level)
        self.assertGreater(sound.novelty(similarity, 6), 0.8)
        self.assertLess(sound.novelty(similarity), 0.4)

    def test_level_and_form(self):
        made = piece([(0, 60, 120, "pad")], sections=[(0, 0), (120, 1)], length=120)
        rising = np.concatenate([tone(60, 30, 0.1 * 2**k) for k in range(3)] + [tone(60, 30, 0.01)])
        self.assertAlmostEqual(sound.spearman([1, 2, 3], [2, 4, 9]), 1)
        self.assertAlmostEqual(sound.follows_form(made, rising), -0.2)
        self.assertAlmostEqual(sound.largest_step(made, rising), 6.02, delta=0.01)

    def test_scale(self):
        power = sound.semitones(tone(60) + tone(64) + tone(67))
        chroma = heard.chroma(power)
        self.assertAlmostEqual(heard.scale_heard(chroma, {0, 4, 7})[0], 1, delta=0.01)
        self.assertEqual(heard.scale_heard(chroma, {0, 4, 7})[1], 1)
        self.assertEqual(heard.scale_heard(chroma, {1, 5, 8})[1], 0)

    def test_clicks_are_sharp_where_no_note_begins(self):
        made = piece([(3, 60, 1, "pad")])
        clean = tone(60)
        self.assertEqual(heard.clicks(made, clean), [])
        for second in (3, 7):
            clean[second * sound.RATE + 100] += 0.2
        found = heard.clicks(made, clean)
        self.assertEqual(len(found), 1)
        self.assertAlmostEqual(found[0], 7 + 100 / sound.RATE, delta=0.001)

    def test_pieces_are_told_apart_by_centroids_without_their_own(self):
        rows = [[0, 1], [0, 2], [0, 3], [9, 1], [9, 2], [9, 3]]
        self.assertEqual(heard.told_apart(rows, "aaabbb")[0], 1)
        self.assertEqual(heard.told_apart([[0], [9], [9], [0]], "aabb")[0], 0)

    def test_near(self):
        self.assertEqual(third_party.near([1, 2, 3.05], [3, 1], 0.1), 2 / 3)
        self.assertEqual(third_party.near([1], [], 0.1), 0)


if __name__ == "__main__":
    unittest.main()
