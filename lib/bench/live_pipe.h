// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The whole live pipe, started from the binaries beside the benchmark:
//
//   control FIFO -> compose -> tee -+-> synth -> stream -> listeners
//                                   +-> events FIFO ---^
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/temporary_directory.h"
#include "bench/event_tee.h"
#include "bench/process.h"
#include "bench/url.h"

namespace auralis::bench {

struct LivePipeOptions {
  std::filesystem::path binaries;
  Seconds chunk{0.1};  ///< of the stream; the synthesizer's block is as long
  Seconds tick{0.01};
  std::string mood = "tide";
  int seed = 1;
  std::string renderer = "auto", device = "auto";
};

class LivePipe {
 public:
  /// Starts everything on free ports and waits until the server serves. Throws base::Error with
  /// what a tool said if one does not start.
  LivePipe(const LivePipeOptions& options, const base::TemporaryDirectory& directory,
           base::Clock& clock);
  ~LivePipe();
  LivePipe(const LivePipe&) = delete;
  LivePipe& operator=(const LivePipe&) = delete;

  [[nodiscard]] const Url& stream() const noexcept { return stream_url_; }
  [[nodiscard]] const Url& metrics() const noexcept { return metrics_url_; }
  /// compose, synth, stream
  [[nodiscard]] std::array<ChildProcess*, 3> tools() noexcept;
  /// The file that the events go to, whole after stop().
  [[nodiscard]] std::string events_file() const { return directory_ / "events.ndjson"; }

  /// Hands compose a control line.
  void control(const std::string& line);
  /// Ends all three as a user would; says what went wrong, or nothing.
  [[nodiscard]] std::string stop();
  /// Only after stop().
  [[nodiscard]] const EventTee& tee() const noexcept { return *tee_; }

 private:
  void start(const LivePipeOptions& options, const Descriptor& from_compose,
             const Descriptor& to_synth, const Pipe& to_server);
  void await_server(base::Clock& clock);
  [[nodiscard]] std::string last_words(const ChildProcess& tool) const;

  const base::TemporaryDirectory& directory_;
  std::string control_path_, events_path_;
  Descriptor control_;
  std::optional<EventTee> tee_;
  Descriptor events_keeper_;  // goes before the tee, which could wait for a reader in vain
  std::unique_ptr<ChildProcess> compose_, synth_, server_;
  Url stream_url_, metrics_url_;
};

}  // namespace auralis::bench
