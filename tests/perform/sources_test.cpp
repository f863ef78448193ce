// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Files that a recording names: where they are looked for, and whether they are the same.
#include "perform/sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/fingerprint.h"
#include "base/temporary_directory.h"

namespace auralis::perform {
namespace {

using testing::ElementsAre;

class SourcesTest : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  [[nodiscard]] std::string complaint_of(const event::Source& source) {
    try {
      sources_.take({source}, recording_, log_);
    } catch (const base::Error& error) {
      return error.what();
    }
    return "";
  }
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& source : sources_.named()) names.push_back(source.file);
    return names;
  }
  /// What is told on standard error meanwhile.
  template <class Work>
  std::string told(const Work& work) {
    testing::internal::CaptureStderr();
    work();
    return testing::internal::GetCapturedStderr();
  }

  base::TemporaryDirectory folder_;
  std::string recording_ = folder_ / "session";
  base::Log log_{"test"};
  Sources sources_;
};

TEST_F(SourcesTest, LieAtTheirPathOrBesideTheRecording) {
  const std::string model = write("a.model", "model");
  sources_.take({{"model", model}, {"tuning", "a.model"}}, recording_, log_);
  EXPECT_EQ(sources_.of("model").at(0)->path, model);
  EXPECT_EQ(sources_.of("tuning").at(0)->path, model);
  EXPECT_THAT(files(), ElementsAre(model, "a.model")) << "named as they were";
  EXPECT_EQ(sources_.read(*sources_.of("tuning")[0], log_), "model");
}

TEST_F(SourcesTest, AreToldWhereTheyAreMissing) {
  EXPECT_EQ(complaint_of({"model", "none.model"}),
            recording_ +
                ", field sources: there is no model file none.model, here or beside the "
                "recording");
  EXPECT_EQ(complaint_of({"tuning", "/none/a.scl"}),
            recording_ + ", field sources: there is no tuning file /none/a.scl");
  EXPECT_THAT(complaint_of({"tuning", "/dev/zero"}), testing::HasSubstr("no tuning file"))
      << "a recording cannot have all the world's bytes read";
  EXPECT_THAT(complaint_of({"tuning", "."}), testing::HasSubstr("no tuning file"));
}

TEST_F(SourcesTest, AreReplacedByWhatIsGivenForTheSame) {
  const std::string file = write("file", "");
  sources_.give({"model", "given.model"});
  sources_.take({{"train", "none.abc"},
                 {"train", "none.mid"},
                 {"model", "none.model"},
                 {"tuning", file},
                 {"keyboard-map", file}},
                recording_, log_);
  EXPECT_THAT(files(), ElementsAre("given.model", file, file));
}

TEST_F(SourcesTest, AreAllReplacedByOneTuningOrByNone) {
  Sources none;
  sources_.give({"tuning", "given.scl"});
  none.give({"tuning", ""});
  for (Sources* const sources : {&sources_, &none})
    sources->take({{"tuning", "none.scl"}, {"keyboard-map", "none.kbm"}}, recording_, log_);
  EXPECT_THAT(files(), ElementsAre("given.scl"));
  EXPECT_TRUE(none.files().empty());
}

TEST_F(SourcesTest, AreToldWhereTheyHaveChanged) {
  const std::string file = write("file", "then");
  sources_.take({{"model", file, 2, base::fingerprint("then")}, {"model", file}}, recording_, log_);
  SourceFile& known = *sources_.of("model")[0];
  SourceFile& unknown = *sources_.of("model")[1];
  EXPECT_EQ(told([&] { (void)sources_.read(known, log_); }), "");
  write("file", "now");
  EXPECT_EQ(told([&] { (void)sources_.read(unknown, log_); }), "");
  EXPECT_EQ(told([&] { (void)sources_.read(known, log_); }),
            "test: " + recording_ + ", field sources: the model file " + file +
                " has changed since: what is repeated may differ\n");
  for (const auto& source : sources_.named())
    EXPECT_EQ(source.fingerprint, base::fingerprint("now"));
  EXPECT_EQ(sources_.named()[0].weight, 2);
}

TEST_F(SourcesTest, OfUnknownOptionsAreToldAndPassedOver) {
  const std::string words = told([&] { sources_.take({{"weather", "none"}}, recording_, log_); });
  EXPECT_THAT(words, testing::HasSubstr("field sources: 'weather' is passed over"));
  EXPECT_TRUE(sources_.files().empty());
}

}  // namespace
}  // namespace auralis::perform
