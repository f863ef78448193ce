// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "cli/toml_config.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/temporary_directory.h"
#include "cli/tool_app.h"

namespace auralis::cli {
namespace {

/// A tool with options of each kind, and one subcommand.
struct Tool {
  ToolApp app;
  std::string key;
  std::vector<std::string> files;
  int voices = 0;
  bool live = false;
  double rate = 0;

  explicit Tool(const std::string& name = "auralis-try") : app(name, "A try") {
    app.add("--key", key, "");
    app.add("--files", files, "");
    app.add_flag("--live", live, "");
    app.add_number("--rate", rate, "", 0, 1e6);
    app.add_command("synth", "").add_integer("--voices", voices, "", 0, 99);
  }

  /// Reads a file of these words; what was wrong with them.
  std::string complaint(const std::string& toml) {
    const base::TemporaryDirectory folder;
    const std::string path = folder / "piece.toml";
    std::ofstream(path) << toml;
    std::string tool = "auralis-try", option = "--config=" + path, sub = "synth";
    char* words[] = {tool.data(), option.data(), sub.data()};
    std::string said;
    try {
      app.parse_command_line(3, words);
    } catch (const WrongUsage& error) {
      said = error.what();
    }
    return said.substr(std::min(said.size(), said.find("piece.toml")));
  }
};

TEST(TomlConfig, SetsOptionsOfEveryKind) {
  Tool tool;
  EXPECT_EQ(tool.complaint("key = \"D\"\nlive = true\nrate = 0.5\nfiles = [\"a b\", \"c,d\"]\n"
                           "[synth]\nvoices = 7\n"),
            "");
  EXPECT_EQ(tool.key, "D");
  EXPECT_EQ(tool.files, (std::vector<std::string>{"a b", "c,d"}));
  EXPECT_EQ(tool.voices, 7);
  EXPECT_EQ(tool.rate, 0.5);
  EXPECT_TRUE(tool.live);
}

// A sharp key was cut at its #, which CLI11's reader takes for a comment even between quotes.
TEST(TomlConfig, KeepsAHashBetweenQuotes) {
  Tool tool;
  EXPECT_EQ(tool.complaint("key = \"F#\"  # F sharp\r\n"), "");
  EXPECT_EQ(tool.key, "F#");
}

// A misspelt option was passed over in silence.
TEST(TomlConfig, SaysWhatIsWrongAndWhere) {
  const auto complaint = [](const char* toml) { return Tool().complaint(toml); };
  EXPECT_EQ(complaint("\nkeys = 'D'\n"), "piece.toml:2: keys: no such option; did you mean key?");
  EXPECT_EQ(complaint("[synth]\nvoice = 3\n"), "piece.toml:2: synth.voice: no such option");
  EXPECT_EQ(complaint("[sinth]\nvoices = 3\n"), "piece.toml:2: sinth.voices: no such option");
  EXPECT_EQ(complaint("rate = nan\n"), "piece.toml:1: rate: should be a number");
  EXPECT_EQ(complaint("key = D E\n").substr(0, 12), "piece.toml:1");
  EXPECT_EQ(complaint("key = F#\n").substr(0, 12), "piece.toml:1");
}

TEST(TomlConfig, TakesItsOwnPartOfAStationsFile) {
  const std::string file =
      "rate = 2\n[play]\nport = 1\n[compose]\nkey = 'D'\n[stream]\nkey = 'E'\n[synth]\nvoices = "
      "3\n";
  Tool compose("auralis-compose"), stream("auralis-stream");
  EXPECT_EQ(compose.complaint(file) + stream.complaint(file), "");
  EXPECT_EQ(compose.key + stream.key, "DE");
  EXPECT_EQ(stream.rate, 2);
  EXPECT_EQ(stream.voices, 3);  // a subcommand of that name is meant first
  EXPECT_EQ(Tool("auralis-compose").complaint("[compose]\nkeys = 'D'\n"),
            "piece.toml:2: compose.keys: no such option; did you mean key?");
}

TEST(TomlConfig, TakesAllOfToml) {
  Tool tool;
  EXPECT_EQ(tool.complaint("synth.voices = 0x10\nfiles = [\n  'a',  # one\n  \"\\u00e4\",\n]\n"
                           "key = \"\"\"\nF\\\n  #\"\"\"\n"),
            "");
  EXPECT_EQ(tool.voices, 16);
  EXPECT_EQ(tool.files, (std::vector<std::string>{"a", "\u00e4"}));
  EXPECT_EQ(tool.key, "F#");
}

// Files made for CLI11's own reader have single words without quotes.
TEST(TomlConfig, TakesAWordWithoutQuotes) {
  Tool tool;
  EXPECT_EQ(tool.complaint("key = D  # the tonic\nlive=true\nfiles = [\"a b\", \"c,d\"]\n"
                           "rate=1e3\n[synth]\nvoices=7\n"),
            "");
  EXPECT_EQ(tool.key, "D");
  EXPECT_EQ(tool.files, (std::vector<std::string>{"a b", "c,d"}));
  EXPECT_TRUE(tool.live);
  EXPECT_EQ(tool.rate, 1000);
  EXPECT_EQ(tool.voices, 7);
}

// CLI11's own reader would cut these, split them or keep their quotes.
TEST(TomlConfig, TakesNothingElseWithoutQuotes) {
  const auto place = [](const std::string& toml) { return Tool().complaint(toml).substr(0, 13); };
  EXPECT_EQ(place("live = true\nkey = D E\n"), "piece.toml:2:");
  EXPECT_EQ(place("live = true\nkey = F#\n"), "piece.toml:2:");
  EXPECT_EQ(place("live = true\nkey =\n"), "piece.toml:2:");
  EXPECT_EQ(place("live = true\nkey = \"D\n"), "piece.toml:2:");
  EXPECT_EQ(place("key = \"F#\"\nfiles = a\n"), "piece.toml:2:");
  EXPECT_EQ(place("live = true\nfiles = [abc\n"), "piece.toml:2:");
  EXPECT_EQ(place("rate = 1\nrate = 2\n"), "piece.toml:2:");
  EXPECT_EQ(place("live = true\nkeys = D\n"), "piece.toml:2:");
  EXPECT_EQ(place("key = D\n#" + std::string(5000, '-') + "\n"), "piece.toml:2:") << "too long";
}

}  // namespace
}  // namespace auralis::cli
