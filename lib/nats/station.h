// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// nats://HOST:PORT/STATION -> servers and subjects.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace auralis::nats {

/// What an origin and its edges meet at.
struct Station {
  std::vector<std::string> servers;  ///< URLs with what they need to log in, for the client library
  std::string shown;                 ///< the same for people, without passwords
  std::string name;                  ///< 1 to 64 of A-Z a-z 0-9 _ -
  bool tls = false;

  /// All that the origin publishes; kept by the JetStream stream.
  [[nodiscard]] std::string all() const { return prefix() + "stream.>"; }
  /// The description of the run.
  [[nodiscard]] std::string run() const { return prefix() + "stream.run"; }
  /// One chunk of a run.
  [[nodiscard]] std::string chunk(std::string_view stream, std::uint32_t seq) const;
  /// Where the origin takes controls.
  [[nodiscard]] std::string control() const { return prefix() + "control"; }
  /// The JetStream stream.
  [[nodiscard]] std::string history() const { return "AURALIS_" + name; }
  /// Where JetStream is asked for the last message of a subject.
  [[nodiscard]] std::string ask(std::string_view subject) const;

 private:
  [[nodiscard]] std::string prefix() const { return "auralis." + name + "."; }
};

/// nats://[USER:PASSWORD@|TOKEN@]HOST[:PORT][,HOST[:PORT]]/STATION, or tls://. Throws base::Error,
/// a usage error that names `option`.
[[nodiscard]] Station parse_station(const std::string& url, const std::string& option);

}  // namespace auralis::nats
