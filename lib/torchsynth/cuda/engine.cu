// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The CUDA module's entries: torchsynth's Voice on one device, a stream a renderer.
#include <algorithm>
#include <array>
#include <vector>

#include "gpu/memory.h"
#include "torchsynth/cuda/kernels.cuh"
#include "torchsynth/cuda/module.h"
#include "torchsynth/engine.h"
#include "torchsynth/synth1b1.h"

namespace auralis::torchsynth::cuda {

namespace {

using gpu::check;
using gpu::device_array;
using gpu::DeviceArray;
using gpu::pinned_array;
using gpu::PinnedArray;
using gpu::Stream;

static_assert(kNoiseRows == NoiseTable::kRows);

/// What all sounds share, in the device's memory.
struct Tables {
  DeviceArray<Curve> curves = device_array<Curve>(kParameters);
  DeviceArray<float> noise = device_array<float>(std::size_t{kNoiseRows} * kSamples);

  Tables() {
    std::array<Curve, kParameters> rows;
    for (std::size_t i = 0; i < kParameters; ++i) {
      const Parameter& p = kParameterTable[i];
      rows[i] = {p.low, p.high, p.curve, p.symmetric, p.draw};
    }
    check(cudaMemcpy(curves.get(), rows.data(), sizeof rows, cudaMemcpyHostToDevice), "copying");
    const NoiseTable table;
    for (std::size_t row = 0; row < kNoiseRows; ++row) {
      const auto samples = table.row_of(static_cast<std::int64_t>(row));
      check(cudaMemcpy(noise.get() + row * kSamples, samples.data(), samples.size_bytes(),
                       cudaMemcpyHostToDevice),
            "copying");
    }
    check(cudaDeviceSynchronize(), "copying");  // before another stream reads it
  }
};

/// Renders up to `capacity` sounds at a time on a stream of its own.
class Pipeline {
 public:
  Pipeline(const Tables& tables, std::size_t capacity)
      : tables_(tables),
        jobs_(device_array<Job>(capacity)),
        segments_(device_array<Segment>(capacity * kSegments)),
        shapes_(device_array<SquareSawShape>(capacity)),
        peaks_(device_array<unsigned>(capacity)),
        samples_(device_array<float>(capacity * kSamples)) {}

  // All but wait() return before the work is done.

  void draw(std::int64_t first, unsigned count) {
    draw_jobs<<<count, kThreads, 0, stream_.get()>>>(first, tables_.curves.get(), jobs_.get());
  }
  void upload(const Job* jobs, std::size_t count) {
    check(cudaMemcpyAsync(jobs_.get(), jobs, count * sizeof(Job), cudaMemcpyHostToDevice,
                          stream_.get()),
          "copying");
  }
  void render(unsigned count) {
    const cudaStream_t stream = stream_.get();
    check(cudaMemsetAsync(peaks_.get(), 0, count * sizeof(unsigned), stream), "clearing");
    make_segments<<<count, kThreads, 0, stream>>>(jobs_.get(), segments_.get(), shapes_.get());
    const dim3 warps((kSegments + kWarps - 1) / kWarps, count);
    render_samples<<<warps, kThreads, 0, stream>>>(jobs_.get(), segments_.get(), shapes_.get(),
                                                   tables_.noise.get(), samples_.get(),
                                                   peaks_.get());
    const dim3 fours((kFours + kThreads - 1) / kThreads, count);
    normalise<<<fours, kThreads, 0, stream>>>(peaks_.get(),
                                              reinterpret_cast<float4*>(samples_.get()));
    check(cudaGetLastError(), "starting the kernels");
  }
  void download(float* samples, std::size_t count) {
    check(cudaMemcpyAsync(samples, samples_.get(), count * kSamples * sizeof(float),
                          cudaMemcpyDeviceToHost, stream_.get()),
          "copying");
  }
  void wait() { stream_.wait(); }

 private:
  const Tables& tables_;
  Stream stream_;
  DeviceArray<Job> jobs_;
  DeviceArray<Segment> segments_;
  DeviceArray<SquareSawShape> shapes_;
  DeviceArray<unsigned> peaks_;
  DeviceArray<float> samples_;
};

class CudaRenderer final : public BatchRenderer {
 public:
  explicit CudaRenderer(const Tables& tables)
      : pipeline_(tables, kBatch),
        jobs_(pinned_array<Job>(kBatch)),
        samples_(pinned_array<float>(kBatch * kSamples)) {}

  [[nodiscard]] std::size_t capacity() const noexcept override { return kBatch; }

  void render(std::span<const Sound> sounds, std::span<pcm::Block> out) override {
    for (std::size_t i = 0; i < out.size(); ++i)
      jobs_[i] = {settings_of(sounds[i]),
                  static_cast<std::int32_t>(sounds[i].index % NoiseTable::kRows)};
    pipeline_.upload(jobs_.get(), out.size());
    pipeline_.render(static_cast<unsigned>(out.size()));
    pipeline_.download(samples_.get(), out.size());
    pipeline_.wait();
    for (std::size_t i = 0; i < out.size(); ++i)
      std::copy_n(samples_.get() + i * kSamples, kSamples, out[i].channel(0).begin());
  }

 private:
  static constexpr std::size_t kBatch = 32;  // 45 MB

  Pipeline pipeline_;
  PinnedArray<Job> jobs_;
  PinnedArray<float> samples_;
};

class CudaResident final : public ResidentRenderer {
 public:
  explicit CudaResident(const Tables& tables)
      : pipelines_{Pipeline(tables, kBatch), Pipeline(tables, kBatch)} {}

  void render(std::int64_t first, std::int64_t count) override {
    for (std::int64_t done = 0, turn = 0; done < count; done += kBatch, ++turn) {
      const auto sounds = static_cast<unsigned>(std::min(kBatch, count - done));
      Pipeline& pipeline = pipelines_[turn % pipelines_.size()];
      pipeline.draw(first + done, sounds);
      pipeline.render(sounds);
    }
    for (Pipeline& pipeline : pipelines_) pipeline.wait();
  }

 private:
  static constexpr std::int64_t kBatch = 256;  // 215 MB

  // One stream's envelopes fill the gaps of the other's samples.
  std::array<Pipeline, 2> pipelines_;
};

class CudaEngine final : public Engine {
 public:
  explicit CudaEngine(int device) : device_(device) {
    check(cudaSetDevice(device), "choosing the device");
    cudaDeviceProp properties;
    check(cudaGetDeviceProperties(&properties, device), "asking the device");
    name_ = properties.name;
    tables_ = std::make_unique<Tables>();
  }

  [[nodiscard]] std::unique_ptr<BatchRenderer> make_renderer() const override {
    check(cudaSetDevice(device_), "choosing the device");  // of this thread
    return std::make_unique<CudaRenderer>(*tables_);
  }
  [[nodiscard]] std::string description() const override {
    return "voice kernel (" + name_ + ") on cuda:" + std::to_string(device_);
  }
  [[nodiscard]] std::unique_ptr<ResidentRenderer> make_resident() const override {
    check(cudaSetDevice(device_), "choosing the device");
    return std::make_unique<CudaResident>(*tables_);
  }

 private:
  int device_;
  std::string name_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace

}  // namespace auralis::torchsynth::cuda

extern "C" auralis::torchsynth::Engine* auralis_make_cuda_engine(int device) {
  return std::make_unique<auralis::torchsynth::cuda::CudaEngine>(device).release();
}
