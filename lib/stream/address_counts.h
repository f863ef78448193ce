// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// How many of something each address has now.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>

namespace auralis::stream {

/// Its memory goes by what is held, for an address that holds nothing has no entry. [io thread]
class AddressCounts {
 public:
  /// One more for an address, as long as it lives. The counts must outlive it.
  class Place {
   public:
    Place() = default;
    Place(Place&& other) noexcept : all_(std::exchange(other.all_, nullptr)), at_(other.at_) {}
    Place& operator=(Place&& other) noexcept {
      std::swap(all_, other.all_);
      std::swap(at_, other.at_);
      return *this;
    }
    ~Place() {
      if (all_ != nullptr && --at_->second == 0) all_->counts_.erase(at_->first);
    }

   private:
    friend class AddressCounts;
    using Entry = std::pair<const std::string, int>;
    Place(AddressCounts& all, Entry& at) : all_(&all), at_(&at) { ++at.second; }

    AddressCounts* all_ = nullptr;
    Entry* at_ = nullptr;
  };

  [[nodiscard]] int count(const std::string& address) const {
    const auto found = counts_.find(address);
    return found == counts_.end() ? 0 : found->second;
  }
  [[nodiscard]] Place add(const std::string& address) {
    return {*this, *counts_.try_emplace(address, 0).first};
  }
  [[nodiscard]] std::size_t addresses() const noexcept { return counts_.size(); }

 private:
  std::unordered_map<std::string, int> counts_;
};

}  // namespace auralis::stream
