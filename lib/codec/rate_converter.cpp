// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "codec/rate_converter.h"

#include <samplerate.h>

#include <string>

#include "base/error.h"

namespace auralis::codec {

struct RateConverter::Impl {
  std::unique_ptr<SRC_STATE, decltype(&src_delete)> state{nullptr, &src_delete};
  double ratio = 1;
  std::size_t channels = 1;
};

RateConverter::RateConverter(base::SampleRate from, base::SampleRate to, int channels)
    : impl_(std::make_unique<Impl>()) {
  int error = 0;
  impl_->state.reset(src_new(SRC_SINC_MEDIUM_QUALITY, channels, &error));
  if (impl_->state == nullptr)
    throw base::Error(std::string("cannot convert the sample rate: ") + src_strerror(error));
  impl_->ratio = static_cast<double>(to.hz) / from.hz;
  impl_->channels = static_cast<std::size_t>(channels);
}

RateConverter::~RateConverter() = default;

const std::vector<float>& RateConverter::run(const std::vector<float>& in, bool last) {
  constexpr std::size_t kMargin = 4096;  // the filter's own, at the end
  const std::size_t frames = in.size() / impl_->channels;
  const auto room = static_cast<std::size_t>(static_cast<double>(frames) * impl_->ratio) + kMargin;
  out_.resize(room * impl_->channels);
  SRC_DATA data{};
  const float nothing = 0;
  data.data_in = in.empty() ? &nothing : in.data();
  data.input_frames = static_cast<long>(frames);
  data.data_out = out_.data();
  data.output_frames = static_cast<long>(room);
  data.src_ratio = impl_->ratio;
  data.end_of_input = last ? 1 : 0;
  if (const int error = src_process(impl_->state.get(), &data); error != 0)
    throw base::Error(std::string("cannot convert the sample rate: ") + src_strerror(error));
  out_.resize(static_cast<std::size_t>(data.output_frames_gen) * impl_->channels);
  return out_;
}

}  // namespace auralis::codec
