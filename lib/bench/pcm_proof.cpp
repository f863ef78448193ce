// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/pcm_proof.h"

#include <fcntl.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "bench/process.h"
#include "event/event_reader.h"

namespace auralis::bench {

namespace {

constexpr Seconds kRenderPatience{600}, kWithin{0.1};

bool is_control(event::EventReader& reader, const std::string& line, double value) {
  const auto event = reader.parse(line);
  const auto* control = event ? std::get_if<event::Control>(&event->what) : nullptr;
  if (control == nullptr || control->param != "intensity") return false;
  const auto* number = std::get_if<double>(&control->value);
  return number != nullptr && *number == value;
}

/// Copies the events without the control; true if it was there, once.
bool leave_out(const std::string& from, const std::string& to, double value) {
  event::EventReader reader;
  std::ifstream in(from);
  std::ofstream out(to);
  int found = 0;
  for (std::string line; std::getline(in, line);)
    if (is_control(reader, line, value))
      ++found;
    else
      out << line << '\n';
  return found == 1 && out.good();
}

/// The PCM that the synthesizer makes of a file of events.
std::string render(const ProofOptions& options, const std::string& events,
                   const std::string& output) {
  const auto in = Descriptor::open(events, O_RDONLY);
  ChildProcess synth({options.synth, "-q", "--renderer", options.renderer, "--device",
                      options.device, "-o", output},
                     {.in = &in});
  const int status = synth.wait(kRenderPatience).status;
  if (status != 0)
    throw base::Error("auralis-synth ended with status " + std::to_string(status) +
                      " when the events were rendered again");
  std::ostringstream bytes;
  bytes << std::ifstream(output, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

/// Bytes of what was received that equal `other` from the same place on.
std::size_t common_bytes(std::string_view received, std::string_view other) {
  const auto n = std::min(received.size(), other.size());
  const auto differ = std::mismatch(
      received.begin(), received.begin() + static_cast<std::ptrdiff_t>(n), other.begin());
  return static_cast<std::size_t>(differ.first - received.begin());
}

void judge(PcmProof& proof, base::SampleRate rate) {
  const auto within = base::to_frames(kWithin, rate).count;
  const std::string frames = std::to_string(std::abs(proof.change_offset)) + " frames ";
  if (!proof.as_offline)
    proof.failure = "the received PCM is not that of its events rendered offline";
  else if (proof.change_offset < 0)
    proof.failure = "the PCM changed " + frames + "before the control's frame";
  else if (proof.change_offset > within)
    proof.failure = "the PCM did not change within 100 ms of the control's frame";
}

}  // namespace

PcmProof prove_change(const ProofOptions& options, const ProofControl& control,
                      const Reception& reception, const base::TemporaryDirectory& directory) {
  PcmProof proof;
  if (reception.chunks.empty() || reception.continuity.missing() > 0) {
    proof.failure = "the received PCM is not whole";
    return proof;
  }
  const std::string without = directory / "without.ndjson";
  if (!leave_out(options.events, without, control.value)) {
    proof.failure = "the control is not in the recorded events";
    return proof;
  }
  const std::size_t frame_bytes = reception.format.bytes_per_frame();
  const auto first = reception.chunks.front().header.first_frame;
  const auto from_first = [&](const std::string& pcm) {
    return std::string_view(pcm).substr(std::min(pcm.size(), first * frame_bytes));
  };
  const std::string_view received = reception.pcm;
  const std::string whole = render(options, options.events, directory / "whole.pcm");
  const std::string changed = render(options, without, directory / "without.pcm");
  proof.as_offline = common_bytes(received, from_first(whole)) == received.size();
  const auto same = common_bytes(received, from_first(changed)) / frame_bytes;
  proof.frames_compared = static_cast<std::int64_t>(received.size() / frame_bytes);
  proof.change_offset = static_cast<std::int64_t>(first + same) - control.frame;
  judge(proof, reception.format.rate);
  return proof;
}

}  // namespace auralis::bench
