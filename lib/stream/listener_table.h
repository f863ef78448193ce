// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// All listeners, in whatever way they listen: a row each, their number, and a warning of those that
// hear badly.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/log.h"
#include "monitor/metrics.h"
#include "stream/address_counts.h"
#include "stream/client_message.h"
#include "stream/listener_trouble.h"
#include "stream/wake.h"

namespace auralis::stream {

class ListenerTable;

/// One listener, from joining to leaving. [io thread]
class ListenerRow {
 public:
  explicit ListenerRow(ListenerTable& table) : table_(table) {}
  ~ListenerRow();
  ListenerRow(const ListenerRow&) = delete;
  ListenerRow& operator=(const ListenerRow&) = delete;

  void take(const Report& report);
  /// So many more chunks were dropped for it.
  void note_dropped(std::int64_t chunks);
  /// So many chunks wait for it.
  void note_queue(std::size_t chunks) noexcept { queue_ = chunks; }

  [[nodiscard]] const std::string& address() const noexcept { return address_; }
  [[nodiscard]] const std::string& protocol() const noexcept { return protocol_; }
  [[nodiscard]] base::Seconds since() const noexcept { return since_; }
  [[nodiscard]] const std::optional<Report>& report() const noexcept { return report_; }  ///< last
  [[nodiscard]] std::size_t queue() const noexcept { return queue_; }
  [[nodiscard]] std::int64_t dropped() const noexcept { return dropped_; }
  [[nodiscard]] const ListenerTrouble& trouble() const noexcept { return trouble_; }

 private:
  friend class ListenerTable;

  ListenerTable& table_;
  AddressCounts::Place place_;
  std::string address_, protocol_;
  base::Seconds since_{0};
  std::optional<Report> report_;
  std::size_t queue_ = 0;
  std::int64_t dropped_ = 0;
  ListenerTrouble trouble_;
  bool told_ = false;  // of its present trouble
};

/// [io thread] except where said.
class ListenerTable {
 public:
  /// All must outlive it; the table outlives its rows.
  ListenerTable(const base::Clock& clock, monitor::Metrics& metrics, const base::Log& log)
      : clock_(clock), metrics_(metrics), log_(log) {}

  /// Of an address as limits count it, empty where it is not known; `place` is held by the row.
  [[nodiscard]] std::unique_ptr<ListenerRow> join(const std::string& address,
                                                  std::string_view protocol,
                                                  AddressCounts::Place place);

  /// In the order of joining.
  [[nodiscard]] const std::vector<const ListenerRow*>& rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  [[nodiscard]] std::size_t in_trouble() const;
  /// No more will join.
  void close();
  /// Readable once it is closed and the last one has gone. [any thread]
  [[nodiscard]] const Wake& all_gone() const noexcept { return all_gone_; }
  /// Looks whose trouble is over. Often enough is once a second.
  void tick();
  /// Lines for people: a head, and a row each.
  [[nodiscard]] std::vector<std::string> text() const;
  [[nodiscard]] const base::Clock& clock() const noexcept { return clock_; }

 private:
  friend class ListenerRow;
  void leave(const ListenerRow& row);
  void count();
  void looked_at(ListenerRow& row);

  const base::Clock& clock_;
  monitor::Metrics& metrics_;
  const base::Log& log_;
  std::vector<const ListenerRow*> rows_;
  std::vector<ListenerRow*> troubled_;
  std::optional<base::Seconds> told_;  // when the last warning was
  std::size_t untold_ = 0;             // since then
  bool closed_ = false;
  Wake all_gone_;
};

}  // namespace auralis::stream
