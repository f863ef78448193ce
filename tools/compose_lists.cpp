// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose_lists.h"

#include "base/error.h"
#include "cli/listing.h"
#include "compose_form.h"
#include "compose_journey.h"
#include "theory/pitch.h"
#include "theory/scale.h"

namespace auralis {

namespace {

/// A mode's name and its notes on C.
cli::Listing::Item item_of(const theory::Mode& mode) {
  const theory::Scale scale("C", mode.name);
  cli::Listing::Item item{"mode", std::string(mode.name)};
  for (int degree = 0; degree < scale.size(); ++degree)
    item.notes.push_back(scale.name_of(scale.class_of(degree)));
  return item;
}

}  // namespace

void add_lists(cli::Options& app, ComposeOptions& options) {
  app.begin_group("Lists, each with a word on what it is");
  app.add_flag("--list-moods", options.list_moods, "The moods").common();
  app.add_flag("--list-keys", options.list_keys, "The keys");
  app.add_flag("--list-modes", options.list_modes, "The modes, and their notes on C");
  app.add_flag("--list-forms", options.list_forms, "The forms");
  app.add_flag("--list-journeys", options.list_journeys, "The journeys through moods");
  app.add_flag("--list-layers", options.list_layers, "The layers");
  app.add_flag("--json", options.json, "Write a list as JSON");
}

std::string lists(const ComposeOptions& options, const compose::MoodLibrary& moods) {
  cli::Listing list;
  if (options.list_moods)
    for (const auto& [name, mood] : moods.all()) list.add({"mood", name, mood.description});
  if (options.list_forms) list_arcs(list);
  if (options.list_journeys) list_journeys(list);
  if (options.list_keys)
    for (const std::string_view key : theory::key_names()) list.add({"key", std::string(key)});
  if (options.list_modes)
    for (const theory::Mode& mode : theory::modes()) list.add(item_of(mode));
  if (options.list_layers)
    for (const compose::LayerInfo& layer : compose::kLayerTable)
      list.add({"layer", std::string(layer.name), std::string(layer.description)});
  return options.json ? list.json() : list.text();
}

}  // namespace auralis
