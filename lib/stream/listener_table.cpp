// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/listener_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/decimal.h"

namespace auralis::stream {

using base::Seconds;

namespace {

/// Many who hear badly at once have one cause, and one line.
constexpr Seconds kBetweenWarnings{10.0};

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text + "  ";
}

std::string whole(double value) { return base::decimal(value, 0); }

std::string name_of(const ListenerRow& row) {
  return row.address().empty() ? "unknown" : row.address();
}

std::string line_of(const std::array<std::string, 9>& cells) {
  constexpr std::array<std::size_t, 9> kWidths{21, 15, 11, 9, 9, 4, 9, 5, 0};
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += padded(cells[i], kWidths[i]);
  line.resize(line.find_last_not_of(' ') + 1);
  return line;
}

std::string line_of(const ListenerRow& row, Seconds now) {
  const auto& report = row.report();
  const auto told = [&](double value) { return report ? whole(value) : std::string("-"); };
  const Report last = report.value_or(Report());
  std::string line =
      line_of({name_of(row), row.protocol(), whole((now - row.since()).count()),
               told(last.buffer_seconds * 1e3), told(last.jitter_seconds * 1e3), told(last.tier),
               told(last.underruns), std::to_string(row.queue()), std::to_string(row.dropped())});
  if (row.trouble().since()) line += "  trouble: " + row.trouble().kind();
  return line;
}

}  // namespace

ListenerRow::~ListenerRow() { table_.leave(*this); }

void ListenerRow::take(const Report& report) {
  report_ = report;
  trouble_.note(report, table_.clock_.now());
  table_.looked_at(*this);
}

void ListenerRow::note_dropped(std::int64_t chunks) {
  if (chunks == 0) return;
  dropped_ += chunks;
  trouble_.note_drop(table_.clock_.now());
  table_.looked_at(*this);
}

std::unique_ptr<ListenerRow> ListenerTable::join(const std::string& address,
                                                 std::string_view protocol,
                                                 AddressCounts::Place place) {
  auto row = std::make_unique<ListenerRow>(*this);
  row->place_ = std::move(place);
  row->address_ = address;
  row->protocol_ = protocol;
  row->since_ = clock_.now();
  rows_.push_back(row.get());
  metrics_.add(monitor::Metric::kStreamClientsServed);
  count();
  return row;
}

void ListenerTable::leave(const ListenerRow& row) {
  std::erase(rows_, &row);
  std::erase(troubled_, &row);
  metrics_.set(monitor::Metric::kStreamClientsInTrouble, static_cast<double>(troubled_.size()));
  count();
}

void ListenerTable::close() {
  closed_ = true;
  count();
}

void ListenerTable::count() {
  metrics_.set(monitor::Metric::kStreamClients, static_cast<double>(size()));
  if (closed_ && rows_.empty()) all_gone_.set();
}

std::size_t ListenerTable::in_trouble() const { return troubled_.size(); }

/// Its trouble may have begun or be over.
void ListenerTable::looked_at(ListenerRow& row) {
  const bool was = std::find(troubled_.begin(), troubled_.end(), &row) != troubled_.end();
  const auto since = row.trouble_.since();
  if (since.has_value() != was) {
    if (since)
      troubled_.push_back(&row);
    else
      std::erase(troubled_, &row);
    metrics_.set(monitor::Metric::kStreamClientsInTrouble, static_cast<double>(troubled_.size()));
  }
  if (!since || was) return;
  const Seconds now = clock_.now();
  if (told_ && now - *told_ < kBetweenWarnings) {
    ++untold_;
    return;
  }
  told_ = now;
  const auto seconds = [](Seconds time) { return whole(time.count()) + " s"; };
  std::string line = "listener " + name_of(row) + " (" + row.protocol() +
                     ") hears badly: " + row.trouble_.kind() + " since " + seconds(now - *since);
  if (const auto& report = row.report())
    line += ", " + whole(report->buffer_seconds * 1e3) + " ms buffered at tier " +
            whole(report->tier) + " (" + name_of_tier(report->tier) + "), underruns " +
            whole(report->underruns);
  line += ", dropped " + std::to_string(row.dropped()) + ", listening for " +
          seconds(now - row.since());
  if (untold_ > 0)
    line += " (and " + std::to_string(std::exchange(untold_, 0)) + " more before it)";
  log_.note(line);
}

void ListenerTable::tick() {
  const Seconds now = clock_.now();
  for (std::size_t i = troubled_.size(); i-- > 0;) {
    ListenerRow& row = *troubled_[i];
    row.trouble_.look(now);
    looked_at(row);
  }
}

std::vector<std::string> ListenerTable::text() const {
  std::vector<std::string> lines{std::to_string(rows_.size()) + " listening, " +
                                 std::to_string(troubled_.size()) + " in trouble"};
  if (rows_.empty()) return lines;
  lines.push_back(line_of({"address", "protocol", "for (s)", "buffer ms", "jitter ms", "tier",
                           "underruns", "queue", "dropped"}));
  const Seconds now = clock_.now();
  for (const ListenerRow* const row : rows_) lines.push_back(line_of(*row, now));
  return lines;
}

}  // namespace auralis::stream
