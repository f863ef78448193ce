// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/broadcaster.h"

#include <algorithm>
#include <iterator>
#include <random>

#include "base/decimal.h"
#include "stream/base64.h"
#include "stream/wire.h"

namespace auralis::stream {

namespace {

/// Tells this run of the stream from another one, whose frames would count from 0 again.
std::string new_stream_id() {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::random_device chance;
  std::string id;
  for (int i = 0; i < 16; ++i) id += kHex[chance() & 15];
  return id;
}

/// The messages of one event, put where they belong in its packet.
struct TextMaker {
  Packet& packet;
  const Framer& framer;
  ControlBoard& board;
  Frames frame;

  /// For those who were here before the piece: what hello would have told them.
  void operator()(const event::Header& header) const {
    board.set(header);
    for (const event::Control& control : controls_of(header.settings)) tell(control);
  }
  void operator()(const event::Control& control) const {
    board.set(control);
    tell(control);
  }
  void operator()(const event::Offer& offer) const { board.set(offer); }
  void operator()(const event::Note& note) const { draw(note_text(frame, note)); }
  void operator()(const event::Chord& chord) const { draw(chord_text(frame, chord)); }
  void operator()(const event::Section& section) const { draw(section_text(frame, section)); }
  template <typename Other>
  void operator()(const Other&) const {}

  void tell(const event::Control& control) const {
    packet.controls.push_back(framer.text(control_text(frame, control)));
  }
  void draw(std::string text) const { packet.notes.push_back(framer.text(std::move(text))); }
};

}  // namespace

Broadcaster::Broadcaster(const StreamFormat& format, const Context& context)
    : format_(format),
      context_(context),
      stream_id_(new_stream_id()),
      history_(format.history, format.pcm.rate),
      scene_(format.pcm.rate),
      schedule_(format.pcm.rate) {}

/// A note that was left out with its chunks.
bool Broadcaster::over_before(const event::Event& event, Frames first) const {
  const auto* const note = std::get_if<event::Note>(&event.what);
  return note != nullptr && to_frames(event.time + note->duration, format_.pcm.rate) < first;
}

void Broadcaster::add_texts(Packet& packet, const std::vector<Timeline::Entry>& events) {
  const Frames first = packet.chunk().first;
  bool anew = false;  // what is offered
  for (const auto& [frame, event] : events) {
    if (over_before(event, first)) continue;
    anew = anew || std::holds_alternative<event::Offer>(event.what) ||
           (std::holds_alternative<event::Header>(event.what) && context_.board.knows_offers());
    scene_.add(frame, event);
    std::visit(TextMaker{packet, context_.framer, context_.board, frame}, event.what);
  }
  if (anew) packet.controls.push_back(context_.framer.text(offer_text(context_.board)));
}

/// For those who play in step.
void Broadcaster::schedule(Packet& packet) {
  const Chunk& chunk = packet.chunk();
  if (!chunk.due) return;
  const auto anchor = schedule_.follow(chunk, *chunk.due);
  if (!anchor) return;
  anchors_.push_back(*anchor);
  packet.anchor = context_.framer.text(anchor_text(*anchor, context_.time));
}

void Broadcaster::forget_before(Frames frame) {
  scene_.forget_before(frame);
  while (anchors_.size() > 1 && anchors_[1].frame <= frame) anchors_.pop_front();
}

void Broadcaster::write_anchor(json::JsonWriter& json, Frames at) const {
  const auto later = [](Frames frame, const Anchor& anchor) { return frame < anchor.frame; };
  const auto after = std::upper_bound(anchors_.begin(), anchors_.end(), at, later);
  if (after == anchors_.begin()) return;
  json.begin_object("anchor");
  write_fields(json, *std::prev(after), context_.time);
  json.end_object();
}

void Broadcaster::send(ChunkPtr chunk) {
  const Frames end = chunk->first + chunk->frames;
  send(std::move(chunk), context_.timeline.take_before(end));
}

void Broadcaster::begin_run(const StreamFormat& format, const std::string& stream_id) {
  for (Subscriber* const each : subscribers_)
    each->close(CloseCode::kAnotherRun, "the stream begins anew");
  format_ = format;
  stream_id_ = stream_id;
  history_ = History(format.history, format.pcm.rate);
  scene_ = Scene(format.pcm.rate);
  schedule_ = Schedule(format.pcm.rate);
  anchors_.clear();
  next_frame_ = {};
  any_sent_ = false;
  awaits_run_ = false;
}

void Broadcaster::send(ChunkPtr chunk, const std::vector<Timeline::Entry>& events) {
  next_frame_ = chunk->first + chunk->frames;
  next_seq_ = chunk->seq + 1;
  last_sent_ = context_.clock.now();
  any_sent_ = true;
  const auto packet = std::make_shared<Packet>(std::move(chunk), context_.framer);
  schedule(*packet);
  add_texts(*packet, events);
  history_.push(packet);
  forget_before(history_.packets().front()->chunk().first);
  for (Subscriber* const each : subscribers_) each->offer(packet);
}

void Broadcaster::finish(CloseCode code, const std::string& reason) {
  finishing_ = true;
  const MessagePtr end = context_.framer.text(end_text(next_frame_));
  for (Subscriber* const each : subscribers_) each->finish(end, code, reason);
  context_.table.close();
}

void Broadcaster::abandon() {
  for (Subscriber* const each : subscribers_) each->drop();
}

void Broadcaster::tick() { static_cast<void>(context_.clock.now()); }

void Broadcaster::look() {
  for (Subscriber* const each : subscribers_) each->look();
}

void Broadcaster::add(Subscriber& subscriber) { subscribers_.push_back(&subscriber); }

void Broadcaster::remove(Subscriber& subscriber) { std::erase(subscribers_, &subscriber); }

Past Broadcaster::past(const Start& start) const { return {history_.since(start), 0}; }

std::string Broadcaster::hello(Subprotocol subprotocol, bool may_steer, const Start& start,
                               std::string_view codec_head) const {
  std::string text;
  json::JsonWriter json(text);
  json.begin_object().field("type", "hello");
  json.field("protocol", name_of(subprotocol));
  json.field("version", 1).field("format", pcm::name_of(format_.pcm.sample));
  json.field("rate", format_.pcm.rate.hz).field("channels", format_.pcm.channels);
  json.field("chunk_ms", to_seconds(format_.chunk, format_.pcm.rate).count() * 1e3, 3);
  json.field("chunk_frames", format_.chunk.count);
  json.field("stream", stream_id_).field("title", context_.board.title());
  if (!context_.board.station().empty()) json.field("station", context_.board.station());
  json.field("steer", may_steer);
  if (!codec_head.empty()) {
    std::string text_of_head;
    append_base64(text_of_head, codec_head);
    json.field("codec_head", text_of_head);
  }
  context_.board.write_header(json);
  context_.board.write(json);
  const auto packets = history_.since(start);
  const Frames first = packets.empty() ? next_frame_ : packets.front()->chunk().first;
  write_anchor(json, first);
  scene_.write(json, first);
  json.end_object();
  return text;
}

std::string Broadcaster::trouble() const {
  if (finishing_) return "the stream has ended";
  if (awaits_run_) return "no stream has come from the origin yet";
  if (!any_sent_) return "no PCM has come yet";
  const Seconds silent = context_.clock.now() - last_sent_;
  if (silent <= kHealthyWithin) return "";
  return "no PCM for " + base::decimal(silent.count(), 1) + " s: the source has stalled";
}

}  // namespace auralis::stream
