// SPDX-License-Identifier: Apache-2.0
#include "unknown_word.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "wakhan/api/near_words.h"
#include "wakhan/base/error.h"

namespace wakhan::cli {

namespace {

bool is_option(std::string const& word) {
  return word.size() > 1 && word.front() == '-' && std::isdigit(static_cast<unsigned char>(word[1])) == 0 &&
         word[1] != '.';
}

option_text const* find(verb_text const& verb, std::string const& name) {
  auto const found = std::find_if(verb.options.begin(), verb.options.end(), [&](auto const& option) {
    return std::find(option.names.begin(), option.names.end(), name) != option.names.end();
  });
  return found == verb.options.end() ? nullptr : &*found;
}

std::vector<std::string> names_of_options(verb_text const& verb) {
  auto out = std::vector<std::string>{};
  for (auto const& option : verb.options) {
    if (!option.is_positional) {
      out.push_back(option.name());
    }
  }
  return out;
}

std::vector<std::string> names_of_verbs(verb_text const& verb) {
  auto out = std::vector<std::string>{};
  std::transform(verb.verbs.begin(), verb.verbs.end(), std::back_inserter(out), [](auto const& v) { return v.name; });
  return out;
}

[[noreturn]] void refuse_option(verb_text const& top, verb_text const& at, std::string const& name) {
  auto hint = api::did_you_mean(name, names_of_options(at));
  if (hint.empty()) {
    for (auto const* const verb : all_verbs(top)) {
      if (find(*verb, name) != nullptr) {
        hint = fmt::format("'{}' has it: write it after that verb", verb->path);
        break;
      }
    }
  }
  throw error{errc::usage, fmt::format("{}: '{}' has no such option", name, at.path),
              hint.empty() ? fmt::format("see `{} --help`", at.path) : hint};
}

// What is wrong with a command line whose options and verbs are all known: a value or an argument that is missing, an
// option that stands twice, or a word too many.
class reader {
 public:
  reader(verb_text const& top, std::vector<std::string> const& words) : top_{top}, at_{&top}, words_{words} {}

  void read() {
    for (; i_ < words_.size() && words_[i_] != "--"; ++i_) {
      if (is_option(words_[i_])) {
        read_option();
      } else if (!at_->verbs.empty()) {
        at_ = &find_verb(*at_, {words_[i_]});
      } else {
        ++arguments_;
      }
    }
    arguments_ += i_ < words_.size() ? words_.size() - i_ - 1 : 0;
    if (!at_->verbs.empty()) {
      throw error{
          errc::usage, fmt::format("'{}' needs a verb", at_->path),
          fmt::format("write one of {}; `{} --help` explains them", fmt::join(names_of_verbs(*at_), ", "), at_->path)};
    }
    check_arguments();
  }

  std::string const& verb() const { return at_->path; }

 private:
  void read_option() {
    auto const& word = words_[i_];
    auto const name = word.starts_with("--") ? word.substr(0, word.find('=')) : word.substr(0, 2);
    auto const* const option = find(*at_, name);
    if (option == nullptr) {
      refuse_option(top_, *at_, name);
    }
    if (option->takes_value && word == name && ++i_ >= words_.size()) {
      throw error{errc::usage, fmt::format("{}: its value is missing", name), option->description};
    }
    if (option->takes_value && word == name + "=") {
      throw error{errc::usage, fmt::format("{}: its value is empty", name), option->description};
    }
    if (option->takes_value && !option->is_list && !seen_.insert(option->name()).second) {
      throw error{errc::usage, fmt::format("{}: is given twice", name), option->description};
    }
  }

  void check_arguments() const {
    auto known = std::size_t{0};
    for (auto const& option : at_->options) {
      if (option.is_positional && option.is_list) {
        return;
      }
      known += option.is_positional ? 1 : 0;
      if (option.is_positional && option.is_required && known > arguments_) {
        throw error{errc::usage, fmt::format("'{}': {} is missing", at_->path, option.value_name),
                    fmt::format("{}; see `{} --help`", option.description, at_->path)};
      }
    }
    if (arguments_ > known) {
      throw error{errc::usage, fmt::format("'{}': {} words where it takes {}", at_->path, arguments_, known),
                  "a name of several words stands in quotes: 'Nizhny Novgorod'"};
    }
  }

  verb_text const& top_;
  verb_text const* at_;
  std::vector<std::string> const& words_;
  std::set<std::string> seen_;
  std::size_t i_{}, arguments_{};
};

}  // namespace

void throw_usage(verb_text const& top, std::vector<std::string> const& words, std::string const& otherwise) {
  auto r = reader{top, words};
  r.read();
  throw error{errc::usage, otherwise, fmt::format("see `{} --help`", r.verb())};
}

}  // namespace wakhan::cli
