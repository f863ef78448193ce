// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "base/cpu_affinity.h"

#include <hwloc.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <string_view>
#include <system_error>

#include "base/decimal.h"
#include "base/error.h"

namespace auralis::base {

namespace {

constexpr double kFast = 0.8;  // of the fastest: those of one class differ by less, classes by more

using CpuSet = std::unique_ptr<hwloc_bitmap_s, decltype(&::hwloc_bitmap_free)>;

CpuSet empty_set() {
  CpuSet set(::hwloc_bitmap_alloc(), ::hwloc_bitmap_free);
  if (set == nullptr) throw std::bad_alloc();
  return set;
}

CpuList list_of(hwloc_const_bitmap_t set) {
  CpuList cpus;
  for (int cpu = ::hwloc_bitmap_first(set); cpu >= 0; cpu = ::hwloc_bitmap_next(set, cpu))
    cpus.push_back(cpu);
  return cpus;
}

constexpr unsigned long kBare = HWLOC_TOPOLOGY_FLAG_NO_DISTANCES | HWLOC_TOPOLOGY_FLAG_NO_MEMATTRS;
constexpr unsigned long kForBinding =
    kBare | HWLOC_TOPOLOGY_FLAG_NO_CPUKINDS | HWLOC_TOPOLOGY_FLAG_DONT_CHANGE_BINDING;

/// CPUs only: no caches, no memory, no devices, and no plug-ins, which load the libraries of GPUs
/// to look for some.
class Topology {
 public:
  explicit Topology(unsigned long flags) {
    ::setenv("HWLOC_PLUGINS_PATH", "/dev/null", 0);
    if (::hwloc_topology_init(&topology_) != 0) throw std::bad_alloc();
    ::hwloc_topology_set_all_types_filter(topology_, HWLOC_TYPE_FILTER_KEEP_NONE);
    ::hwloc_topology_set_flags(topology_, flags);
    if (::hwloc_topology_load(topology_) == 0) return;
    const int error = errno;
    ::hwloc_topology_destroy(topology_);
    throw Error("cannot find out about this machine's CPUs: " +
                std::generic_category().message(error));
  }
  ~Topology() { ::hwloc_topology_destroy(topology_); }
  Topology(const Topology&) = delete;
  Topology& operator=(const Topology&) = delete;

  [[nodiscard]] hwloc_topology_t get() const noexcept { return topology_; }

 private:
  hwloc_topology_t topology_ = nullptr;
};

/// Loaded when a thread is first asked about or bound: most runs do neither.
hwloc_topology_t this_machine() {
  static const Topology machine(kForBinding);
  return machine.get();
}

CpuKind kind_of(hwloc_const_bitmap_t set, const hwloc_info_s* infos, unsigned count) {
  CpuKind kind{list_of(set), {}, 0};
  double frequency = 0;
  for (unsigned i = 0; i < count; ++i) {
    const std::string_view name = infos[i].name;
    if (name == "CoreType") kind.core_type = infos[i].value;
    if (name == "LinuxCapacity") kind.speed = parse_decimal(infos[i].value).value_or(0);
    if (name == "FrequencyMaxMHz") frequency = parse_decimal(infos[i].value).value_or(0);
  }
  if (kind.speed == 0) kind.speed = frequency;
  return kind;
}

CpuList both(const CpuList& a, const CpuList& b) {
  CpuList shared;
  std::ranges::set_intersection(a, b, std::back_inserter(shared));
  return shared;
}

CpuList fast_ones(const CpuList& allowed, const std::vector<CpuKind>& kinds) {
  const auto is_allowed = [&](const CpuKind& kind) { return !both(allowed, kind.cpus).empty(); };
  const auto best = std::find_if(kinds.rbegin(), kinds.rend(), is_allowed);
  if (best == kinds.rend()) return allowed;
  CpuList fast;
  for (const CpuKind& kind : kinds)
    if (kind.core_type == best->core_type && kind.speed >= kFast * best->speed)
      std::ranges::copy(both(allowed, kind.cpus), std::back_inserter(fast));
  std::ranges::sort(fast);
  return fast;
}

}  // namespace

std::vector<CpuKind> cpu_kinds() {
  const Topology machine(kBare);
  std::vector<CpuKind> kinds;
  const CpuSet cpus = empty_set();
  const int count = ::hwloc_cpukinds_get_nr(machine.get(), 0);
  for (unsigned i = 0; static_cast<int>(i) < count; ++i) {
    int rank = -1;  // unless hwloc can order them
    unsigned info_count = 0;
    hwloc_info_s* infos = nullptr;
    if (::hwloc_cpukinds_get_info(machine.get(), i, cpus.get(), &rank, &info_count, &infos, 0) !=
            0 ||
        rank < 0)
      return {};
    kinds.push_back(kind_of(cpus.get(), infos, info_count));
  }
  return kinds;
}

CpuList allowed_cpus() {
  const CpuSet cpus = empty_set();
  if (::hwloc_get_cpubind(this_machine(), cpus.get(), HWLOC_CPUBIND_THREAD) != 0)
    return list_of(::hwloc_topology_get_allowed_cpuset(this_machine()));
  return list_of(cpus.get());
}

CpuList faster_half(const CpuList& allowed, const std::vector<CpuKind>& kinds) {
  CpuList chosen = fast_ones(allowed, kinds);
  chosen.resize(std::min(chosen.size(), (allowed.size() + 1) / 2));
  return chosen;
}

void bind_thread(const CpuList& cpus) {
  const CpuList allowed = allowed_cpus();
  const CpuSet set = empty_set();
  for (const int cpu : cpus) {
    if (!std::ranges::binary_search(allowed, cpu))
      throw Error(
          "cannot run on CPU " + std::to_string(cpu) + ": this process may use " + to_text(allowed),
          Fault::kUsage);
    if (::hwloc_bitmap_set(set.get(), static_cast<unsigned>(cpu)) != 0) throw std::bad_alloc();
  }
  if (cpus.empty() || ::hwloc_set_cpubind(this_machine(), set.get(), HWLOC_CPUBIND_THREAD) != 0)
    throw Error("cannot run on CPUs '" + to_text(cpus) +
                    "': " + std::generic_category().message(cpus.empty() ? EINVAL : errno),
                Fault::kUsage);
}

}  // namespace auralis::base
