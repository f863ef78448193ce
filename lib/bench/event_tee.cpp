// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/event_tee.h"

#include <array>

#include "base/error.h"

namespace auralis::bench {

EventTee::EventTee(Descriptor in, std::vector<Descriptor> outputs, const base::Clock& clock)
    : in_(std::move(in)), outputs_(std::move(outputs)), clock_(clock), thread_([this] { run(); }) {}

EventTee::~EventTee() { join(); }

void EventTee::join() {
  if (thread_.joinable()) thread_.join();
}

void EventTee::run() {
  std::array<std::byte, 65536> buffer;
  for (;;) {
    std::size_t n = 0;
    try {
      n = base::read_some(in_, buffer, "events");
    } catch (const base::Error&) {  // the same as an end: the run's result tells what is missing
    }
    if (n == 0) break;
    const Seconds at = clock_.now();
    copy(std::span(buffer).first(n));
    unfinished_.append(reinterpret_cast<const char*>(buffer.data()), n);
    std::size_t begin = 0;
    for (auto end = unfinished_.find('\n'); end != std::string::npos;
         begin = end + 1, end = unfinished_.find('\n', begin))
      note(std::string_view(unfinished_).substr(begin, end - begin), at);
    unfinished_.erase(0, begin);
  }
  outputs_.clear();
}

void EventTee::copy(std::span<const std::byte> bytes) {
  for (Descriptor& out : outputs_) {
    if (!out) continue;
    try {
      base::write_all(out, bytes, "events");
    } catch (const base::ClosedPipe&) {
      out.close();
    } catch (const base::Error&) {
      out.close();
    }
  }
}

void EventTee::note(std::string_view line, Seconds at) try {
  const auto event = reader_.parse(line);
  if (!event) return;
  if (std::holds_alternative<event::Clock>(event->what)) clocks_.push_back({at, event->time});
  const auto* control = std::get_if<event::Control>(&event->what);
  if (control == nullptr || control->param != "intensity") return;
  if (const auto* value = std::get_if<double>(&control->value))
    controls_.push_back({at, event->time, *value});
} catch (const base::Error&) {  // not for the tee to judge
}

}  // namespace auralis::bench
