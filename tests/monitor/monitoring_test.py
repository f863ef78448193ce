# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""The dashboard and the alerts hold to what the tools expose: monitoring_test.py BIN. A real
Prometheus scrapes a live pipe of the three tools, and evaluates every rule and every panel."""

import json
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

BIN = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/bin").resolve()
HERE = pathlib.Path(__file__).parent
SHARE = HERE.parents[1] / "lib/monitor/share"
RULES, DASHBOARD = SHARE / "rules.yml", SHARE / "dashboard.json"
TOOLS = ("compose", "synth", "stream")


def panels():
    return json.loads(DASHBOARD.read_text())["panels"]


def expressions():
    """Of the dashboard, with its variables filled in."""
    found = [target["expr"] for panel in panels() for target in panel.get("targets", ())]
    return [text.replace("$__rate_interval", "1m").replace("$instance", ".*") for text in found]


def names(text):
    return set(re.findall(r"\b(?:auralis_(?:compose|synth|stream)|process)_[a-z_]+\b", text))


def get(url):
    with urllib.request.urlopen(url, timeout=10) as reply:
        return reply.read().decode()


def until(look, seconds=60):
    """What look() gives, once it gives something."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)
    return found


def free_port():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


class Pipe:
    """compose | synth | stream, live, each with metrics."""

    def __init__(self):
        self.ports = {tool: free_port() for tool in TOOLS}
        self.processes, before = [], subprocess.DEVNULL
        more = {"compose": ["--live", "--seed", "7"], "synth": [],
                "stream": ["--listen", "127.0.0.1:0"]}
        for tool in TOOLS:
            process = subprocess.Popen(
                [BIN / f"auralis-{tool}", "-q", *more[tool], "--metrics",
                 f"127.0.0.1:{self.ports[tool]}"],
                stdin=before, stdout=subprocess.PIPE if tool != "stream" else subprocess.DEVNULL)
            if self.processes:
                before.close()
            before = process.stdout
            self.processes.append(process)
        for tool in TOOLS:
            until(lambda: self.text(tool))

    def text(self, tool):
        try:
            return get(f"http://127.0.0.1:{self.ports[tool]}/metrics")
        except OSError:
            return ""

    def stop(self):
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(20)


class Files(unittest.TestCase):
    def test_the_rules_are_right(self):
        done = subprocess.run(["promtool", "check", "rules", RULES], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_the_rules_fire_when_they_should(self):
        with tempfile.TemporaryDirectory() as folder:
            for path in (RULES, HERE / "rules_test.yml"):
                shutil.copy(path, folder)
            done = subprocess.run(["promtool", "test", "rules", f"{folder}/rules_test.yml"],
                                  capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_rule_is_tested(self):
        tests = (HERE / "rules_test.yml").read_text()
        for alert in re.findall(r"alert: (\w+)", RULES.read_text()):
            self.assertIn(f'alertname="{alert}"', tests)

    def test_the_configuration_is_right(self):
        done = subprocess.run(["promtool", "check", "config", SHARE / "prometheus.yml"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_panel_has_its_place(self):
        taken = set()
        for panel in panels():
            at = panel["gridPos"]
            cells = {(x, y) for x in range(at["x"], at["x"] + at["w"])
                     for y in range(at["y"], at["y"] + at["h"])}
            self.assertLessEqual(at["x"] + at["w"], 24)
            self.assertFalse(cells & taken, panel["title"])
            taken |= cells
        ids = [panel["id"] for panel in panels()]
        self.assertEqual(len(ids), len(set(ids)))


class Live(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.pipe = Pipe()
        cls.addClassCleanup(cls.pipe.stop)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.server = cls.start_prometheus()

    @classmethod
    def start_prometheus(cls):
        """Its address; it looks every second, and the rules are ours."""
        folder = pathlib.Path(cls.folder.name)
        shutil.copy(RULES, folder)
        text = (SHARE / "prometheus.yml").read_text().replace("15s", "1s")
        for tool, port in (("stream", 9090), ("synth", 9091), ("compose", 9092)):
            text = text.replace(f"127.0.0.1:{port}", f"127.0.0.1:{cls.pipe.ports[tool]}")
        (folder / "prometheus.yml").write_text(text)
        address = f"127.0.0.1:{free_port()}"
        log = (folder / "log").open("w")
        cls.addClassCleanup(log.close)
        process = subprocess.Popen(
            ["prometheus", f"--config.file={folder}/prometheus.yml",
             f"--storage.tsdb.path={folder}/data", f"--web.listen-address={address}"],
            stdout=log, stderr=log)
        cls.addClassCleanup(process.wait)
        cls.addClassCleanup(process.terminate)
        return f"http://{address}"

    def ask(self, path):
        try:
            return json.loads(get(f"{self.server}/api/v1/{path}"))["data"]
        except OSError:
            return None

    def query(self, expression):
        return self.ask("query?" + urllib.parse.urlencode({"query": expression}))["result"]

    def test_every_metric_that_is_named_is_exposed(self):
        exposed = set()
        for tool in TOOLS:
            text = self.pipe.text(tool)
            exposed |= set(re.findall(r"^([a-z_]+)(?:\{[^}]*\})? ", text, re.M))
            done = subprocess.run(["promtool", "check", "metrics"], input=text,
                                  capture_output=True, text=True)
            self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""), tool)
        for path in (RULES, DASHBOARD):
            named = names(path.read_text())
            self.assertGreater(len(named), 10)
            self.assertEqual(named - exposed, set(), path.name)

    def test_prometheus_scrapes_the_tools_and_evaluates_the_rules(self):
        until(lambda: (self.ask("query?query=sum(up)") or {"result": ()})["result"])
        until(lambda: self.query("sum(up)")[0]["value"][1] == "3")
        for target in self.ask("targets")["activeTargets"]:
            self.assertEqual((target["health"], target["lastError"]), ("up", ""))

        def rules():
            found = [rule for group in self.ask("rules")["groups"] for rule in group["rules"]]
            return found if all(rule["health"] != "unknown" for rule in found) else None

        found = until(rules)
        self.assertEqual(len(found), RULES.read_text().count("- alert:"))
        for rule in found:
            self.assertEqual((rule["health"], rule.get("lastError", "")), ("ok", ""), rule["name"])
        for expression in expressions():  # a rate needs two looks at each tool
            with self.subTest(expression):
                until(lambda: self.query(expression))


if __name__ == "__main__":
    unittest.main()
