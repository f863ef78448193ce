// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// The client library's objects, each given back by its owner. For this folder's own use.
#pragma once

#include <nats/nats.h>

#include <memory>

namespace auralis::nats {

template <auto kDestroy>
struct Destroyer {
  template <typename Object>
  void operator()(Object* object) const noexcept {
    kDestroy(object);
  }
};

using OptionsHandle = std::unique_ptr<natsOptions, Destroyer<natsOptions_Destroy>>;
using ConnectionHandle = std::unique_ptr<natsConnection, Destroyer<natsConnection_Destroy>>;
using SubscriptionHandle = std::unique_ptr<natsSubscription, Destroyer<natsSubscription_Destroy>>;
using MessageHandle = std::unique_ptr<natsMsg, Destroyer<natsMsg_Destroy>>;
using JetStreamHandle = std::unique_ptr<jsCtx, Destroyer<jsCtx_Destroy>>;
using StreamInfoHandle = std::unique_ptr<jsStreamInfo, Destroyer<jsStreamInfo_Destroy>>;

}  // namespace auralis::nats
