// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "stream/coding.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace auralis::stream {

namespace {

struct Entry {
  std::string_view name;
  Subprotocol subprotocol;
  Coding coding;
};

constexpr std::array<Entry, kSubprotocols> kTable{{
    {"auralis.pcm.v1", Subprotocol::kBinary, Coding::kPcm},
    {"auralis.json.v1", Subprotocol::kJson, Coding::kPcm},
    {"auralis.flac.v1", Subprotocol::kFlac, Coding::kFlacChunks},
    {"auralis.opus.v1", Subprotocol::kOpus, Coding::kOpusChunks},
}};

const Entry& entry_of(Subprotocol subprotocol) noexcept {
  return kTable[static_cast<std::size_t>(subprotocol)];
}

std::optional<codec::Container> container_of(Coding coding) noexcept {
  switch (coding) {
    case Coding::kFlac:
      return codec::Container::kFlac;
    case Coding::kOggOpus:
    case Coding::kOpusChunks:
      return codec::Container::kOggOpus;
    case Coding::kMp3:
      return codec::Container::kMp3;
    case Coding::kPcm:
    case Coding::kFlacChunks:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Subprotocol subprotocol) noexcept { return entry_of(subprotocol).name; }

std::optional<Subprotocol> subprotocol_of(std::string_view name) noexcept {
  const auto* const found = std::ranges::find(kTable, name, &Entry::name);
  return found == kTable.end() ? std::nullopt : std::optional(found->subprotocol);
}

std::string subprotocol_names() {
  std::string names;
  for (const Entry& entry : kTable) names += (names.empty() ? "" : ", ") + std::string(entry.name);
  return names;
}

Coding coding_of(Subprotocol subprotocol) noexcept { return entry_of(subprotocol).coding; }

std::string why_not(Coding coding, const pcm::Format& format) {
  const auto container = container_of(coding);
  return container ? codec::why_not(*container, format) : "";
}

std::unique_ptr<codec::Encoder> make_encoder(Coding coding, const pcm::Format& format,
                                             base::Frames chunk) {
  switch (coding) {
    case Coding::kFlacChunks:
      return codec::make_flac_chunk_encoder(format, chunk);
    case Coding::kOpusChunks:
      return codec::make_opus_chunk_encoder(format);
    case Coding::kFlac:
    case Coding::kOggOpus:
    case Coding::kMp3:
      return codec::make_file_encoder(*container_of(coding), format);
    case Coding::kPcm:
      break;
  }
  throw base::Error("PCM is not encoded");
}

}  // namespace auralis::stream
