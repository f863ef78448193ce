// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/connection.h"

#include <fcntl.h>

#include <atomic>
#include <chrono>
#include <climits>
#include <set>
#include <utility>

#include "base/decimal.h"
#include "base/descriptor.h"
#include "base/error.h"
#include "base/whole_file.h"
#include "nats/gate.h"
#include "nats/handles.h"
#include "nats/jetstream_history.h"

namespace auralis::nats {

namespace {

using base::Seconds;
using monitor::Metric;

constexpr std::int64_t kConnectTimeoutMs = 2000, kReconnectWaitMs = 250, kReconnectJitterMs = 250;
/// One that no longer answers is given up after two of these.
constexpr std::int64_t kPingEveryMs = 2000;
constexpr int kMostPingsOut = 2;
/// A write that takes so long is a lost connection.
constexpr std::int64_t kWriteDeadlineMs = 2000;

std::int64_t milliseconds(Seconds t) { return static_cast<std::int64_t>(t.count() * 1e3); }

/// "the reason of the client library, in its words"
std::string words_of(natsStatus status) {
  const char* const last = nats_GetLastError(nullptr);
  const std::string text = natsStatus_GetText(status);
  return last == nullptr || *last == '\0' ? text : text + " (" + last + ")";
}

std::string header_of(natsMsg* message, const char* name) {
  const char* value = nullptr;
  return natsMsgHeader_Get(message, name, &value) == NATS_OK ? value : "";
}

Message taken(natsMsg* raw) {
  const MessageHandle owner(raw);
  const auto text = [](const char* of) { return std::string(of == nullptr ? "" : of); };
  Message message{text(natsMsg_GetSubject(raw)), text(natsMsg_GetReply(raw)), {}};
  message.data.assign(natsMsg_GetData(raw), static_cast<std::size_t>(natsMsg_GetDataLength(raw)));
  if (const auto status = base::parse_integer(header_of(raw, "Status"));
      status && message.data.empty())
    message.status = static_cast<int>(*status);
  if (std::string after = header_of(raw, kAfterHeader); !after.empty())
    message.after = std::move(after);
  return message;
}

/// The client library reads the file when it logs in, and then says that the login was refused.
void check_credentials(const std::string& file) {
  const std::string text = base::read_whole(file);
  for (const char* const part : {"NATS USER JWT", "USER NKEY SEED"})
    for (const char* const edge : {"-BEGIN ", "-END "})
      if (text.find(edge + std::string(part) + "-") == std::string::npos)
        throw base::Error(
            "--nats-creds " + file +
                ": should hold a JWT and a seed, each between its lines of BEGIN and END; '" +
                (edge + 1) + part + "' is missing",
            base::Fault::kUsage);
}

}  // namespace

struct Connection::Impl {
  /// What a subscription's callback holds.
  struct Listening {
    std::shared_ptr<Gate> gate;
    Handler handler;
  };
  /// What a connection's callbacks hold.
  struct Watch {
    std::shared_ptr<Gate> gate;
    Impl* impl;
  };

  Impl(const Settings& with, monitor::Metrics& to, const base::Log& words)
      : settings(with), metrics(to), log(words) {}

  void set_options();
  void set_callbacks();
  void connect();
  void found();
  void lost();
  void failed(const std::string& what);
  void given_up() const;

  static void on_message(natsConnection*, natsSubscription*, natsMsg* raw, void* closure);
  template <void (Impl::*kCall)()>
  static void on_change(natsConnection*, void* closure) {
    auto& watch = *static_cast<Watch*>(closure);
    watch.gate->pass([&] { (watch.impl->*kCall)(); });
  }
  /// The last one.
  static void on_closed(natsConnection*, void* closure) {
    const std::unique_ptr<Watch> watch(static_cast<Watch*>(closure));
    watch->gate->pass([&] { watch->impl->given_up(); });
  }
  static void on_error(natsConnection* connection, natsSubscription*, natsStatus status,
                       void* closure);

