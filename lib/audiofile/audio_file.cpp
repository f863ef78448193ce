// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "audiofile/audio_file.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <map>
#include <system_error>

#include "base/ending.h"
#include "base/error.h"
#include "json/utf8.h"
#include "pcm/encode.h"

namespace auralis::audiofile {

namespace {

struct Kind {
  std::string_view ending;
  int container;
  bool lossy;  ///< has one subtype of its own and takes floats
  int subtype;
  bool short_lengths = false;  ///< of 32 bits
};

constexpr std::array<Kind, 10> kKinds{{
    {".wav", SF_FORMAT_WAV, false, 0, true},
    {".rf64", SF_FORMAT_RF64, false, 0},
    {".w64", SF_FORMAT_W64, false, 0},
    {".aiff", SF_FORMAT_AIFF, false, 0, true},
    {".aif", SF_FORMAT_AIFF, false, 0, true},
    {".flac", SF_FORMAT_FLAC, false, 0},
    {".ogg", SF_FORMAT_OGG, true, SF_FORMAT_VORBIS},
    {".oga", SF_FORMAT_OGG, true, SF_FORMAT_VORBIS},
    {".opus", SF_FORMAT_OGG, true, SF_FORMAT_OPUS},
    {".mp3", SF_FORMAT_MPEG, true, SF_FORMAT_MPEG_LAYER_III},
}};

constexpr std::array<std::string_view, 3> kRawEndings{".raw", ".pcm", ".bin"};

constexpr std::array<std::pair<std::string_view, int>, 9> kTagNames{{
    {"title", SF_STR_TITLE},
    {"artist", SF_STR_ARTIST},
    {"album", SF_STR_ALBUM},
    {"track", SF_STR_TRACKNUMBER},
    {"date", SF_STR_DATE},
    {"genre", SF_STR_GENRE},
    {"copyright", SF_STR_COPYRIGHT},
    {"license", SF_STR_LICENSE},
    {"comment", SF_STR_COMMENT},
}};

const Kind* kind_of(const std::string& name) {
  const auto* const found = std::ranges::find(kKinds, base::ending_of(name), &Kind::ending);
  return found == kKinds.end() ? nullptr : found;
}

bool is_raw_ending(const std::string& ending) {
  return ending.empty() || std::ranges::find(kRawEndings, ending) != kRawEndings.end() ||
         pcm::parse_sample_format(ending.substr(1));
}

int subtype_of(const Kind& kind, pcm::SampleFormat format) {
  if (kind.lossy) return kind.subtype;
  switch (format) {
    case pcm::SampleFormat::kS16:
      return SF_FORMAT_PCM_16;
    case pcm::SampleFormat::kS24:
      return SF_FORMAT_PCM_24;
    case pcm::SampleFormat::kS32:
      return SF_FORMAT_PCM_32;
    case pcm::SampleFormat::kF32:
      return SF_FORMAT_FLOAT;
  }
  return 0;
}

}  // namespace

struct AudioFile::Impl {
  std::string name;
  pcm::Format format;
  bool floats = false, lengths_in_header = false;
  pcm::Frames most{0};         ///< that the file holds
  pcm::Frames next_update{0};  ///< of the header's lengths
  std::unique_ptr<SNDFILE, decltype(&sf_close)> file{nullptr, &sf_close};
  std::vector<std::byte> bytes;
  std::vector<std::int32_t> integers;

  [[noreturn]] void fail(const std::string& doing) const {
    const int error = errno;
    throw base::Error(
        "cannot " + doing + " " + name + ": " +
        (error != 0 ? std::generic_category().message(error) : sf_strerror(file.get())));
  }

  void set_tags(const Tags& tags) {
    std::map<int, std::string> texts{{SF_STR_TITLE, tags.title}};
    for (const auto& [tag, text] : tags.named)
      for (const auto& [known, kind] : kTagNames)
        if (known == tag) texts[kind] = text;
    // What the piece was made from stays in the comment, behind the user's own.
    std::string& comment = texts[SF_STR_COMMENT];
    if (!comment.empty() && !tags.comment.empty()) comment += "; ";
    comment += tags.comment;
    texts[SF_STR_SOFTWARE] = tags.software;
    for (const auto& [kind, text] : texts) {
      if (!json::is_utf8(text))  // libsndfile frees a FLAC file's twice
        throw base::Error("the tags of " + name + " should be UTF-8: '" + text + "'");
      sf_set_string(file.get(), kind, text.c_str());
    }
  }

  void write_floats(const pcm::Block& block) {
    const std::size_t samples = block.frames() * static_cast<std::size_t>(format.channels);
    std::vector<float> interleaved(samples);
    for (int c = 0; c < format.channels; ++c)
      for (std::size_t i = 0; i < block.frames(); ++i)
        interleaved[i * static_cast<std::size_t>(format.channels) + static_cast<std::size_t>(c)] =
            block.channel(c)[i];
    if (sf_write_float(file.get(), interleaved.data(), static_cast<sf_count_t>(samples)) !=
        static_cast<sf_count_t>(samples))
      fail("write");
  }

