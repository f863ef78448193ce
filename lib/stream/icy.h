// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Titles among the bytes of an HTTP stream, as SHOUTcast has them (ICY metadata).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace auralis::stream {

/// Every kIcyInterval bytes comes one byte, N, and 16 N bytes of text:
/// StreamTitle='...'; and zeros. N is 0 where the title is as before.
class IcyTitles {
 public:
  static constexpr std::size_t kInterval = 16'000;

  /// The next bytes of the stream, with what goes in between.
  [[nodiscard]] std::string weave(std::string_view bytes, std::string_view title);

 private:
  std::size_t until_ = kInterval;  ///< bytes to come before the next text
  std::string told_;
};

}  // namespace auralis::stream
