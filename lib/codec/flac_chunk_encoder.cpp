// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include <FLAC/stream_encoder.h>

#include <algorithm>

#include "base/error.h"
#include "codec/encoder.h"
#include "codec/interleaved.h"

namespace auralis::codec {

namespace {

constexpr unsigned kEffort = 5;  // libFLAC's own default
constexpr unsigned kLeastBlock = FLAC__MIN_BLOCK_SIZE;

/// libFLAC gives a frame away when it has the next one's first sample, so that each chunk is a
/// stream of its own, without the head that all have in common.
class FlacChunkEncoder final : public Encoder {
 public:
  FlacChunkEncoder(const pcm::Format& format, base::Frames chunk)
      : format_(format), samples_(format) {
    encoder_.reset(FLAC__stream_encoder_new());
    if (encoder_ == nullptr) throw base::Error("cannot encode FLAC: out of memory");
    begin(static_cast<unsigned>(chunk.count));
    static_cast<void>(FLAC__stream_encoder_finish(encoder_.get()));
    head_ = std::move(metadata_);
  }

  [[nodiscard]] const std::string& head() const override { return head_; }

  [[nodiscard]] std::string encode(std::string_view pcm) override {
    const auto& samples = samples_.right_aligned(pcm);
    const auto frames = static_cast<unsigned>(pcm.size() / format_.bytes_per_frame());
    begin(frames);
    if (FLAC__stream_encoder_process_interleaved(encoder_.get(), samples.data(), frames) == 0)
      fail();
    if (FLAC__stream_encoder_finish(encoder_.get()) == 0) fail();
    return std::move(frames_);
  }

  [[nodiscard]] std::string finish() override { return {}; }

 private:
  static FLAC__StreamEncoderWriteStatus write(const FLAC__StreamEncoder*, const FLAC__byte* bytes,
                                              std::size_t count, unsigned samples, unsigned,
                                              void* user) {
    auto& self = *static_cast<FlacChunkEncoder*>(user);
    (samples > 0 ? self.frames_ : self.metadata_)
        .append(reinterpret_cast<const char*>(bytes), count);
    return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
  }

  /// A stream whose blocks are so long.
  void begin(unsigned block) {
    FLAC__StreamEncoder* const encoder = encoder_.get();
    frames_.clear();
    metadata_.clear();
    const bool fits =
        FLAC__stream_encoder_set_compression_level(encoder, kEffort) != 0 &&
        FLAC__stream_encoder_set_blocksize(encoder, std::max(kLeastBlock, block)) != 0 &&
        FLAC__stream_encoder_set_streamable_subset(encoder, 0) != 0 &&
        FLAC__stream_encoder_set_channels(encoder, static_cast<unsigned>(format_.channels)) != 0 &&
        FLAC__stream_encoder_set_bits_per_sample(
            encoder, static_cast<unsigned>(lossless_bits(format_))) != 0 &&
        FLAC__stream_encoder_set_sample_rate(encoder, static_cast<unsigned>(format_.rate.hz)) != 0;
    if (!fits || FLAC__stream_encoder_init_stream(encoder, &write, nullptr, nullptr, nullptr,
                                                  this) != FLAC__STREAM_ENCODER_INIT_STATUS_OK)
      fail();
  }

  [[noreturn]] void fail() const {
    throw base::Error(std::string("cannot encode FLAC: ") +
                      FLAC__stream_encoder_get_resolved_state_string(encoder_.get()));
  }

  pcm::Format format_;
  Interleaver samples_;
  std::unique_ptr<FLAC__StreamEncoder, decltype(&FLAC__stream_encoder_delete)> encoder_{
      nullptr, &FLAC__stream_encoder_delete};
  std::string head_, metadata_, frames_;
};

}  // namespace

std::unique_ptr<Encoder> make_flac_chunk_encoder(const pcm::Format& format, base::Frames chunk) {
  return std::make_unique<FlacChunkEncoder>(format, chunk);
}

}  // namespace auralis::codec
