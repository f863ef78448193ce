// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/steer_bench.h"

#include <cmath>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/heap_reserve.h"
#include "base/random.h"
#include "base/whole_file.h"
#include "bench/cpu_clock.h"
#include "bench/interruption.h"
#include "cli/duration.h"
#include "compose/composer.h"
#include "compose/melody/melody_model_file.h"

namespace auralis::bench {

using base::Seconds;

namespace {

constexpr Seconds kTick{0.01};  // the live composer's own

/// A new value, drawn evenly from all that a parameter may have.
event::Control draw_control(const event::Offer& offer, base::Random& random) {
  if (const auto* range = std::get_if<event::Range>(&offer.values))
    return {offer.param, random.uniform(range->low, range->high)};
  const auto& names = std::get<std::vector<std::string>>(offer.values);
  return {offer.param, names[random.index(names.size())]};
}

/// Times of ticks, in seconds.
struct Ticks {
  std::vector<std::vector<double>> steered;  // with a control, by what the composer offers
  std::vector<double> steered_cpu;           // of all of these, their CPU time
  std::vector<double> others;
  Seconds cpu{0};  // of all ticks
  std::int64_t events = 0;
};

Ticks steer(compose::Composer& composer, const std::vector<event::Offer>& offers,
            const SteerBenchOptions& o) {
  const base::SteadyClock clock;
  base::Random random(static_cast<std::uint64_t>(o.seed), 1);
  std::vector<event::Event> events;
  Ticks ticks{std::vector<std::vector<double>>(offers.size())};
  double next_control = 0.5;
  std::size_t turn = 0;
  const Seconds cpu_before = thread_cpu_time();
  for (std::int64_t tick = 1; kTick * static_cast<double>(tick) <= o.duration; ++tick) {
    if (tick % 100 == 0) check_stop();
    const Seconds to = kTick * static_cast<double>(tick);
    const bool steers = to.count() > next_control;
    const std::size_t parameter = turn % offers.size();
    const event::Control control =
        steers ? draw_control(offers[parameter], random) : event::Control{};
    events.clear();
    const Seconds cpu = steers ? thread_cpu_time() : Seconds(0);
    const Seconds start = clock.now();
    if (steers) composer.control(control);
    composer.advance(to, events);
    const double took = (clock.now() - start).count();
    (steers ? ticks.steered[parameter] : ticks.others).push_back(took);
    ticks.events += static_cast<std::int64_t>(events.size());
    if (!steers) continue;
    ticks.steered_cpu.push_back((thread_cpu_time() - cpu).count());
    ++turn;
    next_control += random.uniform(0.5, 1.5);
  }
  ticks.cpu = thread_cpu_time() - cpu_before;
  return ticks;
}

compose::MelodyModel load(const SteerBenchOptions& o) {
  if (o.model.empty()) return compose::MelodyModel(compose::read_corpus(o.corpus));
  return compose::read_melody_model(base::read_whole(o.model), o.model);
}

}  // namespace

Report bench_steer(const SteerBenchOptions& o) {
  const compose::MoodLibrary moods(o.moods);
  const base::SteadyClock clock;
  const Seconds before = clock.now();
  const compose::MelodyModel model = load(o);
  const Seconds loaded = clock.now() - before;
  event::Settings settings;
  settings.seed = static_cast<std::uint64_t>(o.seed);
  settings.mood = o.mood;
  compose::Composer composer(settings, moods, model, {});
  base::reserve_heap(compose::kLiveHeap);
  composer.prepare();
  const auto offers = composer.offers();
  const Ticks ticks = steer(composer, offers, o);

  std::vector<double> all;
  for (const auto& times : ticks.steered) all.insert(all.end(), times.begin(), times.end());
  Report report("steer", this_machine());
  report.subject(cli::to_text(o.duration) + " of mood " + o.mood + ", seed " +
                 std::to_string(o.seed) + ", " +
                 (o.model.empty() ? "the shipped corpus" : "model " + o.model) +
                 ", ticks of 10 ms, 1 run; nothing left out");
  report.count("runs", "runs", 1);
  report.times("control", "a control and the tick behind it", summarize(all));
  report.times("control_cpu", "CPU time of these", summarize(ticks.steered_cpu));
  for (std::size_t i = 0; i < offers.size(); ++i)
    report.times(offers[i].param, "of " + offers[i].param, summarize(ticks.steered[i]));
  report.times("tick", "a tick without control", summarize(ticks.others));
  report.number("tick_seconds", "music in a tick", kTick.count(), Unit::kMilliseconds);
  report.number("audio_seconds", "music", o.duration.count(), Unit::kSeconds);
  report.count("events", "events", ticks.events);
  report.number("cpu_share", "CPU of one core, live", ticks.cpu / o.duration, Unit::kPercent);
  report.number("load_seconds", "time to load the melodies", loaded.count(), Unit::kSeconds);
  if (all.empty()) report.fail("the music is too short for a control");
  return report;
}

}  // namespace auralis::bench
