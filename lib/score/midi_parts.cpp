// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "score/midi_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "base/decimal.h"
#include "base/error.h"
#include "base/letter_case.h"
#include "base/suggestion.h"
#include "event/midi_format.h"

namespace auralis::score {

namespace {

constexpr std::array<std::string_view, 9> kMelodyNames{
    "melody", "melodie", "lead", "vocal", "voice", "soprano", "tune", "solo", "right hand"};

double mean_pitch(const MidiPart& part) {
  double sum = 0;
  for (const event::MidiNote* note : part.notes) sum += note->pitch;
  return sum / static_cast<double>(part.notes.size());
}

/// "1 drone, 2 pad"
std::vector<std::string> titles(const std::vector<MidiPart>& parts) {
  std::vector<std::string> names;
  for (const MidiPart& part : parts)
    names.push_back(std::to_string(names.size() + 1) + (part.name.empty() ? "" : " ") + part.name);
  return names;
}

}  // namespace

std::vector<MidiPart> parts_of(const event::MidiScore& score) {
  std::set<int> tracks;
  std::vector<const event::MidiNote*> notes;
  for (const event::MidiNote& note : score.notes) {
    if (note.channel == event::kPercussionChannel) continue;
    notes.push_back(&note);
    tracks.insert(note.track);
  }
  std::map<int, MidiPart> parts;
  for (const event::MidiNote* note : notes) {
    MidiPart& part = parts[tracks.size() > 1 ? note->track : note->channel];
    if (part.notes.empty() && tracks.size() > 1)
      part.name = score.tracks[static_cast<std::size_t>(note->track)];
    else if (part.notes.empty())
      part.name = "channel " + std::to_string(note->channel + 1);
    part.notes.push_back(note);
  }
  std::vector<MidiPart> in_order;
  for (auto& [place, part] : parts) in_order.push_back(std::move(part));
  return in_order;
}

const MidiPart& find_part(const std::vector<MidiPart>& parts, const std::string& wanted) {
  if (const auto number = base::parse_integer(wanted)) {
    if (*number >= 1 && *number <= static_cast<std::int64_t>(parts.size()))
      return parts[static_cast<std::size_t>(*number - 1)];
  }
  const std::string name = base::lower_case(wanted);
  const auto is_it = [&](const MidiPart& part) { return base::lower_case(part.name) == name; };
  const auto has_it = [&](const MidiPart& part) {
    return base::lower_case(part.name).find(name) != std::string::npos;
  };
  if (const auto same = std::ranges::find_if(parts, is_it); same != parts.end()) return *same;
  if (std::ranges::count_if(parts, has_it) == 1) return *std::ranges::find_if(parts, has_it);
  throw base::Error(
      "--track: '" + wanted + "' is no number or name of " + base::listed(titles(parts)),
      base::Fault::kUsage);
}

const MidiPart& melody_part(const std::vector<MidiPart>& parts) {
  for (const std::string_view word : kMelodyNames) {
    const auto named = std::ranges::find_if(parts, [&](const MidiPart& part) {
      return base::lower_case(part.name).find(word) != std::string::npos;
    });
    if (named != parts.end()) return *named;
  }
  constexpr std::size_t kShare = 8;
  std::size_t most = 0;
  for (const MidiPart& part : parts) most = std::max(most, part.notes.size());
  const MidiPart* highest = nullptr;
  for (const MidiPart& part : parts)
    if (kShare * part.notes.size() >= most &&
        (highest == nullptr || mean_pitch(part) > mean_pitch(*highest)))
      highest = &part;
  return *highest;
}

}  // namespace auralis::score
