// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/trace.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "base/decimal.h"
#include "base/file_claim.h"
#include "base/output.h"

namespace auralis::monitor {

using base::Seconds;

namespace {

constexpr std::chrono::milliseconds kBetweenWrites(100);

struct Event {
  const char* name = "";
  const char* figure = "";
  char phase = 'i';  // of the format: X a span, i a mark, C a count
  int thread = 0;
  Seconds begin{0}, length{0};
  double value = 0;
};

int this_thread() noexcept {
  thread_local const int id = static_cast<int>(::gettid());
  return id;
}

/// A bounded queue of many writers and one reader, after Dmitry Vyukov
/// (https://www.1024cores.net/home/lock-free-algorithms/queues/bounded-mpmc-queue).
class Queue {
 public:
  Queue() {
    for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i].turn = i;
  }

  /// False where it is full.
  bool push(const Event& event) noexcept {
    std::size_t at = end_.load(std::memory_order_relaxed);
    for (;;) {
      Cell& cell = cells_[at % cells_.size()];
      const std::size_t turn = cell.turn.load(std::memory_order_acquire);
      if (turn == at) {
        if (!end_.compare_exchange_weak(at, at + 1, std::memory_order_relaxed)) continue;
        cell.event = event;
        cell.turn.store(at + 1, std::memory_order_release);
        return true;
      }
      if (turn < at) return false;
      at = end_.load(std::memory_order_relaxed);
    }
  }

  /// False where it is empty. [one thread]
  bool pop(Event& event) noexcept {
    Cell& cell = cells_[begin_ % cells_.size()];
    if (cell.turn.load(std::memory_order_acquire) != begin_ + 1) return false;
    event = cell.event;
    cell.turn.store(begin_ + cells_.size(), std::memory_order_release);
    ++begin_;
    return true;
  }

 private:
  struct Cell {
    std::atomic<std::size_t> turn{0};
    Event event;
  };
  std::array<Cell, Trace::kCapacity> cells_;
  std::atomic<std::size_t> end_{0};
  std::size_t begin_ = 0;
};

void append(std::string& text, const Event& event, const std::string& process) {
  const auto microseconds = [](Seconds time) { return base::decimal(time.count() * 1e6, 1); };
  text +=
      std::string(",\n{\"name\":\"") + event.name + "\",\"ph\":\"" + event.phase + "\"," + process;
  text += ",\"tid\":" + std::to_string(event.thread) + ",\"ts\":" + microseconds(event.begin);
  if (event.phase == 'X') text += ",\"dur\":" + microseconds(event.length);
  if (event.phase == 'i') text += ",\"s\":\"t\"";
  text += std::string(",\"args\":{\"") + event.figure + "\":" + base::decimal(event.value) + "}}";
}

}  // namespace

struct Trace::Impl {
  Impl(const std::string& path, const std::string& name, const base::Log& words)
      : log(words),
        tool(name),
        claim(path),
        out(path),
        process("\"pid\":" + std::to_string(::getpid())) {
    thread = std::thread([this] { run(); });
  }

  void add(const Event& event) noexcept {
    if (!queue->push(event)) left_out.fetch_add(1, std::memory_order_relaxed);
  }

  void run() noexcept {
    try {
      out.write(
          "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n{\"name\":\"process_name\",\"ph\":"
          "\"M\"," +
          process + ",\"args\":{\"name\":\"" + tool + "\"}}");
      for (bool last = false; !last;) {
        std::unique_lock lock(mutex);
        last = wake.wait_for(lock, kBetweenWrites, [this] { return stopped; });
        lock.unlock();
        write_waiting();
      }
      out.write("\n]}\n");
      out.close();
    } catch (const std::exception& error) {
      log.error(std::string("--trace: ") + error.what() + ": no more is written");
    }
    if (const auto n = left_out.load(); n > 0)
      log.note("--trace: events left out because too many came at once: " + std::to_string(n));
  }

  void write_waiting() {
    constexpr std::size_t kAtOnce = 65536;
    Event event;
    std::string text;
    while (queue->pop(event)) {
      append(text, event, process);
      if (text.size() < kAtOnce) continue;
      out.write(text);
      text.clear();
    }
    if (!text.empty()) out.write(text);
  }

  const base::Log& log;
  std::string tool;
  base::FileClaim claim;
  base::Output out;
  std::string process;
  std::unique_ptr<Queue> queue = std::make_unique<Queue>();
  std::atomic<std::int64_t> left_out{0};
  std::mutex mutex;
  std::condition_variable wake;
  bool stopped = false;
  std::thread thread;
};

Trace::Trace(const std::string& path, const std::string& tool, const base::Log& log)
    : impl_(std::make_unique<Impl>(path, tool, log)) {}

Trace::~Trace() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->stopped = true;
  }
  impl_->wake.notify_one();
  impl_->thread.join();
}

void Trace::span(const char* name, Seconds begin, Seconds end, const char* figure,
                 double value) noexcept {
  impl_->add({name, figure, 'X', this_thread(), begin, end - begin, value});
}

void Trace::mark(const char* name, Seconds at, const char* figure, double value) noexcept {
  impl_->add({name, figure, 'i', this_thread(), at, Seconds(0), value});
}

void Trace::count(const char* name, Seconds at, double value) noexcept {
  impl_->add({name, name, 'C', this_thread(), at, Seconds(0), value});
}

std::int64_t Trace::left_out() const noexcept { return impl_->left_out.load(); }

}  // namespace auralis::monitor
