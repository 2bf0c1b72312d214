// SPDX-License-Identifier: Apache-2.0
#include "completion.h"

#include <memory>

#include "verbs/verbs.h"

namespace wakhan::cli {

void add_completion(program& p) {
  auto const shell = std::make_shared<std::string>();
  auto completion = p.top().add("completion", "A script that lets a shell complete verbs, options, ids",
                                "Examples:\n"
                                "  wakhan completion bash\n"
                                "  wakhan completion zsh\n"
                                "  wakhan completion fish\n"
                                "To use it in this shell: source <(wakhan completion bash), source <(wakhan completion "
                                "zsh),\nwakhan completion fish | source");
  completion.takes("shell", shell.get());
  completion.needs_no_settings().runs([&p, shell] {
    auto const& verbs = p.verbs();
    print(*shell == "bash" ? bash_completion(verbs) : *shell == "zsh" ? zsh_completion(verbs) : fish_completion(verbs));
    return 0;
  });
}

}  // namespace wakhan::cli
