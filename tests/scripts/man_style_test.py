# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""How the man pages are laid out: man_style_test.py MAN."""

import pathlib
import re
import sys
import unittest

MAN = pathlib.Path(sys.argv[1])
PAGES = sorted(MAN.glob("*.[1-8]"))
BREAK = re.compile(r"^\.(Pp|It|Bl|El|Bd|Ed|Sh|Ss|Dl|D1|Rs|Re)\b")
MACRO = re.compile(r"^\.\w+ ?|\b(Ar|Fl|Cm|Pa|Li|Ql|Xr|Sx|Ns|No|Em|Va|Pq|Oo|Oc)\b ?")
LINE, MOST_LINES = 72, 6
UNMEASURED = ("NAME", "SYNOPSIS", "SEE ALSO")


def paragraphs(page: pathlib.Path):
    """Yields (line number, words) of each paragraph and item, without displays."""
    begun, words, display, section = 0, [], False, ""
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith('.\\"'):
            continue
        if line.startswith(".Sh"):
            section = line.removeprefix(".Sh ")
        if BREAK.match(line):
            if words:
                yield begun, " ".join(words)
            words, display = [], line.startswith(".Bd")
        elif not display and section not in UNMEASURED:
            begun = begun if words else number
            words.append(MACRO.sub("", line) if line.startswith(".") else line)
    if words:
        yield begun, " ".join(words)


class ManStyleTest(unittest.TestCase):
    def test_no_paragraph_is_longer_than_six_lines(self):
        long = [f"{page.name}:{number}" for page in PAGES for number, words in paragraphs(page)
                if len(words) > MOST_LINES * LINE]
        self.assertEqual(long, [])

    def test_pages_begin_with_examples(self):
        for page in PAGES:
            if page.suffix == ".7" and page.stem != "auralis":
                continue  # these explain what others do
            sections = re.findall(r"^\.Sh (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
            first = next(name for name in sections if name not in ("NAME", "SYNOPSIS"))
            self.assertIn(first, ("QUICK START", "TASKS"), page.name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
