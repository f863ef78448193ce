// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "torchsynth/engine.h"

#include "base/decimal.h"
#include "base/error.h"
#include "gpu/module.h"
#include "torchsynth/cuda/module.h"
#include "torchsynth/synth1b1.h"
#include "torchsynth/voice_renderer.h"

namespace auralis::torchsynth {

namespace {

class CpuRenderer final : public BatchRenderer {
 public:
  explicit CpuRenderer(const NoiseTable& noise) : noise_(noise) {}

  [[nodiscard]] std::size_t capacity() const noexcept override { return 1; }

  void render(std::span<const Sound> sounds, std::span<pcm::Block> out) override {
    for (std::size_t i = 0; i < out.size(); ++i)
      renderer_.render(settings_of(sounds[i]), noise_.row_of(sounds[i].index), out[i].channel(0));
  }

 private:
  const NoiseTable& noise_;
  VoiceRenderer renderer_;
};

class CpuEngine final : public Engine {
 public:
  [[nodiscard]] std::unique_ptr<BatchRenderer> make_renderer() const override {
    return std::make_unique<CpuRenderer>(noise_);
  }
  [[nodiscard]] std::string description() const override {
    return "voice kernel (" + instruction_set() + ") on cpu";
  }

 private:
  NoiseTable noise_;
};

/// The N of cuda:N, 0 for cuda.
std::int64_t cuda_index(const std::string& name) {
  if (name == "cuda") return 0;
  const auto index = base::parse_integer(std::string_view(name).substr(name.find(':') + 1));
  if (!name.starts_with("cuda:") || !index)
    throw base::Error("'" + name + "' is no device: write auto, cpu, cuda or cuda:N",
                      base::Fault::kUsage);
  return *index;
}

[[noreturn]] void absent(const std::string& name, const gpu::Module& module) {
  std::string present = "cpu";
  for (int i = 0; i < module.devices(); ++i) present += ", cuda:" + std::to_string(i);
  throw base::Error("no device '" + name + "' here: there is " + present +
                    (module.built() ? "" : " (this Auralis was built without CUDA)"));
}

}  // namespace

std::unique_ptr<Engine> make_cpu_engine() { return std::make_unique<CpuEngine>(); }

std::unique_ptr<Engine> choose_engine(const std::string& device,
                                      const std::filesystem::path& binaries, const base::Log& log) {
  if (device == "cpu") return make_cpu_engine();
  const bool any = device == "auto";
  const std::int64_t index = any ? 0 : cuda_index(device);
  const auto path = loader::module_directory(binaries) / "auralis-voice-cuda.so";
  const gpu::Module module = any ? gpu::module_if_usable(path, log) : gpu::Module(path);
  if (index >= 0 && index < module.devices())
    return std::unique_ptr<Engine>(
        module.entry<cuda::MakeEngine>(cuda::kMakeEngine)(static_cast<int>(index)));
  if (any) return make_cpu_engine();
  absent(device, module);
}

}  // namespace auralis::torchsynth
