// SPDX-FileCopyrightText: 2026 The Auralis authors
// SPDX-License-Identifier: MIT
#include "compose/melody/melody_model_file.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/text_lines.h"
#include "markov/model_file.h"

namespace auralis::compose {

namespace {

constexpr std::string_view kHeader = "auralis-melodies 1";

std::string heading(int size, const char* kind) {
  return "scale " + std::to_string(size) + " " + kind;
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view name)
      : rest_(base::without_mark(text)), name_(name) {}

  MelodyModel read() {
    expect(std::string(kHeader), ": this program reads version 1");
    MelodyModel::BySize models;
    for (const int size : scale_sizes()) {
      markov::Model chain = model(heading(size, "chain"), chain_shape());
      markov::Model copies = model(heading(size, "copies"), copies_shape());
      models.emplace(size, MelodyModel::Models{std::move(chain), std::move(copies)});
    }
    if (!rest_.empty()) fail(1, "should not be there: the last model is read");
    return MelodyModel(std::move(models));
  }

 private:
  /// `ahead`: the next line is 1.
  [[noreturn]] void fail(std::size_t ahead, const std::string& what) const {
    throw base::Error(name_ + ", line " + std::to_string(lines_ + ahead) + ": " + what);
  }

  void expect(const std::string& line, const std::string& why = "") {
    if (!rest_.starts_with(line + "\n")) fail(1, "should be \"" + line + "\"" + why);
    rest_.remove_prefix(line.size() + 1);
    ++lines_;
  }

  /// What stands below a heading, up to the next one.
  markov::Model model(const std::string& heading, const markov::ModelShape& shape) {
    expect(heading);
    std::string_view text = rest_;
    if (const std::size_t next = rest_.find("\nscale "); next != std::string_view::npos)
      text = rest_.substr(0, next + 1);
    if (rest_.starts_with("scale ")) text = {};
    markov::Model model = markov::read_model(text, name_, lines_);
    const auto check = [&](std::size_t line, const char* field, int is, int wanted) {
      if (is != wanted)
        fail(line, std::string("should be \"") + field + std::to_string(wanted) + '"');
    };
    check(2, "symbols ", model.shape().symbols, shape.symbols);
    check(3, "order ", model.shape().order, shape.order);
    if (model.shape().ends) fail(4, "should be \"ends no\"");
    rest_.remove_prefix(text.size());
    lines_ += static_cast<std::size_t>(std::ranges::count(text, '\n'));
    return model;
  }

  std::string_view rest_;
  std::string name_;
  std::size_t lines_ = 0;  // those read
};

}  // namespace

std::string write_melody_model(const MelodyModel& model) {
  std::string text = std::string(kHeader) + '\n';
  for (const auto& [size, models] : model.all())
    text += heading(size, "chain") + '\n' + markov::write_model(models.chain) +
            heading(size, "copies") + '\n' + markov::write_model(models.copies);
  return text;
}

MelodyModel read_melody_model(std::string_view text, std::string_view name) {
  return Reader(text, name).read();
}

}  // namespace auralis::compose