  /// Once a second, so that a file whose writer is killed plays to there.
  void update_header(pcm::Frames written) {
    if (!lengths_in_header || written.count < next_update.count) return;
    sf_command(file.get(), SFC_UPDATE_HEADER_NOW, nullptr, 0);
    next_update = {written.count + format.rate.hz};
  }

  /// Widens the dithered samples to 32 bits, from which libsndfile takes the upper ones unchanged.
  void write_integers(const pcm::Block& block, pcm::Frames first) {
    bytes.resize(format.bytes({static_cast<std::int64_t>(block.frames())}));
    pcm::encode(block, first, format, bytes);
    pcm::widen(bytes, format.sample, integers);
    const auto samples = static_cast<sf_count_t>(integers.size());
    if (sf_write_int(file.get(), integers.data(), samples) != samples) fail("write");
  }
};

bool keeps_tags(const std::string& name) {
  const Kind* const kind = kind_of(name);
  return kind != nullptr && kind->container != SF_FORMAT_W64;
}

bool is_lossy(const std::string& name) {
  const Kind* const kind = kind_of(name);
  return kind != nullptr && kind->lossy;
}

void check_sample(const std::string& name, pcm::SampleFormat sample) {
  const std::string ending = base::ending_of(name);
  const auto said = ending.empty() ? std::nullopt : pcm::parse_sample_format(ending.substr(1));
  if (said && *said != sample)
    throw base::Error("--output: " + name + " is no name for what --format " +
                          std::string(pcm::name_of(sample)) + " writes",
                      base::Fault::kUsage);
}

bool is_audio_file(const std::string& name) { return kind_of(name) != nullptr; }

void check_ending(const std::string& name, const std::string& further) {
  const std::string ending = base::ending_of(name);
  if (kind_of(name) != nullptr || is_raw_ending(ending)) return;
  if ((further + ' ').find(' ' + ending + ' ') != std::string::npos) return;
  std::string known;
  for (const Kind& kind : kKinds) known.append(known.empty() ? "" : " ").append(kind.ending);
  throw base::Error("--output: " + name + " should end in one of " + known + further +
                        ", or in .raw for raw samples",
                    base::Fault::kUsage);
}

base::SampleRate usual_rate(const std::string& name, base::SampleRate usual) {
  const Kind* const kind = kind_of(name);
  return kind != nullptr && kind->subtype == SF_FORMAT_OPUS ? base::SampleRate{48000} : usual;
}

pcm::Frames most_frames(const std::string& name, const pcm::Format& format) {
  constexpr std::int64_t kLength = (1LL << 32) - 1, kHeader = 1 << 16;
  const Kind* const kind = kind_of(name);
  if (kind == nullptr || !kind->short_lengths) return {std::numeric_limits<std::int64_t>::max()};
  return {(kLength - kHeader) / static_cast<std::int64_t>(format.bytes_per_frame())};
}

AudioFile::AudioFile(const std::string& name, const pcm::Format& format, const Tags& tags)
    : impl_(std::make_unique<Impl>()) {
  const Kind* const kind = kind_of(name);
  if (kind == nullptr) throw base::Error("no kind of audio file ends like " + name);
  SF_INFO info{};
  info.samplerate = format.rate.hz;
  info.channels = format.channels;
  info.format = kind->container | subtype_of(*kind, format.sample);
  impl_->name = name;
  impl_->format = format;
  impl_->most = most_frames(name, format);
  impl_->lengths_in_header = !kind->lossy && kind->container != SF_FORMAT_FLAC;
  impl_->floats = kind->lossy || format.sample == pcm::SampleFormat::kF32;
  if (kind->subtype == SF_FORMAT_OPUS && 48000 % info.samplerate != 0)
    throw base::Error(
        ".opus holds no " + std::to_string(info.samplerate) + " Hz: give --rate 48000",
        base::Fault::kUsage);
  if (sf_format_check(&info) == 0)
    throw base::Error(
        std::string(kind->ending) + " holds no " + std::string(pcm::name_of(format.sample)),
        base::Fault::kUsage);
  errno = 0;
  impl_->file.reset(sf_open(name.c_str(), SFM_WRITE, &info));
  if (impl_->file == nullptr) impl_->fail("open");
  impl_->set_tags(tags);
}

std::vector<std::string> tag_names() {
  std::vector<std::string> names;
  for (const auto& [name, kind] : kTagNames) names.emplace_back(name);
  return names;
}

bool is_tag_name(std::string_view name) {
  const auto called = [name](const auto& tag) { return tag.first == name; };
  return std::ranges::any_of(kTagNames, called);
}

AudioFile::~AudioFile() = default;

void AudioFile::write(const pcm::Block& block, pcm::Frames first) {
  if (first.count + static_cast<std::int64_t>(block.frames()) > impl_->most.count)
    throw base::Error("cannot write " + impl_->name +
                      ": this kind of file holds 4 GiB; .rf64, .w64 and .flac hold more");
  errno = 0;
  if (impl_->floats)
    impl_->write_floats(block);
  else
    impl_->write_integers(block, first);
  impl_->update_header({first.count + static_cast<std::int64_t>(block.frames())});
}

void AudioFile::close() {
  errno = 0;
  if (sf_close(impl_->file.release()) != 0) impl_->fail("finish");
}

}  // namespace auralis::audiofile
