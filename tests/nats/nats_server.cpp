// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/nats_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace auralis::support {

namespace {

using namespace std::chrono_literals;

sockaddr_in local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = local(0);
  socklen_t size = sizeof address;
  const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(socket);
  if (!bound) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

bool answers(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = local(port);
  const bool connected =
      ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

}  // namespace

NatsServer::NatsServer(std::string config) : config_(std::move(config)) { start(); }

void NatsServer::start() {
  if (port_ < 0) port_ = free_port();
  const std::string port = std::to_string(port_);
  std::ofstream(folder_ / "conf") << config_;
  std::string words[] = {NATS_SERVER,      "-a",  "127.0.0.1",       "-p", port,           "-c",
                         folder_ / "conf", "-sd", folder_ / "store", "-l", folder_ / "log"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  if (::posix_spawn(&process_, NATS_SERVER, nullptr, nullptr, arguments.data(), environ) != 0)
    throw std::runtime_error("cannot start " NATS_SERVER);
  for (int i = 0; !answers(port_); ++i) {
    if (i > 1000) throw std::runtime_error("nats-server does not answer");
    std::this_thread::sleep_for(10ms);
  }
}

void NatsServer::kill() {
  if (process_ < 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = -1;
}

void NatsServer::forget() const { std::filesystem::remove_all(folder_ / "store"); }

std::string NatsServer::url(const std::string& station, const std::string& login) const {
  return "nats://" + login + "127.0.0.1:" + std::to_string(port_) + "/" + station;
}

}  // namespace auralis::support
