// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// One HTTP request: a metrics page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bench/url.h"

namespace auralis::bench {

/// The body of the answer to GET. Throws base::Error if there is none with status 200 within 5 s.
[[nodiscard]] std::string http_get(const Url& url);

/// The value of a metric without labels in Prometheus' text format, where it is there.
[[nodiscard]] std::optional<double> metric_value(std::string_view page, std::string_view name);

}  // namespace auralis::bench
