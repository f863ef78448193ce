// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The CUDA module's entry: voices in a device's memory, a graph for each length of span.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>

#include "gpu/memory.h"
#include "render/cuda/kernel.cuh"
#include "render/cuda/machine.h"

namespace auralis::render::cuda {

namespace {

using gpu::check;
using gpu::device_array;
using gpu::DeviceArray;
using gpu::pinned_array;
using gpu::PinnedArray;

constexpr std::size_t kMostFrames = std::size_t{kMostPeriods} * kFrames;
constexpr int kMostBlocks = 128;  // their shares of the buses take 67 MB
constexpr std::size_t kMostGraphs = 16;

/// All zeros.
template <class T>
DeviceArray<T> cleared_array(std::size_t size) {
  DeviceArray<T> array = device_array<T>(size);
  check(cudaMemset(array.get(), 0, size * sizeof(T)), "clearing");
  return array;
}

class Event {
 public:
  Event() { check(cudaEventCreate(&event_), "an event"); }
  ~Event() { cudaEventDestroy(event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  void record(cudaStream_t stream) { check(cudaEventRecord(event_, stream), "timing"); }
  /// Milliseconds; both have happened.
  [[nodiscard]] float since(const Event& earlier) const {
    float milliseconds = 0;
    check(cudaEventElapsedTime(&milliseconds, earlier.event_, event_), "timing");
    return milliseconds;
  }

 private:
  cudaEvent_t event_ = nullptr;
};

struct DestroyGraph {
  void operator()(cudaGraph_t graph) const noexcept { cudaGraphDestroy(graph); }
};
struct DestroyExec {
  void operator()(cudaGraphExec_t graph) const noexcept { cudaGraphExecDestroy(graph); }
};
using Graph = std::unique_ptr<std::remove_pointer_t<cudaGraphExec_t>, DestroyExec>;

class CudaMachine final : public Machine {
 public:
  explicit CudaMachine(const MachineOptions& options)
      : device_(options.device),
        groups_(static_cast<std::size_t>(options.groups)),
        limits_(limits_at(options.rate)),
        host_groups_(pinned_array<VoiceLanes>(groups_)),
        host_orders_(pinned_array<GroupOrders>(groups_)),
        host_brightness_(pinned_array<float>(kMostPeriods + 1)),
        host_buses_(pinned_array<float>(synth::kBuses * kMostFrames)),
        device_groups_(cleared_array<VoiceLanes>(groups_)),
        brightness_(cleared_array<float>(kMostPeriods + 1)),
        buses_(device_array<float>(synth::kBuses * kMostFrames)),
        done_(cleared_array<unsigned>(1)) {
    std::memset(static_cast<void*>(host_groups_.get()), 0, groups_ * sizeof(VoiceLanes));
    std::fill_n(host_orders_.get(), groups_, GroupOrders{});
    cudaDeviceProp properties;
    check(cudaGetDeviceProperties(&properties, options.device), "asking the device");
    name_ = properties.name;
    memory_ = {.groups = {host_groups_.get(), groups_},
               .orders = {host_orders_.get(), groups_},
               .brightness = host_brightness_.get(),
               .buses = host_buses_.get()};
    set_batch(kMostBatch);
    check(cudaDeviceSynchronize(), "clearing");  // before the stream reads it
  }

  [[nodiscard]] const SharedMemory& memory() const noexcept override { return memory_; }

  void render(int periods) override {
    check(cudaSetDevice(device_), "choosing the device");  // LibTorch may have chosen another
    check(cudaGraphLaunch(graph_of(periods), stream_.get()), "starting a graph");
    stream_.wait();
  }

  void tune(int periods) override {
    float fastest = INFINITY;
    int best = kMostBatch;
    for (const int batch : kBatches) {
      if (blocks_of(batch) > kMostBlocks && batch < kMostBatch) continue;
      set_batch(batch);
      const float milliseconds = time_of(periods);
      if (milliseconds >= fastest) continue;
      fastest = milliseconds;
      best = batch;
    }
    set_batch(best);
  }

  [[nodiscard]] std::string description() const override {
    return name_ + ", " + std::to_string(batch_) + " voices a thread block";
  }

  [[nodiscard]] std::size_t device_bytes() const noexcept override {
    return groups_ * sizeof(VoiceLanes) + shares_size() * sizeof(float) +
           (kMostPeriods + synth::kBuses * kMostFrames) * sizeof(float) +
           (static_cast<std::size_t>(blocks_of(batch_)) + 1) * sizeof(unsigned);
  }

 private:
  [[nodiscard]] int slots() const noexcept { return static_cast<int>(groups_) * kLanes; }
  [[nodiscard]] int blocks_of(int batch) const noexcept { return (slots() + batch - 1) / batch; }
  [[nodiscard]] std::size_t shares_size() const noexcept {
    return static_cast<std::size_t>(blocks_of(batch_)) * synth::kBuses * kMostFrames;
  }

  void set_batch(int batch) {
    graphs_.clear();
    shares_.reset();
    batch_ = batch;
    shares_ = device_array<float>(shares_size());
    sounds_ = device_array<unsigned>(static_cast<std::size_t>(blocks_of(batch)));
  }

  /// Of the fastest of a few launches, in milliseconds.
  float time_of(int periods) {
    constexpr int kLaunches = 5;
    Event begin, end;
    float fastest = INFINITY;
    for (int i = 0; i < kLaunches; ++i) {
      const cudaGraphExec_t graph = graph_of(periods);
      begin.record(stream_.get());
      check(cudaGraphLaunch(graph, stream_.get()), "starting a graph");
      end.record(stream_.get());
      stream_.wait();
      fastest = std::min(fastest, end.since(begin));
    }
    return fastest;
  }

  /// Kept for the lengths in use: a live source has two, as blocks are no whole periods.
  cudaGraphExec_t graph_of(int periods) {
    if (const auto found = graphs_.find(periods); found != graphs_.end())
      return found->second.get();
    if (graphs_.size() == kMostGraphs) graphs_.clear();
    return graphs_.emplace(periods, capture(periods)).first->second.get();
  }

  Graph capture(int periods) {
    const cudaStream_t stream = stream_.get();
    check(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), "recording a graph");
    enqueue(periods);
    cudaGraph_t recorded = nullptr;
    check(cudaStreamEndCapture(stream, &recorded), "recording a graph");
    const std::unique_ptr<std::remove_pointer_t<cudaGraph_t>, DestroyGraph> graph(recorded);
    cudaGraphExec_t exec = nullptr;
    check(cudaGraphInstantiateWithFlags(&exec, graph.get(), 0), "making a graph");
    return Graph(exec);
  }

  void enqueue(int periods) {
    const cudaStream_t stream = stream_.get();
    check(cudaMemcpyAsync(brightness_.get(), host_brightness_.get(), (periods + 1) * sizeof(float),
                          cudaMemcpyHostToDevice, stream),
          "copying");
    const Span span{.host = host_groups_.get(),
                    .orders = host_orders_.get(),
                    .groups = device_groups_.get(),
                    .brightness = brightness_.get(),
                    .slots = slots(),
                    .periods = periods,
                    .batch = batch_,
                    .limits = limits_};
    const Shares shares{.samples = shares_.get(), .sounds = sounds_.get(), .done = done_.get()};
    render_span<<<static_cast<unsigned>(blocks_of(batch_)), kThreads, 0, stream>>>(span, shares,
                                                                                   buses_.get());
    check(cudaGetLastError(), "starting the kernel");
    check(cudaMemcpyAsync(host_buses_.get(), buses_.get(),
                          sizeof(float) * synth::kBuses * periods * kFrames, cudaMemcpyDeviceToHost,
                          stream),
          "copying");
  }

  int device_;
  std::size_t groups_;
  Limits limits_;
  std::string name_;
  gpu::Stream stream_;
  PinnedArray<VoiceLanes> host_groups_;
  PinnedArray<GroupOrders> host_orders_;
  PinnedArray<float> host_brightness_, host_buses_;
  DeviceArray<VoiceLanes> device_groups_;
  DeviceArray<float> brightness_, buses_, shares_;
  DeviceArray<unsigned> sounds_, done_;
  SharedMemory memory_;
  int batch_ = kMostBatch;
  std::map<int, Graph> graphs_;
};

}  // namespace

}  // namespace auralis::render::cuda

extern "C" auralis::render::cuda::Machine* auralis_make_cuda_machine(
    const auralis::render::cuda::MachineOptions& options) {
  auralis::gpu::check(cudaSetDevice(options.device), "choosing the device");
  return std::make_unique<auralis::render::cuda::CudaMachine>(options).release();
}
