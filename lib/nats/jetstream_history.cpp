// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/jetstream_history.h"

#include <algorithm>

#include "nats/handles.h"

namespace auralis::nats {

namespace {

constexpr std::int64_t kAnswerWithinMs = 2000;
constexpr double kNanoseconds = 1e9;
/// JetStream's usual window for messages that are sent again.
constexpr base::Seconds kMostDuplicates{120};

std::string failure(natsStatus status, jsErrCode code) {
  if (status == NATS_NO_RESPONDERS || code == JSNotEnabledErr || code == JSNotEnabledForAccountErr)
    return "the server has no JetStream";
  const char* const last = nats_GetLastError(nullptr);
  return last != nullptr && *last != '\0' ? last : natsStatus_GetText(status);
}

void set_limits(jsStreamConfig& config, const HistoryLimits& limits) {
  config.MaxAge = static_cast<std::int64_t>(limits.age.count() * kNanoseconds);
  config.MaxBytes = limits.bytes;
  config.Duplicates =
      static_cast<std::int64_t>(std::min(limits.age, kMostDuplicates).count() * kNanoseconds);
  config.Discard = js_DiscardOld;
  config.AllowDirect = true;
}

bool has_limits(const jsStreamConfig& config, const HistoryLimits& limits) {
  jsStreamConfig wanted = config;
  set_limits(wanted, limits);
  return config.MaxAge == wanted.MaxAge && config.MaxBytes == wanted.MaxBytes &&
         config.Duplicates == wanted.Duplicates && config.Discard == wanted.Discard &&
         config.AllowDirect;
}

}  // namespace

std::string keep_history(natsConnection* connection, const Station& station,
                         const HistoryLimits& limits) {
  jsOptions options;
  static_cast<void>(jsOptions_Init(&options));
  options.Wait = kAnswerWithinMs;
  jsCtx* raw = nullptr;
  natsStatus status = natsConnection_JetStream(&raw, connection, &options);
  const JetStreamHandle context(raw);
  auto code = static_cast<jsErrCode>(0);
  if (status != NATS_OK) return failure(status, code);

  const std::string name = station.history();
  jsStreamInfo* found = nullptr;
  status = js_GetStreamInfo(&found, raw, name.c_str(), &options, &code);
  const StreamInfoHandle info(found);
  if (status == NATS_OK) {
    if (has_limits(*found->Config, limits)) return "";
    set_limits(*found->Config, limits);
    status = js_UpdateStream(nullptr, raw, found->Config, &options, &code);
    return status == NATS_OK ? "" : failure(status, code);
  }
  if (status != NATS_NOT_FOUND) return failure(status, code);

  const std::string all = station.all();
  const char* subject = all.c_str();
  jsStreamConfig config;
  static_cast<void>(jsStreamConfig_Init(&config));
  config.Name = name.c_str();
  config.Subjects = &subject;
  config.SubjectsLen = 1;
  set_limits(config, limits);
  status = js_AddStream(nullptr, raw, &config, &options, &code);
  return status == NATS_OK ? "" : failure(status, code);
}

}  // namespace auralis::nats
