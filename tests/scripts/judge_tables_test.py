# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""judge_music's tables, requirements and page: what is counted, and what of a page is replaced."""

import unittest

from judge_pieces import SOURCE, piece

from judge_music import judging, report, requirements, tables

NAMES = ("asked for", "notes", "gates", "rules", "sound", "other judges", "aubio", "moods apart",
         "references")


class TablesTest(unittest.TestCase):
    def test_spread(self):
        self.assertEqual(tables.spread([1, 2, 4]), "1.00 / 2.00 / 4.00")
        self.assertEqual(tables.spread([1.001, 1]), "1.00")
        self.assertEqual(tables.spread([float("nan"), 12.34, None]), "12.3")
        self.assertEqual(tables.spread([]), "-")

    def test_a_page_keeps_what_is_outside_its_markers(self):
        page = "a\n<!-- x -->\nold\n<!-- end -->\nb\n<!-- y -->\n<!-- end -->\n"
        self.assertEqual(tables.into_page(page, {"x": "new\n", "y": "too\n"}),
                         "a\n<!-- x -->\nnew\n<!-- end -->\nb\n<!-- y -->\ntoo\n<!-- end -->\n")
        with self.assertRaises(ValueError):
            tables.into_page(page, {"z": "new\n"})

    def test_the_page_has_a_place_for_every_table(self):
        page = (SOURCE / "man" / "music.md").read_text()
        tables.into_page(page, dict.fromkeys(NAMES, ""))


class RequirementsTest(unittest.TestCase):
    def test_pieces_that_keep_them_are_counted(self):
        notes = [(0, 48, 60, "drone"), (0.1, 61, 30, "pad")]
        judged = judging.judge(piece(notes), judging.Options("", sound=False))
        judged.update(shared=0.0, repetition=0.51)
        lines = requirements.kept({"made": [judged]})
        self.assertIn("| all onsets on sixteenths of the announced tempo | 0 of 1 | made 1 (0.50 to 0.50) |",
                      lines)
        self.assertIn("| 8-grams shared with any other seed's piece below 5 % | 1 of 1 | none |", lines)
        self.assertIn("| repetition 0.10 to 0.50 | 0 of 1 | made 1 (0.51 to 0.51) |", lines)
        self.assertNotIn("novelty", lines)

    def test_a_report_of_events_alone_needs_no_sound(self):
        judged = judging.judge(piece([(0, 60, 60, "pad")]), judging.Options("", sound=False))
        self.assertEqual(list(report.report({"made": [judged]})), list(NAMES[:4]))


if __name__ == "__main__":
    unittest.main()
