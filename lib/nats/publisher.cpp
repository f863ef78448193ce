// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/publisher.h"

#include <chrono>
#include <utility>

#include "base/decimal.h"
#include "nats/chunk_message.h"

namespace auralis::nats {

namespace {

using base::Seconds;
using monitor::Metric;

constexpr Seconds kLook{0.1};
constexpr Seconds kAcknowledgedWithin{3.0};
constexpr Seconds kLookAtHistoryEvery{5.0};
constexpr std::size_t kMostAnswers = 1000;

}  // namespace

Publisher::Publisher(Connection& connection, Settings settings, const base::Clock& clock,
                     monitor::Metrics& metrics, const base::Log& log)
    : connection_(connection),
      settings_(std::move(settings)),
      clock_(clock),
      metrics_(metrics),
      log_(log),
      inbox_(connection.new_inbox()),
      outbox_(settings_.most_chunks) {
  connection_.subscribe(inbox_ + ".*", [this](const Message& message) { acknowledged(message); });
  thread_ = std::thread([this] { run(); });
}

Publisher::~Publisher() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Publisher::publish(Parcel parcel) {
  {
    const std::lock_guard lock(mutex_);
    if (outbox_.push(std::move(parcel))) metrics_.add(Metric::kStreamPublishDropped);
    show();
  }
  changed_.notify_all();
}

void Publisher::answer(std::string subject, std::string data) {
  {
    const std::lock_guard lock(mutex_);
    if (answers_.size() >= kMostAnswers) return;
    answers_.push_back({std::move(subject), {}, {}, std::move(data)});
  }
  changed_.notify_all();
}

void Publisher::drain(Seconds timeout) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, timeout, [this] { return outbox_.empty(); });
}

void Publisher::show() {
  metrics_.set(Metric::kStreamPublishWaiting, static_cast<double>(outbox_.chunks()));
}

void Publisher::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    if (connection_.connected()) {
      prepare(lock);
      send_answers(lock);
      send_parcels(lock);
      look_after_history(lock);
    }
    changed_.wait_for(lock, kLook);
  }
}

/// After each connection: what was on its way may be lost.
void Publisher::prepare(std::unique_lock<std::mutex>& lock) {
  const int times = connection_.times_connected();
  if (times == prepared_for_) return;
  prepared_for_ = times;
  doubts_ = true;
  looked_ = Seconds(-1e9);
  outbox_.send_again();
  look_after_history(lock);
}

/// Makes the history where it is not, or may not be, there.
void Publisher::look_after_history(std::unique_lock<std::mutex>& lock) {
  const Seconds now = clock_.now();
  if (history_ && outbox_.send_again(now - kAcknowledgedWithin)) doubts_ = true;
  if (!doubts_ || now - looked_ < kLookAtHistoryEvery) return;
  looked_ = now;
  lock.unlock();
  const std::string why = connection_.keep_history(settings_.limits);
  lock.lock();
  history_ = why.empty();
  doubts_ = !history_;
  if (history_) return;
  outbox_.forget_sent();
  tell_no_history(why);
}

void Publisher::tell_no_history(const std::string& why) {
  if (std::exchange(told_, why) == why || why.empty()) return;
  log_.note("no history of the station " + connection_.station().name +
            ": an edge that starts late begins with nothing: " + why);
}

void Publisher::send_answers(std::unique_lock<std::mutex>& lock) {
  while (!answers_.empty()) {
    const Outgoing answer = std::move(answers_.front());
    answers_.pop_front();
    lock.unlock();
    static_cast<void>(connection_.publish(answer));  // who asked will ask again
    lock.lock();
  }
}

Outgoing Publisher::message_of(const Outbox::Entry& entry) const {
  const Station& station = connection_.station();
  const std::string reply = inbox_ + "." + std::to_string(entry.id);
  const Parcel& parcel = entry.parcel;
  if (!parcel.chunk) return {station.run(), reply, {}, parcel.text};
  const stream::Chunk& chunk = *parcel.chunk;
  Outgoing message{
      station.chunk(settings_.stream, chunk.seq), reply, {}, chunk_message(chunk, parcel.text)};
  message.headers.emplace_back(kIdHeader, settings_.stream + "." + std::to_string(chunk.seq));
  if (parcel.after) message.headers.emplace_back(kAfterHeader, std::to_string(*parcel.after));
  return message;
}

bool Publisher::too_large(const Outgoing& message) {
  const std::int64_t most = connection_.most_bytes();
  constexpr std::int64_t kHeaders = 256;
  if (most <= 0 || static_cast<std::int64_t>(message.data.size()) + kHeaders <= most) return false;
  if (!std::exchange(told_large_, true))
    log_.error("a chunk has " + std::to_string(message.data.size()) +
               " bytes, but the NATS server " + "takes " + std::to_string(most) +
               ": shorten --chunk, or raise its max_payload");
  return true;
}

void Publisher::send_parcels(std::unique_lock<std::mutex>& lock) {
  while (const Outbox::Entry* const entry = outbox_.next()) {
    const Outgoing message = message_of(*entry);
    const std::uint64_t id = entry->id;
    const bool is_chunk = entry->parcel.chunk != nullptr;
    const bool kept = history_;
    lock.unlock();
    const bool large = too_large(message);
    const bool went = !large && connection_.connected() && connection_.publish(message);
    lock.lock();
    if (large) metrics_.add(Metric::kStreamPublishDropped, is_chunk ? 1 : 0);
    if (!large && !went) return;
    if (went && is_chunk) metrics_.add(Metric::kStreamPublishedChunks);
    if (large || !kept)
      outbox_.done(id);
    else
      outbox_.sent(id, clock_.now());
    show();
    if (outbox_.empty()) changed_.notify_all();
    if (!answers_.empty()) send_answers(lock);
  }
}

/// JetStream has it, or says why not.
void Publisher::acknowledged(const Message& message) {
  const auto id = base::parse_integer(message.subject.substr(inbox_.size() + 1));
  if (!id) return;
  const bool kept = message.status == 0 && message.data.find("\"error\"") == std::string::npos;
  {
    const std::lock_guard lock(mutex_);
    if (kept)
      outbox_.done(static_cast<std::uint64_t>(*id));
    else
      doubts_ = true;
    show();
  }
  changed_.notify_all();
}

}  // namespace auralis::nats
