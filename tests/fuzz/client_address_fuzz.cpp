// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// X-Forwarded-For, and addresses of proxies.
#include "base/error.h"
#include "fuzz.h"
#include "stream/client_address.h"

using namespace auralis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  static const stream::ClientAddresses addresses(
      {stream::AddressRange("127.0.0.1"), stream::AddressRange("2001:db8::/33")});
  const auto client = addresses.of("127.0.0.1", text);
  fuzz::require(!client.name.empty(), "a client behind a proxy has an address");
  try {
    const stream::AddressRange range(text);
    static_cast<void>(range.contains(*stream::address_of_hop("192.0.2.7")));
    static_cast<void>(range.contains(*stream::address_of_hop("2001:db8::7")));
  } catch (const base::Error&) {
  }
  return 0;
}
