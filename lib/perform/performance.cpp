// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/performance.h"

#include <algorithm>
#include <utility>

#include "event/header_check.h"
#include "event/offer_lines.h"

namespace auralis::perform {

Performance::Performance(compose::Composer& composer, event::EventSink& sink,
                         std::vector<TimedControl> controls, event::EventSink* record,
                         std::vector<event::Source> sources)
    : composer_(composer),
      sink_(sink),
      controls_(std::move(controls)),
      record_(record),
      sources_(std::move(sources)) {
  this->record({Seconds(0), header()});
}

event::Header Performance::header() const {
  event::Header header{composer_.settings(), composer_.end(), composer_.now(), composer_.arc().name,
                       sources_};
  if (header.duration) header.duration = compose::to_microseconds(*header.duration - header.at);
  event::check_header(header);
  return header;
}

void Performance::record(const event::Event& event) {
  if (record_ == nullptr) return;
  record_->write(event);
  record_->flush();
}

/// Composes on up to `t` in the piece.
void Performance::compose_until(Seconds t) {
  events_.clear();
  for (; next_control_ < controls_.size() && controls_[next_control_].time < t; ++next_control_) {
    composer_.advance(controls_[next_control_].time, events_);
    composer_.control(controls_[next_control_].control);
  }
  composer_.advance(t, events_);
  for (const event::Event& event : events_) {
    if (std::holds_alternative<event::Control>(event.what)) record(event);
    carry_over_.add(event);
  }
}

void Performance::skip_until(Seconds t) { compose_until(t); }

void Performance::begin() {
  begin_ = composer_.now();
  sink_.write({Seconds(0), header()});
  offer_again();
  sink_.write({Seconds(0), event::Trim{composer_.trim()}});
  sink_.flush();
  carried_ = carry_over_.at(begin_, composer_.energy());
}

void Performance::offer_again() {
  for (const event::Offer& offer : composer_.offers())
    for (event::Offer& line : event::split_into_lines(offer)) sink_.write({now(), std::move(line)});
}

/// Writes what is carried over. A section or chord is left out where another begins at once.
void Performance::write_carried() {
  for (const event::Event& carried : std::exchange(carried_, {})) {
    const bool superseded = std::ranges::any_of(events_, [&](const event::Event& event) {
      return event.time == begin_ && event.what.index() == carried.what.index();
    });
    if (!superseded || std::holds_alternative<event::Note>(carried.what)) sink_.write(carried);
  }
}

void Performance::write_until(Seconds t) {
  compose_until(compose::to_microseconds(begin_ + t));
  write_carried();
  for (event::Event& event : events_) {
    event.time = compose::to_microseconds(event.time - begin_);
    sink_.write(event);
  }
}

void Performance::play_until(Seconds t) {
  write_until(t);
  sink_.flush();
}

void Performance::tick(Seconds t) {
  write_until(t);
  sink_.write({t, event::Clock{}});
  sink_.flush();
}

void Performance::end(Seconds t) {
  write_until(t);
  for (const std::int64_t id : carry_over_.open_at(composer_.now()))
    sink_.write({now(), event::NoteOff{id}});
  end_recording();
  sink_.write({t, event::End{sink_.count()}});
  sink_.flush();
}

void Performance::end_recording() {
  if (record_ != nullptr) record({composer_.now(), event::End{record_->count()}});
  record_ = nullptr;
}

Seconds Performance::now() const noexcept {
  return compose::to_microseconds(composer_.now() - begin_);
}

}  // namespace auralis::perform
