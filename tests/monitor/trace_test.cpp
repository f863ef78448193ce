// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/trace.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <thread>
#include <vector>

#include "base/descriptor.h"
#include "base/error.h"
#include "base/temporary_directory.h"

namespace auralis::monitor {
namespace {

using base::Seconds;

class TraceTest : public testing::Test {
 protected:
  [[nodiscard]] std::string text() const {
    std::ifstream in(path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  static std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
  }

  base::TemporaryDirectory folder;
  std::string path = folder / "trace.json";
  base::Log log{"test", base::Log::Level::kQuiet};
};

TEST_F(TraceTest, IsTheFormatThatPerfettoOpens) {
  {
    Trace trace(path, "auralis-test", log);
    trace.span("block", Seconds(1.5), Seconds(1.50025), "frame", 4410);
    trace.mark("chunk_out", Seconds(2), "seq", 7);
    trace.count("late_ms", Seconds(2.000001), 0.25);
  }
  const std::string process = "\"pid\":" + std::to_string(::getpid());
  const std::string thread = process + ",\"tid\":" + std::to_string(::gettid());
  EXPECT_EQ(text(),
            "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n"
            "{\"name\":\"process_name\",\"ph\":\"M\"," +
                process +
                ",\"args\":{\"name\":\"auralis-test\"}},\n"
                "{\"name\":\"block\",\"ph\":\"X\"," +
                thread +
                ",\"ts\":1500000,\"dur\":250,\"args\":{\"frame\":4410}},\n"
                "{\"name\":\"chunk_out\",\"ph\":\"i\"," +
                thread +
                ",\"ts\":2000000,\"s\":\"t\",\"args\":{\"seq\":7}},\n"
                "{\"name\":\"late_ms\",\"ph\":\"C\"," +
                thread + ",\"ts\":2000001,\"args\":{\"late_ms\":0.25}}\n]}\n");
}

TEST_F(TraceTest, TakesEventsOfManyThreads) {
  {
    Trace trace(path, "auralis-test", log);
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < 1000; ++i) trace.mark("mark", Seconds(i), "i", i);
      });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(trace.left_out(), 0);
  }
  EXPECT_EQ(count(text(), "\"mark\""), 4000U);
  EXPECT_EQ(count(text(), "\"i\":999}"), 4U);
}

TEST_F(TraceTest, LeavesOutWhatItHasNoRoomFor) {
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const base::Descriptor reader(::open(path.c_str(), O_RDONLY | O_NONBLOCK));
  std::int64_t left_out = 0;
  constexpr std::int64_t kMany = 4 * Trace::kCapacity;
  std::string read;
  {
    std::optional<Trace> trace;
    trace.emplace(path, "auralis-test", log);  // whose reader reads nothing
    for (std::int64_t i = 0; i < kMany; ++i) trace->mark("mark", Seconds(0), "i", 1);
    left_out = trace->left_out();
    EXPECT_GT(left_out, 0);
    std::thread closing([&] { trace.reset(); });
    char buffer[65536];
    while (!read.ends_with("]}\n")) {
      const ssize_t n = ::read(reader.fd(), buffer, sizeof buffer);
      if (n > 0)
        read.append(buffer, static_cast<std::size_t>(n));
      else
        std::this_thread::yield();
    }
    closing.join();
  }
  EXPECT_EQ(static_cast<std::int64_t>(count(read, "\"mark\"")), kMany - left_out);
}

TEST_F(TraceTest, ToldOfAFileThatCannotBe) {
  try {
    const Trace trace(folder / "no/such/folder", "auralis-test", log);
    FAIL() << "it was opened";
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("no/such/folder"));
  }
}

TEST_F(TraceTest, GoesOnWithoutAFileThatIsFull) {
  testing::internal::CaptureStderr();
  {
    Trace trace("/dev/full", "auralis-test", log);
    trace.mark("mark", Seconds(0), "i", 1);
  }
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_THAT(said, testing::HasSubstr("--trace: "));
  EXPECT_THAT(said, testing::HasSubstr("no more is written"));
}

}  // namespace
}  // namespace auralis::monitor
