// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/trade_bans.h"

#include <fmt/format.h>

#include "wakhan/net/attribution.h"

namespace wakhan::api {

void apply_trade_bans(net::network const& n, net::changes& c, std::vector<std::string>& notes) {
  for (std::uint32_t i = 0; i < n.trade_bans.size(); ++i) {
    auto const id = net::trade_ban_id{i};
    auto const& ban = n.trade_bans[id];
    if (!net::concerns(ban, id, c)) {
      continue;
    }
    net::mark_country(n, c, ban.banned_in, c.banned_countries);
    notes.push_back(
        fmt::format("{} lets goods of {} neither in nor through (trade ban {}; ask with --allow {} to pass over it)",
                    n.code_of(ban.banned_in), n.code_of(ban.goods_of), n.text(ban.id), n.text(ban.id)));
  }
}

}  // namespace wakhan::api
