// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include <opus/opus.h>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "base/error.h"
#include "base/little_endian.h"
#include "codec/encoder.h"
#include "codec/interleaved.h"
#include "codec/rate_converter.h"

namespace auralis::codec {

namespace {

using base::append_little_endian;

constexpr int kRate = 48000;
constexpr std::size_t kPacketFrames = 960;  // 20 ms
constexpr std::size_t kMostPacket = 1500;
constexpr int kBitsPerChannel = 64'000;  // a second

class OpusChunkEncoder final : public Encoder {
 public:
  explicit OpusChunkEncoder(const pcm::Format& format)
      : format_(format), channels_(static_cast<std::size_t>(format.channels)), samples_(format) {
    if (const std::string reason = why_not(Container::kOggOpus, format); !reason.empty())
      throw base::Error(reason);
    if (format.rate.hz != kRate)
      converter_.emplace(format.rate, base::SampleRate{kRate}, format.channels);
    int error = OPUS_OK;
    encoder_.reset(opus_encoder_create(kRate, format.channels, OPUS_APPLICATION_AUDIO, &error));
    if (error != OPUS_OK) fail(error);
    set(opus_encoder_ctl(encoder_.get(), OPUS_SET_BITRATE(kBitsPerChannel * format.channels)));
    opus_int32 lookahead = 0;
    set(opus_encoder_ctl(encoder_.get(), OPUS_GET_LOOKAHEAD(&lookahead)));
    delay_ = lookahead;
    head_ = "OpusHead";
    append_little_endian(head_, 1, 1);  // version
    append_little_endian(head_, static_cast<std::uint32_t>(format.channels), 1);
    append_little_endian(head_, static_cast<std::uint32_t>(delay_), 2);  // pre-skip
    append_little_endian(head_, static_cast<std::uint32_t>(format.rate.hz), 4);
    append_little_endian(head_, 0, 2);  // gain
    append_little_endian(head_, 0, 1);  // mapping family
  }

  [[nodiscard]] const std::string& head() const override { return head_; }

  [[nodiscard]] std::string encode(std::string_view pcm) override {
    const std::vector<float>* samples = &samples_.floats(pcm);
    std::string out = offset();
    taken_ += static_cast<std::int64_t>(pcm.size() / format_.bytes_per_frame());
    if (converter_) samples = &converter_->convert(*samples);
    waiting_.insert(waiting_.end(), samples->begin(), samples->end());
    append_packets(out);
    return out;
  }

  /// The last packet is filled up with silence, so that all that was taken is heard.
  [[nodiscard]] std::string finish() override {
    std::string out = offset();
    if (converter_) {
      const auto& rest = converter_->finish();
      waiting_.insert(waiting_.end(), rest.begin(), rest.end());
    }
    waiting_.resize(waiting_.size() + static_cast<std::size_t>(delay_) * channels_);
    const std::size_t packet = kPacketFrames * channels_;
    waiting_.resize((waiting_.size() + packet - 1) / packet * packet);
    append_packets(out);
    return out;
  }

 private:
  /// Of the next packet's sound against the next frame that is taken.
  [[nodiscard]] std::string offset() const {
    const double here = static_cast<double>(taken_) * kRate / format_.rate.hz;
    std::string out;
    const std::int64_t packet = packets_ * static_cast<std::int64_t>(kPacketFrames) - delay_;
    append_little_endian(out, static_cast<std::uint32_t>(packet - std::llround(here)), 4);
    return out;
  }

  void append_packets(std::string& out) {
    const std::size_t packet = kPacketFrames * channels_;
    std::size_t used = 0;
    std::array<unsigned char, kMostPacket> bytes{};
    for (; waiting_.size() - used >= packet; used += packet, ++packets_) {
      const int size =
          opus_encode_float(encoder_.get(), waiting_.data() + used, static_cast<int>(kPacketFrames),
                            bytes.data(), bytes.size());
      if (size < 0) fail(size);
      append_little_endian(out, static_cast<std::uint32_t>(size), 2);
      out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    }
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(used));
  }

  static void set(int error) {
    if (error != OPUS_OK) fail(error);
  }
  [[noreturn]] static void fail(int error) {
    throw base::Error(std::string("cannot encode Opus: ") + opus_strerror(error));
  }

  pcm::Format format_;
  std::size_t channels_;
  Interleaver samples_;
  std::optional<RateConverter> converter_;
  std::unique_ptr<OpusEncoder, decltype(&opus_encoder_destroy)> encoder_{nullptr,
                                                                         &opus_encoder_destroy};
  std::vector<float> waiting_;  // at 48 kHz, for a whole packet
  std::int64_t taken_ = 0;      // frames of PCM
  std::int64_t packets_ = 0;
  std::int64_t delay_ = 0;  // of the coding, at 48 kHz
  std::string head_;
};

}  // namespace

std::unique_ptr<Encoder> make_opus_chunk_encoder(const pcm::Format& format) {
  return std::make_unique<OpusChunkEncoder>(format);
}

}  // namespace auralis::codec
