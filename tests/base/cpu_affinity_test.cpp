// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/cpu_affinity.h"

#include <gmock/gmock.h>
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): setenv

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/error.h"
#include "base/temporary_directory.h"

namespace auralis::base {
namespace {

CpuKind kind(std::string_view cpus, double speed, std::string core_type = "") {
  return {parse_cpu_list(cpus), std::move(core_type), speed};
}

std::string half(std::string_view allowed, const std::vector<CpuKind>& kinds) {
  return to_text(faster_half(parse_cpu_list(allowed), kinds));
}

TEST(FasterHalf, IsTheFirstWhereNoKindsAreKnown) {
  EXPECT_EQ(half("0-7", {}), "0-3");
  EXPECT_EQ(half("3,5,6", {}), "3,5");
  EXPECT_EQ(half("2", {}), "2");
}

TEST(FasterHalf, IsOfThePerformanceCoresAlone) {
  const std::vector<CpuKind> kinds{kind("4-11", 4600, "IntelAtom"), kind("0-3", 5400, "IntelCore")};
  EXPECT_EQ(half("0-11", kinds), "0-3");  // rather than two slow ones more
  EXPECT_EQ(half("2-11", kinds), "2-3");
  EXPECT_EQ(half("0-4", kinds), "0-2");
  EXPECT_EQ(half("4-11", kinds), "4-7");  // none of the fast is allowed
}

TEST(FasterHalf, IsOfThoseThatHaveFourFifthsOfTheSpeed) {
  const std::vector<CpuKind> kinds{kind("0-3", 446), kind("4-6", 871), kind("7", 1024)};
  EXPECT_EQ(half("0-7", kinds), "4-7");
  EXPECT_EQ(half("0-4", kinds), "4");
  EXPECT_EQ(half("0-3", kinds), "0-1");
}

#ifdef __linux__
/// Files of a kernel as another machine would have them.
class CpuKinds : public testing::Test {
 public:
  ~CpuKinds() override { ::unsetenv("HWLOC_FSROOT"); }

 protected:
  CpuKinds() {
    tell("online", "0-3");
    tell("possible", "0-3");
    tell_each("topology/core_cpus", {"1", "2", "4", "8"});
    ::setenv("HWLOC_FSROOT", root_.path().c_str(), 1);
  }

  void tell(const std::string& file, const std::string& line) const {
    const auto path = root_.path() / "sys/devices/system/cpu" / file;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << line << '\n';
  }
  void tell_each(const std::string& file, const std::vector<std::string>& lines) const {
    for (std::size_t cpu = 0; cpu < lines.size(); ++cpu)
      tell("cpu" + std::to_string(cpu) + "/" + file, lines[cpu]);
  }
  [[nodiscard]] static std::string told() {
    std::string text;
    for (const CpuKind& kind : cpu_kinds())
      text += to_text(kind.cpus) + ":" + std::to_string(static_cast<int>(kind.speed)) + " ";
    return text;
  }

 private:
  TemporaryDirectory root_;
};

TEST_F(CpuKinds, AreNoneWhereTheKernelTellsNothing) { EXPECT_EQ(told(), ""); }

TEST_F(CpuKinds, AreToldByCapacityRatherThanFrequency) {
  tell_each("cpu_capacity", {"1024", "446", "446", "1024"});
  tell_each("cpufreq/cpuinfo_max_freq", {"9000", "9000", "9000", "9000"});
  EXPECT_EQ(told(), "1-2:446 0,3:1024 ");
}

TEST_F(CpuKinds, AreToldByFrequency) {
  tell_each("cpufreq/cpuinfo_max_freq", {"3900000", "3900000", "5200000", "5400000"});
  EXPECT_EQ(told(), "0-1:3900 2:5200 3:5400 ");
}

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
