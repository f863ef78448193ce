// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "nats/edge.h"

#include <utility>

namespace auralis::nats {

namespace {

constexpr base::Seconds kTick{0.05};

/// The present state of what may be steered.
void restore(stream::ControlBoard& board, const std::vector<event::Event>& state) {
  board.reset();
  for (const event::Event& event : state) {
    if (const auto* const header = std::get_if<event::Header>(&event.what)) board.set(*header);
    if (const auto* const offer = std::get_if<event::Offer>(&event.what)) board.set(*offer);
    if (const auto* const control = std::get_if<event::Control>(&event.what)) board.set(*control);
  }
}

}  // namespace

Edge::Edge(const Connection::Settings& settings, base::Seconds history,
           const Follower::Context& context)
    : with_(context), history_(history), connection_(settings, context.metrics, context.log) {}

Edge::~Edge() { stop(); }

void Edge::stop() {
  connection_.shut();
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Follower::Output Edge::output_to(stream::Broadcaster& broadcaster,
                                 stream::ControlBoard& board) const {
  const Post& post = post_;
  return {[&, this](const StreamRun& run) {
            with_.log.note("a run of the stream begins: " + run.stream);
            post([&broadcaster, &board, run] {
              restore(board, run.board);
              broadcaster.begin_run(run.format, run.stream);
            });
          },
          [&](const stream::ChunkPtr& chunk, const Events& events) {
            post([&broadcaster, chunk, events] { broadcaster.send(chunk, events); });
          },
          {}};
}

void Edge::start(stream::Broadcaster& broadcaster, stream::ControlBoard& board, Post post) {
  post_ = std::move(post);
  const std::string inbox = connection_.new_inbox();
  Follower::Output output = output_to(broadcaster, board);
  output.finish = [this](RunState state) {
    if (state == RunState::kEnded)
      finished_.set();
    else
      with_.log.note("the origin was stopped: waiting for another run");
  };
  const auto ask = [this](const std::string& subject, const std::string& reply) {
    if (connection_.connected()) static_cast<void>(connection_.publish({subject, reply}));
  };
  const auto publish = [this](const Outgoing& message) {
    return connection_.connected() && connection_.publish(message);
  };
  follower_ = std::make_unique<Follower>(connection_.station(), inbox + ".h", history_, ask,
                                         std::move(output), with_);
  relay_ = std::make_unique<ControlRelay>(connection_.station().control(), inbox + ".c", publish,
                                          with_.clock);
  connection_.subscribe(inbox + ".h.>", [this](Message message) {
    later([this, message = std::move(message)]() mutable {
      follower_->take_answer(std::move(message));
    });
  });
  connection_.subscribe(inbox + ".c.*", [this](Message message) {
    later([this, message = std::move(message)] { relay_->take_answer(message); });
  });
  connection_.subscribe(connection_.station().all(), [this](Message message) {
    later([this, message = std::move(message)]() mutable { follower_->take(std::move(message)); });
  });
  thread_ = std::thread([this] { run(); });
}

void Edge::later(Task task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  changed_.notify_all();
}

void Edge::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    std::deque<Task> tasks = std::exchange(tasks_, {});
    lock.unlock();
    for (Task& task : tasks) task();
    follower_->tick();
    relay_->tick();
    steerable_ = follower_->steerable();
    lock.lock();
    changed_.wait_for(lock, kTick, [this] { return stop_ || !tasks_.empty(); });
  }
}

std::optional<stream::Refusal> Edge::pass(const stream::Steer& steer, Refused refused) {
  if (!connection_.connected())
    return stream::Refusal{"nobody-composes", "the origin cannot be reached now"};
  const auto on_io_thread = [this, refused = std::move(refused)](const stream::Refusal& refusal) {
    post_([refused, refusal] { refused(refusal); });
  };
  // As it was sent: the origin works out what is meant, and takes all of it or nothing.
  later([this, steer, on_io_thread] { relay_->send(steer.control, on_io_thread, steer.over); });
  return std::nullopt;
}

}  // namespace auralis::nats
