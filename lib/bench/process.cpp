// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "bench/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <system_error>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/clock.h"
#include "base/error.h"
#include "bench/interruption.h"

namespace auralis::bench {

namespace {

[[noreturn]] void fail(const std::string& doing, int error) {
  throw base::Error("cannot " + doing + ": " + std::generic_category().message(error));
}

Seconds seconds(const timeval& time) {
  return Seconds(static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6);
}

/// In the child, after fork: only what is safe in a signal handler. Tells the errno of a failure
/// through `trouble`, which exec closes.
[[noreturn]] void become(char* const* argv, const int (&streams)[3], pid_t parent, int trouble) {
#ifdef __linux__
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  bool ready = ::getppid() == parent;  // else it died before it could be asked for
  for (int i = 0; i < 3; ++i) ready = ready && ::dup2(streams[i], i) == i;
  for (const int number : {SIGPIPE, SIGINT, SIGTERM}) ::signal(number, SIG_DFL);
  if (ready) ::execv(argv[0], argv);
  const int error = errno;
  [[maybe_unused]] const auto n = ::write(trouble, &error, sizeof error);
  ::_exit(127);
}

}  // namespace

Pipe make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail("make a pipe", errno);
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

ChildProcess::ChildProcess(const std::vector<std::string>& argv, const ChildStreams& streams)
    : name_(std::filesystem::path(argv.at(0)).filename()) {
  const Descriptor null = Descriptor::open("/dev/null", O_RDWR);
  const auto fd = [&null](const Descriptor* chosen) { return (chosen ? *chosen : null).fd(); };
  const int fds[3] = {fd(streams.in), fd(streams.out), fd(streams.err)};
  std::vector<char*> arguments;
  arguments.reserve(argv.size() + 1);
  for (const auto& argument : argv) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  Pipe trouble = make_pipe();
  const pid_t parent = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) fail("start " + argv[0], errno);
  if (pid_ == 0) become(arguments.data(), fds, parent, trouble.write.fd());
  trouble.write.close();
  int error = 0;
  if (::read(trouble.read.fd(), &error, sizeof error) != sizeof error) return;
  reap(0);
  fail("run " + argv[0], error);
}

ChildProcess::~ChildProcess() {
  signal(SIGKILL);
  reap(0);
}

void ChildProcess::reap(int options) noexcept {
  if (exit_ || pid_ < 0) return;
  int status = 0;
  rusage usage{};
  pid_t got = 0;
  do {
    got = ::wait4(pid_, &status, options, &usage);
  } while (got < 0 && errno == EINTR);
  if (got != pid_) return;
  exit_ = {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
           seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

bool ChildProcess::running() {
  reap(WNOHANG);
  return !exit_;
}

void ChildProcess::signal(int number) noexcept {
  if (!exit_ && pid_ > 0) ::kill(pid_, number);
}

ChildExit ChildProcess::wait(Seconds patience) {
  base::SteadyClock clock;
  const Seconds deadline = clock.now() + patience;
  while (running() && clock.now() < deadline) wait_until(clock, clock.now() + Seconds(0.002));
  signal(SIGKILL);
  reap(0);
  return exit_.value_or(ChildExit{127});
}

}  // namespace auralis::bench
