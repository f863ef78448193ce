// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "event/csv.h"

#include "base/decimal.h"

namespace auralis::event {

namespace {

using base::decimal;

/// A field in quotes where it needs them.
std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

/// Writes type, t, id, pitch, vel, dur, patch, pan, name, value, layer.
class RowWriter {
 public:
  RowWriter(std::string& out, Seconds time) : out_(out), time_(time) {}

  void operator()(const Header& header) {
    named("header", "seed", std::to_string(header.settings.seed));
    for (const Parameter& parameter : kParameters)
      named("header", parameter.name, to_text(value_of(header.settings, parameter)));
    if (header.duration) named("header", "duration", decimal(header.duration->count()));
    if (header.at > Seconds(0)) named("header", "at", decimal(header.at.count()));
    if (!header.form.empty()) named("header", "form", header.form);
    for (const Source& source : header.sources)
      named("header", source.option,
            source.file + (source.weight == 1 ? "" : ":" + std::to_string(source.weight)));
  }
  void operator()(const Offer& offer) {
    if (const auto* range = std::get_if<Range>(&offer.values))
      return named("offer", offer.param, decimal(range->low) + ".." + decimal(range->high));
    for (const std::string& name : std::get<1>(offer.values)) named("offer", offer.param, name);
  }
  void operator()(const Trim& trim) { named("trim", "db", decimal(trim.decibels, 2)); }
  void operator()(const Note& n) {
    tone("note", n.id, decimal(n.pitch, 4), decimal(n.velocity, 4), decimal(n.duration.count()),
         n.patch, decimal(n.pan, 4));
    out_ += n.bend ? ",bend," : ",,";
    if (n.bend) base::append_decimal(out_, *n.bend, 4);
    out_ += ',' + csv_field(n.layer) + '\n';
  }
  void operator()(const NoteOn& n) {
    tone("on", n.id, decimal(n.pitch, 4), decimal(n.velocity, 4), "", n.patch, decimal(n.pan, 4));
    out_ += ",,,\n";
  }
  void operator()(const NoteOff& off) {
    tone("off", off.id, "", "", "", "", "");
    out_ += ",,,\n";
  }
  void operator()(const Control& control) {
    named("control", control.param, to_text(control.value));
  }
  void operator()(const Clock&) { named("clock", "", ""); }
  void operator()(const Chord& chord) {
    std::string pitches;
    for (const double pitch : chord.pitches) {
      if (!pitches.empty()) pitches += ' ';
      base::append_decimal(pitches, pitch, 4);
    }
    named("chord", chord.name, pitches);
  }
  void operator()(const Section& section) {
    named("section", section.name, section.energy ? decimal(*section.energy) : "");
  }
  void operator()(const End& end) { named("end", "events", std::to_string(end.events)); }

 private:
  void begin(const char* type) {
    out_ += type;
    out_ += ',';
    base::append_decimal(out_, time_.count());
  }
  void tone(const char* type, std::int64_t id, const std::string& pitch, const std::string& vel,
            const std::string& dur, const std::string& patch, const std::string& pan) {
    begin(type);
    for (const std::string& field : {std::to_string(id), pitch, vel, dur, csv_field(patch), pan}) {
      out_ += ',';
      out_ += field;
    }
  }
  void named(const char* type, std::string_view name, std::string_view value) {
    begin(type);
    out_ += ",,,,,,,";
    out_ += csv_field(name);
    out_ += ',';
    out_ += csv_field(value);
    out_ += ",\n";
  }

  std::string& out_;
  Seconds time_;
};

}  // namespace

std::string csv_heading() { return "type,t,id,pitch,vel,dur,patch,pan,name,value,layer\n"; }

void append_csv(std::string& out, const Event& event) {
  std::visit(RowWriter(out, event.time), event.what);
}

}  // namespace auralis::event
