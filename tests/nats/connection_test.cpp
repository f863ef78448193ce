// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/connection.h"

#include <gmock/gmock.h>

#include <chrono>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "nats/nats_server.h"

namespace auralis::nats {
namespace {

using namespace std::chrono_literals;
using base::Seconds;
using testing::HasSubstr;

/// What has come, from any thread.
class Received {
 public:
  void take(Message message) {
    const std::lock_guard lock(mutex_);
    messages_.push_back(std::move(message));
  }
  /// Waits for so many.
  std::vector<Message> wait_for(std::size_t count) const {
    for (int i = 0; i < 1000; ++i) {
      {
        const std::lock_guard lock(mutex_);
        if (messages_.size() >= count) return messages_;
      }
      std::this_thread::sleep_for(10ms);
    }
    ADD_FAILURE() << "waited in vain";
    return {};
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Message> messages_;
};

class ConnectionTest : public testing::Test {
 protected:
  Connection::Settings to(const support::NatsServer& server, const std::string& login = "") const {
    return {parse_station(server.url("tide", login), "--from"), "", ""};
  }
  static void wait_until_connected(const Connection& connection, int times) {
    for (int i = 0; connection.times_connected() < times && i < 1000; ++i)
      std::this_thread::sleep_for(10ms);
    EXPECT_EQ(connection.times_connected(), times);
  }

  monitor::Metrics metrics{"stream"};
  base::Log log{"test", base::Log::Level::kQuiet};
};

TEST_F(ConnectionTest, CarriesMessagesWithHeaders) {
  const support::NatsServer server;
  Connection one(to(server), metrics, log), other(to(server), metrics, log);
  Received received;
  other.subscribe("a.*", [&](Message message) { received.take(std::move(message)); });
  other.flush(Seconds(5));
  EXPECT_TRUE(one.publish({"a.b", "reply", {{kAfterHeader, "7"}}, std::string("x\0y", 3)}));
  const Message message = received.wait_for(1).at(0);
  EXPECT_EQ(message.subject, "a.b");
  EXPECT_EQ(message.reply, "reply");
  EXPECT_EQ(message.data, std::string("x\0y", 3));
  EXPECT_EQ(message.after, "7");
  EXPECT_EQ(message.status, 0);
  EXPECT_GT(one.most_bytes(), 65536);
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamNatsConnected), 1);
}

TEST_F(ConnectionTest, IsToldWhereNobodyAnswers) {
  const support::NatsServer server;
  Connection connection(to(server), metrics, log);
  Received received;
  const std::string inbox = connection.new_inbox();
  connection.subscribe(inbox, [&](Message message) { received.take(std::move(message)); });
  EXPECT_TRUE(connection.publish({"auralis.tide.control", inbox, {}, "?"}));
  EXPECT_EQ(received.wait_for(1).at(0).status, 503);
}

TEST_F(ConnectionTest, ComesBackAfterTheServerWasAway) {
  support::NatsServer server;
  Connection connection(to(server), metrics, log);
  Received received;
  connection.subscribe("a", [&](Message message) { received.take(std::move(message)); });
  wait_until_connected(connection, 1);
  server.kill();
  for (int i = 0; connection.connected() && i < 1000; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_FALSE(connection.connected());
  server.start();
  wait_until_connected(connection, 2);
  EXPECT_TRUE(connection.publish({"a", "", {}, "again"}));
  EXPECT_EQ(received.wait_for(1).at(0).data, "again");
  EXPECT_EQ(metrics.value(monitor::Metric::kStreamNatsReconnects), 1);
}

TEST_F(ConnectionTest, WaitsForAServerThatIsNotThereYet) {
  support::NatsServer server;
  server.kill();
  Connection connection(to(server), metrics, log);
  EXPECT_FALSE(connection.connected());
  Received received;
  connection.subscribe("a", [&](Message message) { received.take(std::move(message)); });
  server.start();
  wait_until_connected(connection, 1);
  EXPECT_TRUE(connection.publish({"a", "", {}, "at last"}));
  EXPECT_EQ(received.wait_for(1).at(0).data, "at last");
}

TEST_F(ConnectionTest, SaysThatALoginIsRefused) {
  const support::NatsServer server(
      "authorization { users = [ { user: edge, password: right } ] }\n");
  EXPECT_NO_THROW(Connection(to(server, "edge:right@"), metrics, log));
  try {
    Connection(to(server, "edge:wrong@"), metrics, log);
    ADD_FAILURE() << "it was let in";
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("cannot use nats://127.0.0.1"));
    EXPECT_THAT(error.what(), HasSubstr("uthorization"));
    EXPECT_THAT(error.what(), testing::Not(HasSubstr("wrong@")));
  }
}

TEST_F(ConnectionTest, SaysWhichFileOfCertificatesIsNone) {
  const support::NatsServer server;
  Connection::Settings settings = to(server);
  settings.ca = "/dev/null";
  try {
    Connection(settings, metrics, log);
    ADD_FAILURE() << "it was taken";
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("--nats-ca /dev/null: no certificates"));
  }
}

TEST_F(ConnectionTest, MakesAHistoryAndSetsItsLimits) {
  support::NatsServer server;
  Connection connection(to(server), metrics, log);
  EXPECT_EQ(connection.keep_history({Seconds(42), 1 << 20}), "");
  EXPECT_EQ(connection.keep_history({Seconds(42), 1 << 20}), "") << "it is there";
  EXPECT_EQ(connection.keep_history({Seconds(60), 1 << 21}), "") << "its limits are others";
  Received received;
  const std::string inbox = connection.new_inbox();
  connection.subscribe(inbox + ".*", [&](Message message) { received.take(std::move(message)); });
  const Station& station = connection.station();
  EXPECT_TRUE(
      connection.publish({station.chunk("a", 7), inbox + ".ack", {{kIdHeader, "a.7"}}, "x"}));
  EXPECT_THAT(received.wait_for(1).at(0).data, HasSubstr("\"seq\""));
  EXPECT_TRUE(connection.publish({station.ask(station.chunk("a", 7)), inbox + ".7"}));
  EXPECT_EQ(received.wait_for(2).at(1).data, "x");
  EXPECT_TRUE(connection.publish({station.ask(station.chunk("a", 8)), inbox + ".8"}));
  EXPECT_EQ(received.wait_for(3).at(2).status, 404);
}

TEST_F(ConnectionTest, SaysThatThereIsNoJetStream) {
  const support::NatsServer server("");
  Connection connection(to(server), metrics, log);
  EXPECT_EQ(connection.keep_history({Seconds(42), 1 << 20}), "the server has no JetStream");
}

}  // namespace
}  // namespace auralis::nats
