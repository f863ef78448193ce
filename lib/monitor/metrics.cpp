// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "monitor/metrics.h"

#include <prometheus/text_serializer.h>

#include <utility>

#include "monitor/metrics_impl.h"
#include "monitor/process_stats.h"

namespace auralis::monitor {

namespace {

using prometheus::MetricFamily;
using prometheus::MetricType;

Slot make_slot(prometheus::Registry& registry, const MetricRow& row, std::string_view tool) {
  const std::string name = full_name(row, tool);
  const std::string help(row.help);
  Slot slot;
  if (row.kind == Kind::kCounter)
    slot.counter = &prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
  else if (row.kind == Kind::kGauge)
    slot.gauge = &prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
  else
    slot.histogram = std::make_shared<Histogram>(
        name, help, std::vector<double>(row.buckets.begin(), row.buckets.end()));
  return slot;
}

MetricFamily family_of(const char* name, const char* help, double value, bool counter = false) {
  prometheus::ClientMetric metric;
  if (counter)
    metric.counter.value = value;
  else
    metric.gauge.value = value;
  return {name, help, counter ? MetricType::Counter : MetricType::Gauge, {metric}};
}

}  // namespace

std::vector<MetricFamily> ProcessCollector::Collect() const {
  const auto stats = read_process_stats();
  if (!stats) return {};
  return {
      family_of("process_cpu_seconds_total", "Total user and system CPU time spent in seconds.",
                stats->cpu_seconds, true),
      family_of("process_resident_memory_bytes", "Resident memory size in bytes.",
                stats->resident_bytes),
      family_of("process_virtual_memory_bytes", "Virtual memory size in bytes.",
                stats->virtual_bytes),
      family_of("process_start_time_seconds",
                "Start time of the process since unix epoch in seconds.", stats->start_seconds),
      family_of("process_open_fds", "Number of open file descriptors.", stats->open_fds),
      family_of("process_max_fds", "Maximum number of open file descriptors.", stats->max_fds),
      family_of("process_threads", "Number of OS threads in the process.", stats->threads),
  };
}

Metrics::Metrics(std::string_view tool, std::string station) : impl_(std::make_unique<Impl>()) {
  impl_->station = std::move(station);
  for (const MetricRow& row : metric_list())
    if (row.tool.empty() || row.tool == tool)
      impl_->slots[static_cast<std::size_t>(row.metric)] = make_slot(*impl_->registry, row, tool);
}

Metrics::~Metrics() = default;

void Metrics::add(Metric counter, double n) noexcept {
  if (auto* const c = impl_->slot(counter).counter) c->Increment(n);
}

void Metrics::raise_to(Metric counter, double total) noexcept {
  auto* const c = impl_->slot(counter).counter;
  if (c != nullptr && total > c->Value()) c->Increment(total - c->Value());
}

void Metrics::set(Metric gauge, double value) noexcept {
  if (auto* const g = impl_->slot(gauge).gauge) g->Set(value);
}

void Metrics::observe(Metric histogram, double value) noexcept {
  if (const auto& h = impl_->slot(histogram).histogram) h->observe(value);
}

double Metrics::value(Metric metric) const {
  const Slot& slot = impl_->slot(metric);
  if (slot.counter != nullptr) return slot.counter->Value();
  if (slot.gauge != nullptr) return slot.gauge->Value();
  if (slot.histogram == nullptr) return 0;
  return static_cast<double>(slot.histogram->count());
}

std::string Metrics::text() const {
  auto families = impl_->registry->Collect();
  for (const Slot& slot : impl_->slots)
    if (slot.histogram != nullptr) families.push_back(slot.histogram->Collect().front());
  for (auto& family : impl_->process->Collect()) families.push_back(std::move(family));
  if (!impl_->station.empty())
    for (MetricFamily& family : families)
      for (prometheus::ClientMetric& metric : family.metric)
        metric.label.push_back({"station", impl_->station});
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace auralis::monitor
