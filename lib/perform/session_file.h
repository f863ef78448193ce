// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The file of a live session: a recording that also says how far the piece has come, so that
// another process can go on with it, however this one ends.
#pragma once

#include <optional>
#include <string>

#include "base/descriptor.h"
#include "base/log.h"
#include "event/event_sink.h"
#include "perform/session.h"

namespace auralis::perform {

/// Takes header, controls and end, as a recording does, and the time reached. Its last line is a
/// clock line with that time, which is written over: the file grows with the controls alone. While
/// a piece is being set up, a file beside it is written; `begin` puts it in the place of the one
/// before. A file that cannot be written is reported once, and the music goes on.
class SessionFile final : public event::EventSink {
 public:
  /// Nobody else may keep a session there meanwhile: throws base::Error where somebody does, where
  /// no file can be made, and for a path that is no file's. `log` outlives this.
  SessionFile(const std::string& path, const base::Log& log);
  ~SessionFile() override;
  SessionFile(const SessionFile&) = delete;
  SessionFile& operator=(const SessionFile&) = delete;

  /// What the file has kept; nothing where there is none, or where it has come to its end. A last
  /// line that was cut short is left out. Throws base::Error for a file that is no session.
  [[nodiscard]] std::optional<Session> read(const compose::MoodLibrary& moods) const;
  /// Before `begin`: keeps what another piece had in PATH.before. Returns that path.
  std::string set_aside();

  /// An end before `length` is no end of the piece, which goes on from there.
  void set_length(std::optional<Seconds> length) noexcept { length_ = length; }
  void write(const event::Event& event) override;
  void flush() override {}
  /// What has been written takes the place of the file before.
  void begin();
  /// The piece has come to t. Writes it once a second.
  void reach(Seconds t);

 private:
  void put(const std::string& lines, Seconds reached);

  std::string path_, new_path_;
  const base::Log& log_;
  base::Descriptor lock_, out_;
  std::optional<Seconds> length_;
  std::int64_t tail_ = 0;  // where the clock line begins
  Seconds reached_{0};     // as the file has it
  bool begun_ = false, told_ = false;
};

/// An endless session that is older than `exact` goes on in another way: with its settings as they
/// are now, at its time modulo `exact`. To compose all of it anew would take too long.
[[nodiscard]] Session folded(Session kept, Seconds exact);

}  // namespace auralis::perform
