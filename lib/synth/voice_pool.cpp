// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "synth/voice_pool.h"

#include <algorithm>
#include <tuple>

namespace auralis::synth {

VoicePool::VoicePool(int polyphony, int slots, Period cooldown)
    : polyphony_(polyphony), cooldown_(cooldown), slots_(static_cast<std::size_t>(slots)) {}

int VoicePool::free_slot(Period onset) const noexcept {
  for (std::size_t i = 0; i < slots_.size(); ++i)
    if (!slots_[i].used || slots_[i].voice.end() + cooldown_ <= onset) return static_cast<int>(i);
  return -1;
}

int VoicePool::victim(Period onset) const noexcept {
  int found = -1;
  // Released before held, then the earlier release, then the earlier onset.
  std::tuple<Period, Period> least{kNever + 1, 0};
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const Slot& slot = slots_[i];
    if (!slot.used || slot.voice.kill < kNever || slot.voice.end() <= onset) continue;
    const std::tuple rank{slot.voice.off <= onset ? slot.voice.off : kNever, slot.voice.onset};
    if (rank < least) {
      least = rank;
      found = static_cast<int>(i);
    }
  }
  return found;
}

std::optional<VoicePool::Taken> VoicePool::take(NoteName note, const Voice& voice) noexcept {
  const int slot = free_slot(voice.onset);
  if (slot < 0) return std::nullopt;
  Taken taken{slot, std::nullopt};
  int alive = 0;
  for (const Slot& s : slots_)
    alive += s.used && s.voice.kill >= kNever && s.voice.end() > voice.onset;
  if (alive >= polyphony_) {
    taken.stolen = victim(voice.onset);
    slots_[static_cast<std::size_t>(*taken.stolen)].voice.kill = voice.onset;
    ++stolen_;
  }
  slots_[static_cast<std::size_t>(slot)] = {note, voice, true};
  return taken;
}

std::optional<NoteName> VoicePool::newest(std::int64_t id, Period at) const noexcept {
  const Slot* found = nullptr;
  for (const Slot& slot : slots_)
    if (slot.used && slot.note.id == id && slot.voice.off > at &&
        (found == nullptr || slot.note.serial > found->note.serial))
      found = &slot;
  if (found == nullptr) return std::nullopt;
  return found->note;
}

std::optional<int> VoicePool::release(NoteName note, Period off) noexcept {
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    Slot& slot = slots_[i];
    if (!slot.used || slot.note != note || slot.voice.off <= off) continue;
    slot.voice.off = off;
    return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<int> VoicePool::release_any(Period off) noexcept {
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    if (!slots_[i].used || slots_[i].voice.end() < kNever) continue;
    slots_[i].voice.off = off;
    return static_cast<int>(i);
  }
  return std::nullopt;
}

int VoicePool::sounding(Period now) const noexcept {
  return static_cast<int>(std::count_if(slots_.begin(), slots_.end(), [now](const Slot& slot) {
    return slot.used && slot.voice.onset <= now && slot.voice.end() > now;
  }));
}

Period VoicePool::end() const noexcept {
  Period last = 0;
  for (const Slot& slot : slots_)
    if (slot.used) last = std::max(last, slot.voice.end());
  return last;
}

}  // namespace auralis::synth
