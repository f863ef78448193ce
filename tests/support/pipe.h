// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// A pipe whose ends the test holds.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <span>
#include <string>

#include "base/descriptor.h"

namespace auralis::support {

/// The read end does not block.
struct Pipe {
  base::Descriptor in, out;
  Pipe() {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    in = base::Descriptor(ends[0]);
    out = base::Descriptor(ends[1]);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  }
  void put(const std::string& text) const {
    base::write_all(out, std::as_bytes(std::span(text)), "the pipe");
  }
};

}  // namespace auralis::support
