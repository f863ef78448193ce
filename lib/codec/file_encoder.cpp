// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include <sndfile.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/error.h"
#include "codec/edges.h"
#include "codec/encoder.h"
#include "codec/interleaved.h"
#include "codec/rate_converter.h"

namespace auralis::codec {

namespace {

constexpr std::array<int, 9> kMp3Rates{8000,  11025, 12000, 16000, 22050,
                                       24000, 32000, 44100, 48000};
constexpr int kConverted = 48000;

/// A file that grows in memory and is read away at its beginning. What goes back to change what has
/// gone out is left out: an endless file has no end to say in its beginning.
class EndlessFile {
 public:
  SF_VIRTUAL_IO calls() noexcept {
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* file) { return self(file).end_; };
    io.seek = [](sf_count_t offset, int whence, void* file) {
      return self(file).seek(offset, whence);
    };
    io.read = [](void*, sf_count_t, void*) { return sf_count_t{0}; };
    io.write = [](const void* from, sf_count_t count, void* file) {
      self(file).write(static_cast<const char*>(from), count);
      return count;
    };
    io.tell = [](void* file) { return self(file).at_; };
    return io;
  }

  /// What was written and not yet taken.
  std::string bytes;

 private:
  static EndlessFile& self(void* file) { return *static_cast<EndlessFile*>(file); }

  sf_count_t seek(sf_count_t offset, int whence) noexcept {
    at_ = offset + (whence == SEEK_SET ? 0 : whence == SEEK_CUR ? at_ : end_);
    return at_;
  }
  void write(const char* from, sf_count_t count) {
    const sf_count_t old = std::clamp<sf_count_t>(end_ - at_, 0, count);
    bytes.append(from + old, static_cast<std::size_t>(count - old));
    at_ += count;
    end_ = std::max(end_, at_);
  }

  sf_count_t at_ = 0, end_ = 0;
};

struct Kind {
  int format;
  std::size_t (*head)(std::string_view);   ///< bytes of it; 0 while it is not whole
  std::size_t (*whole)(std::string_view);  ///< bytes up to the last edge
};

std::size_t all(std::string_view bytes) noexcept { return bytes.size(); }

Kind kind_of(Container container) {
  switch (container) {
    case Container::kFlac:  // libFLAC writes frame by frame
      return {SF_FORMAT_FLAC, flac_head, all};
    case Container::kOggOpus:
      return {SF_FORMAT_OGG | SF_FORMAT_OPUS, ogg_opus_head, whole_ogg_pages};
    case Container::kMp3:
      return {SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, mp3_info_frame, whole_mp3_frames};
  }
  return {};
}

int rate_of(Container container, int hertz) {
  const bool fits = container == Container::kFlac ||
                    (container == Container::kMp3 && std::ranges::count(kMp3Rates, hertz) > 0);
  return fits ? hertz : kConverted;
}

class FileEncoder final : public Encoder {
 public:
  FileEncoder(Container container, const pcm::Format& format)
      : container_(container), kind_(kind_of(container)), format_(format), samples_(format) {
    SF_INFO info{};
    info.samplerate = rate_of(container, format.rate.hz);
    info.channels = format.channels;
    info.format = kind_.format;
    if (container == Container::kFlac)
      info.format |= lossless_bits(format) == 16 ? SF_FORMAT_PCM_16 : SF_FORMAT_PCM_24;
    if (info.samplerate != format.rate.hz)
      converter_.emplace(format.rate, base::SampleRate{info.samplerate}, format.channels);
    SF_VIRTUAL_IO io = written_.calls();
    file_.reset(sf_open_virtual(&io, SFM_WRITE, &info, &written_));
    if (file_ == nullptr) throw base::Error(std::string("cannot encode: ") + sf_strerror(nullptr));
    set_up();
  }

  [[nodiscard]] const std::string& head() const override { return head_; }

  [[nodiscard]] std::string encode(std::string_view pcm) override {
    if (container_ == Container::kFlac)
      write(samples_.left_aligned(pcm));
    else if (converter_)
      write(converter_->convert(samples_.floats(pcm)));
    else
      write(samples_.floats(pcm));
    return take(kind_.whole);
  }

  [[nodiscard]] std::string finish() override {
    if (converter_) write(converter_->finish());
    if (sf_close(file_.release()) != 0) throw base::Error("cannot encode to the end");
    return take(all);
  }

 private:
  void set_up() {
    SNDFILE* const file = file_.get();
    if (container_ == Container::kMp3) {
      // 192 kbit/s, the same in all frames: a player knows how much it has buffered.
      int mode = SF_BITRATE_MODE_CONSTANT;
      constexpr double kMost = 320, kLeast = 32, kWanted = 192;
      double level = (kMost - kWanted) / (kMost - kLeast);
      sf_command(file, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
      sf_command(file, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
      return;
    }
    sf_set_string(file, SF_STR_SOFTWARE, "Auralis");
    double latency_ms = 200;
    if (container_ == Container::kOggOpus)
      sf_command(file, SFC_SET_OGG_PAGE_LATENCY_MS, &latency_ms, sizeof latency_ms);
  }

  void write(const std::vector<std::int32_t>& samples) {
    const auto count = static_cast<sf_count_t>(samples.size());
    if (sf_write_int(file_.get(), samples.data(), count) != count) fail();
  }
  void write(const std::vector<float>& samples) {
    const auto count = static_cast<sf_count_t>(samples.size());
    if (sf_write_float(file_.get(), samples.data(), count) != count) fail();
  }
  [[noreturn]] void fail() const {
    throw base::Error(std::string("cannot encode: ") + sf_strerror(file_.get()));
  }

  /// Of MP3 the head is what a file of known length would begin with, and is thrown away.
  std::string take(std::size_t (*whole)(std::string_view)) {
    if (!begun_ && !written_.bytes.empty()) {
      const std::size_t head = kind_.head(written_.bytes);
      const bool mp3 = container_ == Container::kMp3;
      if (head == 0 && !(mp3 && whole_mp3_frames(written_.bytes) > 0)) return {};
      if (!mp3) head_ = written_.bytes.substr(0, head);
      written_.bytes.erase(0, head);
      begun_ = true;
    }
    const std::size_t n = whole(written_.bytes);
    std::string out = written_.bytes.substr(0, n);
    written_.bytes.erase(0, n);
    return out;
  }

  Container container_;
  Kind kind_;
  pcm::Format format_;
  Interleaver samples_;
  std::optional<RateConverter> converter_;
  EndlessFile written_;
  std::unique_ptr<SNDFILE, decltype(&sf_close)> file_{nullptr, &sf_close};
  std::string head_;
  bool begun_ = false;
};

}  // namespace

std::string why_not(Container container, const pcm::Format& format) {
  if (container == Container::kFlac || format.channels <= 2) return "";
  return std::string(container == Container::kMp3 ? "MP3" : "Opus") +
         " is here of two channels at most, and the stream has " + std::to_string(format.channels);
}

std::unique_ptr<Encoder> make_file_encoder(Container container, const pcm::Format& format) {
  if (const std::string reason = why_not(container, format); !reason.empty())
    throw base::Error(reason);
  return std::make_unique<FileEncoder>(container, format);
}

}  // namespace auralis::codec
