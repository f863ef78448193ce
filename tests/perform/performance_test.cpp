// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "perform/performance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "compose/mood/parameter.h"
#include "perform/collecting_sink.h"

namespace auralis::perform {
namespace {

using namespace compose;

TEST(Performance, FlushesOnceATickAndEndsWithTheCount) {
  Composer composer(settings_of("tide", 1), shipped_moods(), shipped_melodies(), {std::nullopt});
  CollectingSink sink;
  Performance performance(composer, sink);
  performance.begin();
  EXPECT_EQ(sink.flushes, 1);
  EXPECT_THAT(sink.text(), testing::StartsWith("{\"type\":\"header\",\"t\":0,\"format\":"));
  for (int i = 1; i <= 100; ++i) performance.tick(i * Seconds(0.01));
  EXPECT_EQ(sink.flushes, 101);
  EXPECT_THAT(sink.text(), testing::EndsWith("{\"type\":\"clock\",\"t\":1}\n"));
  performance.end(Seconds(1));
  EXPECT_THAT(sink.text(), testing::EndsWith("{\"type\":\"end\",\"t\":1,\"events\":" +
                                             std::to_string(sink.events.size() - 1) + "}\n"));
}

/// A piece of 300 s with controls, played from `at` on.
std::vector<event::Event> play(const event::Settings& settings, Seconds at,
                               const std::vector<TimedControl>& controls, const Arc& arc = {}) {
  constexpr Seconds kLength{300};
  Composer composer(settings, shipped_moods(), shipped_melodies(), {kLength, arc});
  CollectingSink sink;
  Performance performance(composer, sink, controls);
  performance.skip_until(at);
  performance.begin();
  performance.play_until(Seconds(0.01));
  performance.end(kLength - at);
  return sink.events;
}

/// Of the first section.
std::optional<double> energy_of(const std::vector<event::Event>& events) {
  for (const event::Event& event : events)
    if (const auto* section = std::get_if<event::Section>(&event.what)) return section->energy;
  return std::nullopt;
}

/// What a stream that begins at `at` says by the events of the whole piece: the settings, offers,
/// section, chord and notes that hold there, then the same events at times counted from there.
/// `energy` is that of the section then.
std::vector<event::Event> later_part(const std::vector<event::Event>& whole, Seconds at,
                                     std::optional<double> energy) {
  event::Header header = std::get<event::Header>(whole.front().what);
  header.duration = to_microseconds(*header.duration - at);
  header.at = at;
  std::vector<event::Event> offers, notes, rest;
  event::Event section, chord, trim;
  for (const event::Event& event : whole) {
    if (std::holds_alternative<event::Offer>(event.what)) offers.push_back(event);
    const auto* control = std::get_if<event::Control>(&event.what);
    if (control != nullptr && event.time < at)
      set_parameter(header.settings, *control, shipped_moods());
    auto& in_force = std::holds_alternative<event::Section>(event.what) ? section : chord;
    if (std::holds_alternative<event::Section>(event.what) ||
        std::holds_alternative<event::Chord>(event.what))
      if (event.time <= at) in_force = {Seconds(0), event.what};
    if (event.time >= at) rest.push_back({to_microseconds(event.time - at), event.what});
    if (event.time >= at) continue;
    if (std::holds_alternative<event::Trim>(event.what)) trim = {Seconds(0), event.what};
    if (const auto* off = std::get_if<event::NoteOff>(&event.what))
      std::erase_if(notes, [off](const event::Event& n) {
        return std::get<event::Note>(n.what).id == off->id;
      });
    const auto* note = std::get_if<event::Note>(&event.what);
    if (note == nullptr) continue;
    event::Note held = *note;
    held.duration = to_microseconds(event.time + note->duration - at);
    if (held.duration > Seconds(0)) notes.push_back({Seconds(0), held});
  }
  std::get<event::Section>(section.what).energy = energy;
  std::vector<event::Event> all{{Seconds(0), header}};
  all.insert(all.end(), offers.begin(), offers.end());
  all.push_back(trim);
  for (const event::Event& event : {section, chord}) {
    const bool begins_now = std::ranges::any_of(rest, [&](const event::Event& other) {
      return other.time == Seconds(0) && other.what.index() == event.what.index();
    });
    if (!begins_now) all.push_back(event);
  }
  all.insert(all.end(), notes.begin(), notes.end());
  all.insert(all.end(), rest.begin(), rest.end() - 1);
  all.push_back({rest.back().time, event::End{static_cast<std::int64_t>(all.size())}});
  return all;
}

TEST(Performance, BeginsAnywhereAsTheWholePieceSoundsThere) {
  const std::vector<TimedControl> controls{{Seconds(20.01), {"bpm", 87.0}},
                                           {Seconds(90), {"key", "F#"}},
                                           {Seconds(130.5), {"mood", "rain"}},
                                           {Seconds(240), {"intensity", 0.9}}};
  base::Random random(31);
  std::size_t carried_notes = 0;
  for (const auto& [name, mood] : shipped_moods().all())
    for (const bool steered : {false, true}) {
      const auto settings = settings_of(name, random.index(1000));
      const auto list = steered ? controls : std::vector<TimedControl>{};
      const auto whole = play(settings, Seconds(0), list);
      std::vector<Seconds> places{Seconds(0.000001), Seconds(240), Seconds(299.9)};
      for (int i = 0; i < 20; ++i)
        places.push_back(to_microseconds(Seconds(random.uniform(0, 290))));
      for (const event::Event& event : whole)  // places where a chord begins
        if (std::holds_alternative<event::Chord>(event.what) && event.time > Seconds(0))
          places.push_back(event.time);
      for (const Seconds at : places) {
        const auto part = play(settings, at, list);
        ASSERT_EQ(lines_of(part), lines_of(later_part(whole, at, energy_of(part))))
            << name << " at " << at.count();
        for (const auto& n : notes_of(part)) carried_notes += n.begin == Seconds(0) ? 1 : 0;
      }
    }
  EXPECT_GT(carried_notes, 100U);
}

// A stream that began later said the energy of its section's beginning, minutes ago: whoever went
// straight on from there came too high or too low.
TEST(Performance, BeginsWithTheEnergyInForceThere) {
  Arc rising;
  rising.energy = {0, 1};
  constexpr double kChord = 0.1;  // a section waits for a chord to end
  for (Seconds at{1}; at < Seconds(270); at += Seconds(7.3)) {
    const auto part = play(settings_of("tide", 5), at, {}, rising);
    ASSERT_TRUE(energy_of(part)) << at.count();
    EXPECT_NEAR(*energy_of(part), at / Seconds(300), kChord) << at.count();
  }
}

TEST(Performance, NamesItsSourcesInBothHeaders) {
  Composer composer(settings_of("tide", 1), shipped_moods(), shipped_melodies(), {std::nullopt});
  CollectingSink sink, record;
  Performance performance(composer, sink, {}, &record, {{"model", "a.model", 2, "0f"}});
  performance.skip_until(Seconds(10));
  performance.begin();
  const std::string sources =
      "\"sources\":[{\"option\":\"model\",\"file\":\"a.model\",\"weight\":2,"
      "\"fingerprint\":\"0f\"}]}\n";
  EXPECT_THAT(record.text(), testing::EndsWith("\"mood\":\"tide\"," + sources));
  EXPECT_THAT(sink.text(), testing::HasSubstr("\"at\":10," + sources));
}

TEST(Performance, RefusesAHeaderThatWouldBeNoLine) {
  Composer composer(settings_of("tide", 1), shipped_moods(), shipped_melodies(), {std::nullopt});
  CollectingSink sink, record;
  EXPECT_THROW(Performance(composer, sink, {}, &record, {{"tuning", std::string(4000, 'a')}}),
               base::Error);
  EXPECT_TRUE(record.events.empty());
}

TEST(Performance, BeginsAtTheVeryBeginningWithTheWholePiece) {
  const auto settings = settings_of("tide", 3);
  const auto whole = play(settings, Seconds(0), {});
  EXPECT_FALSE(lines_of(whole).empty());
  EXPECT_EQ(std::get<event::Header>(whole.front().what).at, Seconds(0));
  const auto offers = static_cast<std::ptrdiff_t>(event::kParameters.size());
  std::vector<event::Event> notes(whole.begin() + 2 + offers, whole.end() - 1);
  EXPECT_EQ(lines_of(notes), lines_of(compose_piece(settings, Seconds(300))));
}

TEST(Performance, OffersBehindTheHeaderWhatTheComposerTakes) {
  Composer composer(settings_of("tide", 1), shipped_moods(), shipped_melodies(), {std::nullopt});
  CollectingSink sink, record;
  Performance performance(composer, sink, {}, &record);
  performance.skip_until(Seconds(10));
  performance.begin();
  ASSERT_EQ(sink.events.size(), 2 + event::kParameters.size());
  EXPECT_EQ(record.events.size(), 1U) << "a recording is not there to be steered";
  for (std::size_t i = 0; i < event::kParameters.size(); ++i) {
    EXPECT_EQ(sink.events[i + 1].time, Seconds(0));
    EXPECT_EQ(std::get<event::Offer>(sink.events[i + 1].what).param, event::kParameters[i].name);
  }
  EXPECT_EQ(std::get<event::Trim>(sink.events.back().what).decibels,
            shipped_moods().find("tide")->trim);
}

TEST(Performance, OffersMoreMoodsThanALineHolds) {
  std::vector<Mood> many(300, *shipped_moods().find("tide"));
  for (std::size_t i = 0; i < many.size(); ++i)
    many[i].name = "a mood of a long name, " + std::to_string(100 + i);
  const MoodLibrary moods(many);
  event::Settings settings = settings_of("tide", 1);
  settings.mood = many[0].name;
  Composer composer(settings, moods, shipped_melodies(), {std::nullopt});
  ASSERT_EQ(composer.offers().size(), event::kParameters.size());
  CollectingSink sink;
  Performance performance(composer, sink);
  performance.begin();
  std::vector<std::string> names;
  for (const event::Event& event : sink.events)
    if (const auto* offer = std::get_if<event::Offer>(&event.what); offer && offer->param == "mood")
      std::ranges::copy(std::get<1>(offer->values), std::back_inserter(names));
  EXPECT_GT(sink.events.size(), 2 + event::kParameters.size());
  EXPECT_TRUE(std::ranges::equal(names, many, {}, {}, &Mood::name));
}

// Whoever played on what was stopped heard its long notes go on for half a minute.
TEST(Performance, ClosesTheGatesThatAreOpenWhereItIsStopped) {
  std::size_t closed = 0;
  for (const Seconds at : {Seconds(0), Seconds(40)})
    for (const std::optional<Seconds> length :
         {std::optional<Seconds>(), std::optional(Seconds(200))})
      for (int i = 0; i < 9; ++i) {
        const Seconds stop = to_microseconds(Seconds(7.3 * i));
        Composer composer(settings_of("tide", 4), shipped_moods(), shipped_melodies(), {length});
        CollectingSink sink;
        Performance performance(composer, sink);
        performance.skip_until(at);
        performance.begin();
        if (stop > Seconds(0)) performance.play_until(stop / 2);
        performance.end(stop);
        std::map<std::int64_t, Seconds> gates;
        for (const event::Event& event : sink.events) {
          EXPECT_LE(event.time, stop);
          if (const auto* note = std::get_if<event::Note>(&event.what))
            gates[note->id] = event.time + note->duration;
          if (const auto* off = std::get_if<event::NoteOff>(&event.what)) {
            EXPECT_GT(gates.at(off->id), event.time);
            closed += event.time == stop ? 1 : 0;
            gates[off->id] = event.time;
          }
        }
        for (const auto& [id, until] : gates) EXPECT_LE(until, stop + Seconds(1e-6)) << id;
        EXPECT_EQ(std::get<event::End>(sink.events.back().what).events,
                  std::ssize(sink.events) - 1);
      }
  EXPECT_GT(closed, 50U);
}

TEST(Performance, ClosesNothingWhereThePieceHasComeToRest) {
  const auto whole = play(settings_of("tide", 3), Seconds(0), {});
  for (const event::Event& event : whole)
    EXPECT_FALSE(std::holds_alternative<event::NoteOff>(event.what) && event.time == Seconds(300));
}

TEST(Performance, RecordsControlsAtOnceInThePieceTime) {
  Composer composer(settings_of("tide", 1), shipped_moods(), shipped_melodies(), {Seconds(120)});
  CollectingSink sink, record;
  Performance performance(composer, sink, {{Seconds(10), {"bpm", 70.0}}}, &record);
  EXPECT_EQ(record.flushes, 1);
  performance.skip_until(Seconds(60));
  performance.begin();
  performance.tick(Seconds(0.01));
  EXPECT_EQ(record.flushes, 2);
  composer.control({"key", "Eb"});
  performance.tick(Seconds(0.02));
  EXPECT_EQ(record.flushes, 3);
  performance.end_recording();
  performance.end(Seconds(0.02));
  EXPECT_THAT(record.text(),
              testing::AllOf(testing::HasSubstr("\"mood\":\"tide\",\"duration\":120}\n"),
                             testing::HasSubstr(
                                 "}\n{\"type\":\"control\",\"t\":10,\"param\":\"bpm\",\"value\":70}"
                                 "\n{\"type\":\"control\",\"t\":60.01,\"param\":\"key\",\"value\":"
                                 "\"Eb\"}\n{\"type\":\"end\",\"t\":60.02,\"events\":3}\n")));
  EXPECT_EQ(record.events.size(), 4U);
}

}  // namespace
}  // namespace auralis::perform
