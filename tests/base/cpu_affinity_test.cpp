// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/cpu_affinity.h"

#include <gmock/gmock.h>
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp

#include <fstream>
#include <thread>

#include "base/error.h"

namespace auralis::base {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string refusal(std::string_view text) try {
  return "none: " + to_text(parse_cpu_list(text));
} catch (const Error& error) {
  EXPECT_EQ(error.fault(), Fault::kUsage);
  return error.what();
}

TEST(CpuList, IsReadAsTasksetReadsIt) {
  EXPECT_EQ(parse_cpu_list("0"), CpuList{0});
  EXPECT_EQ(parse_cpu_list("4,0-2,1"), (CpuList{0, 1, 2, 4}));
  EXPECT_EQ(to_text(parse_cpu_list("5,0,1,2,7,8")), "0-2,5,7-8");
}

TEST(CpuList, IsRefusedWhereItGoesWrong) {
  EXPECT_THAT(refusal(""), HasSubstr("character 1 should begin a number"));
  EXPECT_THAT(refusal("0,"), HasSubstr("character 3 should begin a number"));
  EXPECT_THAT(refusal("0,x"), HasSubstr("character 3 should begin a number"));
  EXPECT_THAT(refusal("-1"), HasSubstr("character 1 should begin a number"));
  EXPECT_THAT(refusal("1--2"), HasSubstr("character 3 should begin a number"));
  EXPECT_THAT(refusal("0 1"), HasSubstr("character 2 should begin ',' or '-'"));
  EXPECT_THAT(refusal("0-3:2"), HasSubstr("character 4 should begin ',' or '-'"));
  EXPECT_THAT(refusal("2,5-3"), HasSubstr("character 5 should begin a range that rises"));
  EXPECT_THAT(refusal("0-99999999999"), HasSubstr("character 3 should begin a number below 8192"));
  EXPECT_THAT(refusal("8192"), HasSubstr("character 1 should begin a number below 8192"));
}

/// A kernel's /sys/devices as a machine would have it.
class FasterHalf : public testing::Test {
 public:
  ~FasterHalf() override { fs::remove_all(devices_); }

 protected:
  FasterHalf() {
    std::string name = (fs::temp_directory_path() / "auralis-devices-XXXXXX").string();
    devices_ = ::mkdtemp(name.data());
  }

  void tell(const std::string& file, const std::string& line) const {
    fs::create_directories((devices_ / file).parent_path());
    std::ofstream(devices_ / file) << line << '\n';
  }
  void tell_each(const std::string& file, const std::vector<std::string>& lines) const {
    for (std::size_t cpu = 0; cpu < lines.size(); ++cpu)
      tell("system/cpu/cpu" + std::to_string(cpu) + "/" + file, lines[cpu]);
  }
  [[nodiscard]] std::string half(const std::string& allowed) const {
    return to_text(faster_half(parse_cpu_list(allowed), devices_));
  }

 private:
  fs::path devices_;
};

TEST_F(FasterHalf, IsTheFirstWhereTheKernelTellsNothing) {
  EXPECT_EQ(half("0-7"), "0-3");
  EXPECT_EQ(half("3,5,6"), "3,5");
  EXPECT_EQ(half("2"), "2");
}

TEST_F(FasterHalf, IsOfThePerformanceCoresAlone) {
  tell("cpu_core/cpus", "0-3");
  tell("cpu_atom/cpus", "4-11");
  EXPECT_EQ(half("0-11"), "0-3");  // rather than two slow ones more
  EXPECT_EQ(half("2-11"), "2-3");
  EXPECT_EQ(half("0-4"), "0-2");
  EXPECT_EQ(half("4-11"), "4-7");  // none of the fast is allowed
}

TEST_F(FasterHalf, IsOfThoseWithTheMostCapacity) {
  tell_each("cpu_capacity", {"446", "446", "446", "446", "871", "871", "871", "1024"});
  tell_each("cpufreq/cpuinfo_max_freq", {"9", "9", "1", "1", "1", "1", "1", "1"});
  EXPECT_EQ(half("0-7"), "4-7");
  EXPECT_EQ(half("0-4"), "4");
  EXPECT_EQ(half("0-3"), "0-1");
}

TEST_F(FasterHalf, IsOfThoseWithTheHighestFrequency) {
  tell_each("cpufreq/cpuinfo_max_freq", {"3900000", "3900000", "5200000", "5400000"});
  EXPECT_EQ(half("0-3"), "2-3");
}

TEST_F(FasterHalf, IsTheFirstWhereTheKernelTellsHalf) {
  tell("cpu_core/cpus", "");
  tell_each("cpu_capacity", {"446", "446", "1024", "what"});
  tell_each("cpufreq/cpuinfo_max_freq", {"1", "1", "9"});
  EXPECT_EQ(half("0-3"), "0-1");
}

#ifdef __linux__
TEST(BindThread, HoldsForTheThreadAndThoseItStarts) {
  const CpuList allowed = allowed_cpus();
  const CpuList last{allowed.back()};
  std::thread([&] {
    bind_thread(last);
    EXPECT_EQ(allowed_cpus(), last);
    std::thread([&] { EXPECT_EQ(allowed_cpus(), last); }).join();
    if (allowed.size() > 1) {
      EXPECT_THROW(bind_thread({allowed.front()}), Error);
    }
  }).join();
  EXPECT_EQ(allowed_cpus(), allowed);
}

TEST(BindThread, RefusesWhatIsNotThere) {
  EXPECT_THROW(bind_thread({}), Error);
  try {
    bind_thread({0, 8191});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.fault(), Fault::kUsage);
    EXPECT_EQ(error.what(),
              "cannot run on CPU 8191: this process may use " + to_text(allowed_cpus()));
  }
}
#endif

}  // namespace
}  // namespace auralis::base