  const Settings settings;
  monitor::Metrics& metrics;
  const base::Log& log;
  const std::shared_ptr<Gate> gate = std::make_shared<Gate>();
  std::unique_ptr<Watch> watch;
  OptionsHandle options;
  ConnectionHandle connection;
  std::vector<SubscriptionHandle> subscriptions;
  std::atomic<int> times{0};
  std::set<std::string> told;  // errors, once each [behind the gate]
};

void Connection::Impl::on_message(natsConnection*, natsSubscription*, natsMsg* raw, void* closure) {
  auto& listening = *static_cast<Listening*>(closure);
  Message message = taken(raw);
  listening.gate->pass([&] { listening.handler(std::move(message)); });
}

/// Something that went wrong beside what calls say: a permission that lacks, mostly.
void Connection::Impl::on_error(natsConnection* connection, natsSubscription*, natsStatus status,
                                void* closure) {
  auto& watch = *static_cast<Watch*>(closure);
  const char* last = nullptr;
  static_cast<void>(natsConnection_GetLastError(connection, &last));
  const std::string what = last != nullptr && *last != '\0' ? last : natsStatus_GetText(status);
  watch.gate->pass([&] { watch.impl->failed(what); });
}

void Connection::Impl::failed(const std::string& what) {
  constexpr std::size_t kMostTold = 16;
  if (told.size() < kMostTold && told.insert(what).second)
    log.error(settings.station.shown + ": " + what);
}

void Connection::Impl::found() {
  if (times++ > 0) metrics.add(Metric::kStreamNatsReconnects);
  metrics.set(Metric::kStreamNatsConnected, 1);
  log.note("connected to " + settings.station.shown + ", station " + settings.station.name);
}

void Connection::Impl::lost() {
  metrics.set(Metric::kStreamNatsConnected, 0);
  log.note("lost " + settings.station.shown + ": trying again");
}

/// The client library does so where a server refuses the same login again.
void Connection::Impl::given_up() const {
  log.error(settings.station.shown + ": the login is refused: given up until the next start");
}

void Connection::Impl::set_options() {
  natsOptions* raw = nullptr;
  const auto check = [](natsStatus status) {
    if (status != NATS_OK) throw base::Error("NATS: " + words_of(status));
  };
  check(natsOptions_Create(&raw));
  options.reset(raw);
  std::vector<const char*> servers;
  for (const std::string& server : settings.station.servers) servers.push_back(server.c_str());
  check(natsOptions_SetServers(raw, servers.data(), static_cast<int>(servers.size())));
  check(natsOptions_SetName(raw, "auralis-stream"));
  check(natsOptions_SetTimeout(raw, kConnectTimeoutMs));
  check(natsOptions_SetMaxReconnect(raw, INT_MAX));
  check(natsOptions_SetReconnectWait(raw, kReconnectWaitMs));
  check(natsOptions_SetReconnectJitter(raw, kReconnectJitterMs, kReconnectJitterMs));
  check(natsOptions_SetPingInterval(raw, kPingEveryMs));
  check(natsOptions_SetMaxPingsOut(raw, kMostPingsOut));
  check(natsOptions_SetWriteDeadline(raw, kWriteDeadlineMs));
  check(natsOptions_SetSendAsap(raw, true));
  if (settings.station.tls) check(natsOptions_SetSecure(raw, true));
  if (!settings.ca.empty()) {
    static_cast<void>(base::Descriptor::open(settings.ca, O_RDONLY));  // says why it cannot be read
    if (natsOptions_LoadCATrustedCertificates(raw, settings.ca.c_str()) != NATS_OK)
      throw base::Error("--nats-ca " + settings.ca + ": no certificates in PEM can be read from it",
                        base::Fault::kUsage);
  }
  if (!settings.creds.empty()) {
    check_credentials(settings.creds);
    check(natsOptions_SetUserCredentialsFromFiles(raw, settings.creds.c_str(), nullptr));
  }
  set_callbacks();
}

void Connection::Impl::set_callbacks() {
  natsOptions* const raw = options.get();
  watch = std::make_unique<Watch>(Watch{gate, this});
  void* const closure = watch.get();
  static_cast<void>(natsOptions_SetReconnectedCB(raw, on_change<&Impl::found>, closure));
  static_cast<void>(natsOptions_SetDisconnectedCB(raw, on_change<&Impl::lost>, closure));
  static_cast<void>(natsOptions_SetClosedCB(raw, on_closed, closure));
  static_cast<void>(natsOptions_SetErrorHandler(raw, on_error, closure));
}

/// The first attempt is a plain one: a login that is refused now would be refused for ever.
void Connection::Impl::connect() {
  natsConnection* raw = nullptr;
  natsStatus status = natsConnection_Connect(&raw, options.get());
  if (status == NATS_OK) {
    connection.reset(raw);
    gate->pass([this] { found(); });
    return;
  }
  const std::string why = words_of(status);
  if (status != NATS_NO_SERVER && status != NATS_TIMEOUT && status != NATS_IO_ERROR)
    throw base::Error("cannot use " + settings.station.shown + ": " + why);
  log.note("cannot reach " + settings.station.shown + ": " + why + ": trying again");
  static_cast<void>(natsOptions_SetRetryOnFailedConnect(options.get(), true,
                                                        on_change<&Impl::found>, watch.get()));
  status = natsConnection_Connect(&raw, options.get());
  if (status != NATS_OK && status != NATS_NOT_YET_CONNECTED)
    throw base::Error("cannot use " + settings.station.shown + ": " + words_of(status));
  connection.reset(raw);
  if (status == NATS_OK) gate->pass([this] { found(); });
}

Connection::Connection(const Settings& settings, monitor::Metrics& metrics, const base::Log& log)
    : impl_(std::make_unique<Impl>(settings, metrics, log)) {
  impl_->set_options();
  impl_->connect();
}

void Connection::shut() { impl_->gate->shut(); }

Connection::~Connection() {
  shut();
  impl_->subscriptions.clear();
  if (impl_->connection) static_cast<void>(impl_->watch.release());  // on_closed has it
  impl_->connection.reset();
}

const Station& Connection::station() const noexcept { return impl_->settings.station; }

bool Connection::connected() const {
  return natsConnection_Status(impl_->connection.get()) == NATS_CONN_STATUS_CONNECTED;
}

int Connection::times_connected() const noexcept { return impl_->times; }

std::int64_t Connection::most_bytes() const {
  return natsConnection_GetMaxPayload(impl_->connection.get());
}

bool Connection::publish(const Outgoing& message) {
  natsMsg* raw = nullptr;
  const char* const reply = message.reply.empty() ? nullptr : message.reply.c_str();
  natsStatus status = natsMsg_Create(&raw, message.subject.c_str(), reply, message.data.data(),
                                     static_cast<int>(message.data.size()));
  const MessageHandle owner(raw);
  for (const auto& [name, value] : message.headers)
    if (status == NATS_OK) status = natsMsgHeader_Set(raw, name, value.c_str());
  return status == NATS_OK && natsConnection_PublishMsg(impl_->connection.get(), raw) == NATS_OK;
}

void Connection::subscribe(const std::string& subject, Handler handler) {
  auto listening =
      std::make_unique<Impl::Listening>(Impl::Listening{impl_->gate, std::move(handler)});
  natsSubscription* raw = nullptr;
  const natsStatus status = natsConnection_Subscribe(&raw, impl_->connection.get(), subject.c_str(),
                                                     Impl::on_message, listening.get());
  if (status != NATS_OK)
    throw base::Error("cannot subscribe to " + subject + ": " + words_of(status));
  impl_->subscriptions.emplace_back(raw);
  static_cast<void>(natsSubscription_SetPendingLimits(raw, -1, -1));  // handlers only hand on
  static_cast<void>(natsSubscription_SetOnCompleteCB(
      raw, [](void* closure) { delete static_cast<Impl::Listening*>(closure); },
      listening.release()));
}

std::string Connection::new_inbox() const {
  natsInbox* raw = nullptr;
  if (natsInbox_Create(&raw) != NATS_OK) throw base::Error("NATS: no inbox can be made");
  const std::unique_ptr<natsInbox, Destroyer<natsInbox_Destroy>> owner(raw);
  return raw;
}

void Connection::flush(Seconds timeout) {
  if (connected())
    static_cast<void>(natsConnection_FlushTimeout(impl_->connection.get(), milliseconds(timeout)));
}

std::string Connection::keep_history(const HistoryLimits& limits) {
  return nats::keep_history(impl_->connection.get(), impl_->settings.station, limits);
}

}  // namespace auralis::nats
