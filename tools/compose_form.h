// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
// --form of auralis-compose: a shipped course of a piece, or one's own.
#pragma once

#include <string>

#include "base/log.h"
#include "cli/listing.h"
#include "compose/form/arc.h"
#include "compose/mood/mood.h"
#include "perform/sources.h"

namespace auralis {

/// The arc of this name, in the file that the sources have for it, or in the file of this path,
/// which joins them; the usual one where the name is empty. Throws base::Error for any other.
[[nodiscard]] compose::Arc find_arc(const std::string& name, perform::Sources& sources,
                                    const base::Log& log);

/// Says which layers the arc's sections name that the mood has not, and what plays instead.
void tell_missing_layers(const compose::Arc& arc, compose::Mood mood, const base::Log& log);

/// Adds the shipped arcs.
void list_arcs(cli::Listing& list);

}  // namespace auralis
