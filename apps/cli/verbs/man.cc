// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "man_page.h"
#include "verbs/verbs.h"
#include "wakhan/api/route.h"

namespace wakhan::cli {

void add_man(program& p) {
  auto const path = std::make_shared<std::vector<std::string>>();
  auto man = p.top().add("man", "The manual page of the program or of a verb, for man or troff",
                         "Examples:\n  wakhan man | man -l -\n  wakhan man pack build > wakhan-pack-build.1");
  man.takes("verb", path.get());
  man.needs_no_settings().runs([&p, path] {
    auto const& verbs = p.verbs();
    print(man_page(find_verb(verbs, *path), api::version()));
    return 0;
  });
}

}  // namespace wakhan::cli
