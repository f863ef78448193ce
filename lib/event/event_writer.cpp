// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/event_writer.h"

#include "json/json_writer.h"

namespace auralis::event {

namespace {

using json::JsonWriter;

/// Writes the fields of one line: `type` first, then `t`, then what belongs to the type.
class LineWriter {
 public:
  LineWriter(JsonWriter& json, Seconds time) : json_(json), time_(time) {}

  void operator()(const Header& header) {
    begin("header");
    json_.field("format", "auralis-events").field("version", 1);
    json_.field("seed", header.settings.seed);
    for (const Parameter& parameter : kParameters)
      write_value(json_, parameter.name, value_of(header.settings, parameter));
    if (header.duration) json_.field("duration", header.duration->count());
    if (header.at > Seconds(0)) json_.field("at", header.at.count());
    if (!header.form.empty()) json_.field("form", header.form);
    if (!header.sources.empty()) write_sources(header.sources);
  }

  void operator()(const Offer& offer) {
    begin("offer");
    json_.field("param", offer.param);
    if (const auto* range = std::get_if<Range>(&offer.values)) {
      json_.field("min", range->low).field("max", range->high);
      if (!offer.unit.empty()) json_.field("unit", offer.unit);
    } else {
      json_.begin_list("values");
      for (const auto& name : std::get<1>(offer.values)) json_.item(name);
      json_.end_list();
      if (offer.descriptions.empty()) return;
      json_.begin_list("descriptions");
      for (const auto& description : offer.descriptions) json_.item(description);
      json_.end_list();
    }
  }

  void operator()(const Trim& trim) {
    begin("trim");
    json_.field("db", trim.decibels, 2);
  }

  void operator()(const Note& note) {
    begin("note");
    json_.field("id", note.id).field("pitch", note.pitch, 4).field("vel", note.velocity, 4);
    json_.field("dur", note.duration.count()).field("patch", note.patch).field("pan", note.pan, 4);
    if (note.bend) json_.field("bend", *note.bend, 4);
    if (!note.layer.empty()) json_.field("layer", note.layer);
    if (note.why) write_why(note.layer, *note.why);
  }

  void operator()(const NoteOn& on) {
    begin("on");
    json_.field("id", on.id).field("pitch", on.pitch, 4).field("vel", on.velocity, 4);
    json_.field("patch", on.patch).field("pan", on.pan, 4);
  }

  void operator()(const NoteOff& off) {
    begin("off");
    json_.field("id", off.id);
  }

  void operator()(const Control& control) {
    begin("control");
    write_control(json_, control);
    if (control.of_tune) json_.field("by", kByTune);
  }

  void operator()(const Clock&) { begin("clock"); }

  void operator()(const Chord& chord) {
    begin("chord");
    json_.field("name", chord.name).begin_list("pitches");
    for (const double pitch : chord.pitches) json_.item(pitch, 4);
    json_.end_list();
  }

  void operator()(const Section& section) {
    begin("section");
    json_.field("name", section.name);
    if (section.energy) json_.field("energy", *section.energy);
  }

  void operator()(const End& end) {
    begin("end");
    json_.field("events", end.events);
  }

  static void write_control(JsonWriter& json, const Control& control) {
    json.field("param", control.param);
    write_value(json, "value", control.value);
  }

 private:
  static void write_value(JsonWriter& json, std::string_view name, const Value& value) {
    std::visit([&](const auto& held) { json.field(name, held); }, value);
  }

  void write_sources(const std::vector<Source>& sources) {
    json_.begin_list("sources");
    for (const Source& source : sources) {
      json_.begin_object().field("option", source.option).field("file", source.file);
      if (source.weight != 1) json_.field("weight", source.weight);
      if (!source.track.empty()) json_.field("track", source.track);
      if (!source.fingerprint.empty()) json_.field("fingerprint", source.fingerprint);
      json_.end_object();
    }
    json_.end_list();
  }

  void write_why(const std::string& layer, const Why& why) {
    json_.begin_object("why").field("layer", layer);
    if (!why.by.empty()) json_.field("by", why.by);
    if (!why.chord.empty()) json_.field("chord", why.chord).field("tone", why.tone);
    if (why.motif) json_.field("motif", true);
    if (const auto& draw = why.draw) {
      json_.field("phrase", draw->phrase).field("context", draw->context);
      json_.field("chain", draw->chain, 4).field("among", draw->among, 4).begin_list("bound");
      for (const std::string& name : draw->bound) json_.item(name);
      json_.end_list();
    }
    json_.end_object();
  }

  void begin(const char* type) { json_.field("type", type).field("t", time_.count()); }

  JsonWriter& json_;
  Seconds time_;
};

}  // namespace

void append_line(std::string& out, const Event& event) {
  JsonWriter json(out);
  json.begin_object();
  std::visit(LineWriter(json, event.time), event.what);
  json.end_object();
  out += '\n';
}

void append_control_line(std::string& out, const Control& control) {
  JsonWriter json(out);
  json.begin_object().field("type", "control");
  LineWriter::write_control(json, control);
  json.end_object();
  out += '\n';
}

}  // namespace auralis::event
