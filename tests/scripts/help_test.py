# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""-h and --help of all programs and their commands: help_test.py BIN. One form and one notation; what an
example names is there; lists are JSON where that is asked for; a word that is nearly right is named."""

import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

BIN = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/bin").resolve()
ROOT = pathlib.Path(__file__).parents[2]
PLAY = ROOT / "tools/auralis-play"
TOOLS = {name: BIN / name for name in ("auralis-compose", "auralis-synth", "auralis-stream", "auralis-bench")}
TOOLS["auralis-play"] = PLAY
WIDTH, MOST_LINES, COLUMN = 80, 24, 26

# What stands in brackets behind an option, in this order.
VALUES = r"(?:[^;\[\]]+)"
NOTE = re.compile(rf"(?:(?P<values>(?!default: |may be |needs |not with ){VALUES})(?:; |$))?"
                  r"(?:default: (?P<default>[^;]+)(?:; |$))?(?:may be repeated(?:; |$))?"
                  r"(?:needs --[a-z0-9, -]+(?:; |$))?(?:not with --[a-z0-9, -]+)?")
RANGE = re.compile(r"-?[0-9.]+\.\.-?[0-9.]+|[0-9hms]+\.\.[0-9hms]+")


def run(*words, status=0, env=None):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})})
    if done.returncode != status:
        raise AssertionError(f"{words}: status {done.returncode}\n{done.stderr}")
    return done


def options_of(text):
    """Name of the long option (or the short one) -> (placeholder, description, brackets)."""
    options, head, body = {}, None, ""

    def keep():
        if head is None:
            return
        names = re.findall(r"--?[a-z][a-z0-9-]*", head)
        value = re.sub(r"--?[a-z][a-z0-9-]*,? ?", "", head).strip()
        found = re.fullmatch(r"(.*?)(?: \[([^\]]*)\])?", body)
        options[next((n for n in names if n.startswith("--")), names[0])] = (value, found[1], found[2])

    for line in text.splitlines():
        if re.match(r"  -", line):
            keep()
            fits = len(line) > COLUMN and line[COLUMN - 1] == " "
            head, body = (line[:COLUMN].strip(), line[COLUMN:]) if fits else (line.strip(), "")
        elif head and line.startswith(" " * COLUMN):
            body += (" " if body else "") + line.strip()
        else:
            keep()
            head, body = None, ""
    keep()
    return options


class HelpTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.commands = {(name,): [path] for name, path in TOOLS.items()}
        for tool in ("auralis-synth", "auralis-bench"):
            listed = run(TOOLS[tool], "--help").stdout.split("\nCommands:\n")[1].split("\n\n")[0]
            for command in re.findall(r"^  ([a-z]+)", listed, re.M):
                cls.commands[tool, command] = [TOOLS[tool], command]
        assert len(cls.commands) == 5 + 1 + 7
        cls.long = {name: run(*words, "--help").stdout for name, words in cls.commands.items()}
        cls.short = {name: run(*words, "-h").stdout for name, words in cls.commands.items()}

    def test_the_short_one_has_about_twenty_lines_and_begins_with_examples(self):
        for name, text in self.short.items():
            lines = text.splitlines()
            self.assertLessEqual(len(lines), MOST_LINES, name)
            self.assertTrue(lines[0].startswith(" ".join(name) + " "), lines[0])
            examples = text.split("\n\n")[1]
            commands = [line for line in examples.splitlines() if re.match(r"  \S", line)]
            self.assertTrue(1 <= len(commands) <= 4, name)
            for command in commands:
                self.assertIn(" ".join(name), command)
            self.assertIn(f"{' '.join(name)} --help", lines[-1])
            self.assertRegex(lines[-1], r"Manual: man auralis-[a-z-]+$")

    def test_no_line_is_wider_than_a_terminal(self):
        for name, text in [*self.long.items(), *self.short.items()]:
            for line in text.splitlines():
                self.assertLessEqual(len(line), WIDTH, (name, line))

    def test_pages_that_are_named_are_there(self):
        for name, text in self.long.items():
            page = re.search(r"^Manual: man (\S+)$", text, re.M)[1]
            self.assertTrue((ROOT / f"man/{page}.1").is_file(), name)

    def test_one_notation_for_values_and_defaults(self):
        for name, text in self.long.items():
            options = options_of(text)
            self.assertGreater(len(options), 4)
            for option, (value, what, brackets) in options.items():
                place = (name, option, brackets)
                self.assertRegex(what, r"^\S.*[^.\]]$", place)
                self.assertNotRegex(what, r"by default|[Dd]efault:|\(default|may be repeated|[0-9]+\.\.[0-9]", place)
                if brackets is None:
                    self.assertNotIn(value, ("NUMBER", "TIME"), place)
                    continue
                note = NOTE.fullmatch(brackets)
                self.assertTrue(note, place)
                if value in ("NUMBER", "TIME"):
                    self.assertRegex(note["values"] or "", RANGE, place)
                    self.assertTrue(note["default"], place)
                if "|" in (note["values"] or ""):
                    self.assertTrue(note["default"], place)
                if not value:
                    self.assertFalse(note["values"] or note["default"], place)

    def test_examples_name_options_that_there_are(self):
        for name, text in [*self.long.items(), *self.short.items()]:
            for line in re.findall(r"^  (?:\.\.\. \| )?(auralis-\S.*\|.*|(?:\.\.\. \| )?auralis-.*)$", text, re.M):
                for part in line.split("|"):
                    words = part.split()
                    if not words or words[0] not in TOOLS:
                        continue
                    tool = tuple(words[:2]) if tuple(words[:2]) in self.long else (words[0],)
                    known = options_of(self.long[tool])
                    if tool == ("auralis-play",):
                        known |= options_of(self.long["auralis-compose",])
                    for option in re.findall(r"--[a-z0-9-]+", part):
                        self.assertIn(option, {*known, "--help"}, (name, line))

    def test_environment_variables_stand_once_at_the_end(self):
        for name, text in self.long.items():
            self.assertEqual(text.count("\nEnvironment:\n"), 1, name)
            self.assertNotIn("AURALIS_", text.split("\nEnvironment:\n")[0], name)

    def test_a_variable_does_what_it_says(self):
        answer = run(TOOLS["auralis-compose"], "--duration", "1s", env={"AURALIS_COMPOSE_SEED": "11"})
        self.assertIn('"seed":11', answer.stdout)

    def test_unknown_words_are_answered_in_a_line_that_names_the_nearest(self):
        for words, want in (
                (("auralis-compose", "--mod", "tide", "--x"), "no option --mod; did you mean --mood?"),
                (("auralis-compose", "--volume", "11"), "no option --volume (see"),
                (("auralis-compose", "--duraton=5s"), "no option --duraton; did you mean --duration?"),
                (("auralis-compose", "mood", "tide"), "'mood' is not expected: options begin with --; did you mean --mood?"),
                (("auralis-synth", "voise"), "'voise' is not expected: options begin with --; did you mean voice?"),
                (("auralis-synth", "voice", "--synth1b", "1"), "no option --synth1b; did you mean --synth1b1?"),
                (("auralis-synth", "--reverb", "hal"), "'hal' is none of hall, plate, room, cathedral, none; did you mean hall?"),
                (("auralis-bench", "synht", "--json"), "command: 'synht' is none of synth, "),
                (("auralis-bench", "synth", "--voises", "3"), "no option --voises; did you mean --voices? (see auralis-bench synth --help)"),
                (("auralis-stream", "--listn", ":1"), "no option --listn; did you mean --listen?")):
            answer = run(TOOLS[words[0]], *words[1:], status=2)
            self.assertEqual(answer.stderr.count("\n"), 1, answer.stderr)
            self.assertIn(want, answer.stderr)
            self.assertIn("--help)", answer.stderr)

    def test_words_in_the_wrong_place_are_told_where_they_belong(self):
        for words, want in (
                (("auralis-compose", "--key", "--mode", "dorian"), "--key needs a value, before --mode"),
                (("auralis-compose", "-o", "--live"), "-o needs a value, before --live"),
                (("auralis-compose", "--station", "--bpm=70"), "--station needs a value, before --bpm=70"),
                (("auralis-compose", "--bpm"), "--bpm needs a value: NUMBER"),
                (("auralis-compose", "--bpm="), "--bpm needs a value: NUMBER"),
                (("auralis-compose", "-o=x"), "-o=x: write -o x"),
                (("auralis-compose", "--live=maybe"), "--live: 'maybe' should be true or false"),
                (("auralis-compose", "--", "x"), "the argument 'x' is not expected"),
                (("auralis-stream", "--metrics", "5"), "--metrics: '5' is no ADDR:PORT"),
                (("auralis-synth", "--voices", "3", "voice"), "command should come first: auralis-synth voice"),
                (("auralis-bench",), "a command is missing: should be one of synth, voice, "),
                (("auralis-bench", "--json", "synth"), "behind the command: auralis-bench synth --json"),
                (("auralis-bench", "--json"), "behind the command: auralis-bench synth --json"),
                (("auralis-bench", "synth", "compose"), "one command is enough: synth, or compose")):
            answer = run(TOOLS[words[0]], *words[1:], status=2)
            self.assertEqual(answer.stderr.count("\n"), 1, answer.stderr)
            self.assertIn(want, answer.stderr)
        self.assertEqual(run(TOOLS["auralis-bench"], "compose", "--version").stdout,
                         run(TOOLS["auralis-bench"], "--version").stdout)

    def test_a_variable_that_is_nearly_an_options_is_told(self):
        compose, one = TOOLS["auralis-compose"], ("--seed", "1", "--duration", "1s")
        answer = run(compose, *one, env={"AURALIS_COMPOSE_BMP": "60", "AURALIS_COMPOSE_HOUSE": "x"})
        self.assertEqual(answer.stderr, "auralis-compose: AURALIS_COMPOSE_BMP sets nothing; did you mean "
                         "AURALIS_COMPOSE_BPM?\nauralis-compose: seed 1\n")
        synth = run(TOOLS["auralis-synth"], "--list-patches", env={"AURALIS_SYNTH_VOICE_JOBS": "2"})
        self.assertEqual(synth.stderr, "")
        for file, why in (("/nowhere/x.toml", "No such file"), ("/", "Is a directory")):
            answer = run(compose, *one, status=1, env={"AURALIS_COMPOSE_CONFIG": file})
            self.assertIn(why, answer.stderr)

    def test_options_are_listed_for_programs(self):
        for name, text in self.long.items():
            words = self.commands[name]
            inner = len(name) > 1 and name[0] != "auralis-synth"
            lines = run(*words[:1] if inner else words, "--list-options").stdout.splitlines()
            rows = [line.split("\t") for line in lines]
            self.assertEqual({len(row) for row in rows}, {6}, name)
            listed = {row[0]: row for row in rows if row[1] == (name[1] if inner else "-")}
            for option, (value, what, brackets) in options_of(text).items():
                if option == "-h":
                    continue
                row = listed[option]
                self.assertEqual((row[3].replace("-", ""), row[5]), (value, what), (name, option))
                choices = (brackets or "").split(";")[0].split("|")
                if len(choices) > 1:
                    self.assertEqual(row[4].split(), [word for word in choices if word == word.lower()])
            if name in (("auralis-compose",), ("auralis-synth",)):
                items = json.loads(run(*words, "--json", "--list-options").stdout)
                self.assertEqual([item["name"] for item in items], [row[0] for row in rows])
        synth = json.loads(run(TOOLS["auralis-synth"], "--list-options", "--json").stdout)
        self.assertEqual([item["name"] for item in synth if item["kind"] == "command"], ["voice"])
        voices = next(item for item in synth if item["name"] == "--voices")
        self.assertEqual((voices["values"], voices["default"]), ("1..4096", "64"))

    def test_lists_are_json_where_that_is_asked_for(self):
        for tool in ("auralis-compose", "auralis-synth"):
            lists = [option for option in options_of(self.long[tool,])
                     if option.startswith("--list-") and option != "--list-options"]
            self.assertGreaterEqual(len(lists), 2)
            for option in lists:
                items = json.loads(run(TOOLS[tool], option, "--json").stdout)
                names = [line.split("\t")[0] for line in run(TOOLS[tool], option).stdout.splitlines()]
                self.assertEqual([item["name"] for item in items], names, option)
                self.assertEqual({item["kind"] + "s" for item in items}, {option.removeprefix("--list-").replace("patches", "patchs")})
            both = json.loads(run(TOOLS[tool], *lists[:2], "--json").stdout)
            self.assertEqual(len({item["kind"] for item in both}), 2)
            run(TOOLS[tool], "--json", status=2)
        moods = json.loads(run(TOOLS["auralis-compose"], "--list-moods", "--json").stdout)
        self.assertTrue(all(mood["description"] for mood in moods))


if __name__ == "__main__":
    unittest.main()
