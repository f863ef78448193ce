// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// Does a control change the PCM, and where? The events of a run, rendered again with and without
// it, against what a listener received.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/temporary_directory.h"
#include "bench/reception.h"

namespace auralis::bench {

/// A control of intensity as the run had it.
struct ProofControl {
  double value = 0;
  std::int64_t frame = 0;  ///< where the stream said that it takes effect
};

struct PcmProof {
  /// The received PCM is that of the whole events rendered offline, byte for byte.
  bool as_offline = false;
  /// From the control's frame to the first received frame that the events without it do not give;
  /// negative where the PCM changed before.
  std::int64_t change_offset = 0;
  std::int64_t frames_compared = 0;
  std::string failure;  ///< why this proves nothing; empty if it does
};

struct ProofOptions {
  std::filesystem::path synth;  ///< the binary
  std::string renderer = "auto", device = "auto";
  std::string events;  ///< the recorded file
};

/// The change must come within 100 ms from the control's frame on, and not before. Throws
/// base::Error if a rendering fails, Interrupted.
[[nodiscard]] PcmProof prove_change(const ProofOptions& options, const ProofControl& control,
                                    const Reception& reception,
                                    const base::TemporaryDirectory& directory);

}  // namespace auralis::bench
