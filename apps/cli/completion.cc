// SPDX-License-Identifier: Apache-2.0
#include "completion.h"

namespace wakhan::cli {

value_kind kind_of(option_text const& option) {
  if (option.row == nullptr) {
    return value_kind::text;
  }
  if (option.row->is_id() && option.row->values.empty()) {
    return value_kind::text;  // nothing lists them
  }
  switch (option.row->type) {
    case api::value_type::id: return value_kind::id;
    case api::value_type::ids: return value_kind::ids;
    case api::value_type::file: return value_kind::file;
    case api::value_type::folder: return value_kind::folder;
    case api::value_type::words: return value_kind::list;
    default: return option.row->values.empty() ? value_kind::text : value_kind::words;
  }
}

std::vector<std::string> words_of_arguments(verb_text const& top, verb_text const& verb) {
  auto out = std::vector<std::string>{};
  for (auto const& option : verb.options) {
    if (!option.is_positional || option.row == nullptr) {
      continue;
    }
    if (option.row->type == api::value_type::verb) {
      for (auto const* const one : all_verbs(top)) {
        if (one != &top) {
          out.push_back(one->name);
        }
      }
    }
    out.insert(out.end(), option.row->values.begin(), option.row->values.end());
  }
  return out;
}

}  // namespace wakhan::cli
