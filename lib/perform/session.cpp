// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/session.h"

#include <fcntl.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/decimal.h"
#include "base/error.h"
#include "compose/mood/parameter.h"
#include "compose/time/transport.h"
#include "event/event_stream.h"
#include "event/meaning.h"
#include "perform/tagged_header.h"

namespace auralis::perform {

namespace {

/// What stands behind the header, and says nothing of how far the piece has come.
bool is_preface(const event::Event& event) {
  return std::holds_alternative<event::Offer>(event.what) ||
         std::holds_alternative<event::Trim>(event.what);
}

/// Takes the events of a stream one by one.
class SessionBuilder {
 public:
  explicit SessionBuilder(const compose::MoodLibrary& moods) : moods_(moods) {}

  void take(const event::Event& event) {
    const auto* const header = std::get_if<event::Header>(&event.what);
    if (begun_ == (header != nullptr))
      throw base::Error(begun_ ? "a second header: one piece at a time"
                               : "should be the header of a recording or of an event stream");
    if (header != nullptr) begin(*header);
    const auto* const control = std::get_if<event::Control>(&event.what);
    if (control != nullptr && !control->of_tune)  // what the tune asks for, it asks for again
      for (const event::Control& meant : event::meaning_of(*control))
        session_.controls.push_back({event.time, compose::set_parameter(steered_, meant, moods_)});
    if (std::holds_alternative<event::End>(event.what)) session_.end = event.time;
    if (header == nullptr && control == nullptr && !is_preface(event)) played_ = true;
    session_.reached = event.time;
  }

  [[nodiscard]] bool begun() const noexcept { return begun_; }
  [[nodiscard]] Session session() const {
    Session session = session_;
    session.cut = !session.end && played_;
    if (session.cut) session.end = session.reached;
    if (session.length)
      session.end = std::min(session.end.value_or(compose::kNever), *session.length);
    return session;
  }

 private:
  void begin(const event::Header& header) {
    if (header.at > Seconds(0))
      throw base::Error("begins " + base::decimal(header.at.count()) +
                        " s into its piece: only what was recorded from the beginning says all");
    begun_ = true;
    steered_ = session_.settings = compose::checked_settings(header.settings, moods_);
    session_.length = header.duration;
    session_.form = header.form;
    session_.sources = header.sources;
  }

  const compose::MoodLibrary& moods_;
  Session session_;
  event::Settings steered_;
  bool begun_ = false, played_ = false;
};

/// Whether the last line of the file is no whole one: what a process writes that is killed, or
/// that finds the disk full.
bool ends_within_a_line(const std::string& path) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(path, none)) return false;
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = file.tellg();
  const auto count = std::min<std::streamoff>(size, event::kMaxLineBytes);
  std::string tail(static_cast<std::size_t>(count), '\0');
  file.seekg(size - count);
  file.read(tail.data(), count);
  tail.erase(0, tail.rfind('\n') + 1);  // npos + 1 is 0
  return std::ranges::count(tail, '{') > std::ranges::count(tail, '}');
}

/// The next event of a strict stream. Where it breaks off, its last line is left out.
std::optional<event::Event> next_of(event::EventStream& events, bool breaks_off) {
  try {
    return events.next();
  } catch (const base::Error&) {
    bool last = breaks_off;
    try {
      if (events.next()) last = false;
    } catch (const base::Error&) {
      last = false;
    }
    if (!last) throw;
    return std::nullopt;
  }
}

}  // namespace

Session read_session(const std::string& path, const compose::MoodLibrary& moods,
                     const base::Log& log, int stop, const TakeSources& take_sources) {
  SessionBuilder builder(moods);
  const auto tell_sources = [&](const event::Event& event) {
    const auto* const first = std::get_if<event::Header>(&event.what);
    if (first != nullptr && !builder.begun() && take_sources) take_sources(first->sources);
  };
  if (const auto header = header_in_tags(path)) {
    try {
      const auto event = event::EventReader().parse(*header);
      if (event) tell_sources(*event);
      if (event) builder.take(*event);
    } catch (const base::Error& error) {
      throw base::Error(path + ", the header in its tags: " + error.what());
    }
    return builder.session();
  }
  const bool breaks_off = ends_within_a_line(path);
  const auto in = base::Descriptor::open(path, O_RDONLY, 0, stop);
  event::EventStream events(in, path, log, true, stop);
  while (const auto event = next_of(events, builder.begun() && breaks_off)) {
    tell_sources(*event);
    try {
      builder.take(*event);
    } catch (const base::Error& error) {
      throw base::Error(path + ", line " + std::to_string(events.line_number()) + ": " +
                        error.what());
    }
  }
  if (!builder.begun()) throw base::Error(path + " has no header, with which a recording begins");
  return builder.session();
}

}  // namespace auralis::perform
