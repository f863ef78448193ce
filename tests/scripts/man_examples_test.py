# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""man_examples on a page made for it: what it takes for an example, and what it does not."""

import pathlib
import tempfile
import unittest

import man_examples

PAGE = r""".Dd November 22, 2026
.Dt EXAMPLE 1
.Sh DESCRIPTION
.Dl $ not an example
.Sh EXAMPLES
A first one:
.Dl $ echo \(aqone\(aq | sed \-e s/o/O/
.Dl not run
.Bd -literal -offset indent
serve --live
$ echo two \e
    three
output
$ echo four
$ cat <<END
five
END
.Ed
.Sh SEE ALSO
.Dl $ not an example either
"""


class ManExamplesTest(unittest.TestCase):
    def test_examples_are_found(self):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "example.1"
            page.write_text(PAGE)
            self.assertEqual(
                list(man_examples.examples(page)),
                [(7, "echo 'one' | sed -e s/o/O/"), (11, "echo two \\\n    three"), (14, "echo four"),
                 (15, "cat <<END\nfive\nEND")])

    def test_a_failure_anywhere_in_a_pipe_counts(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(man_examples.run("echo one", folder, {}), "")
            self.assertIn("status 3", man_examples.run("(exit 3) | cat", folder, {}))


if __name__ == "__main__":
    unittest.main()
