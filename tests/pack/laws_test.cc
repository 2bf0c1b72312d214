// SPDX-License-Identifier: Apache-2.0
// Laws that hold for whatever is asked of the real network.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "the_pack.h"
#include "wakhan/api/route_json.h"

namespace {

using namespace wakhan;

struct pair {
  char const* from;
  char const* to;
};

// Far and near, rich and poor in ways, over all regions of the box.
constexpr pair kLawPairs[] = {
    {"Chongqing", "Duisburg"},  {"Mumbai", "Moscow"},         {"Herat", "Istanbul"},     {"Shanghai", "Rotterdam"},
    {"Tashkent", "Karachi"},    {"Almaty", "Poti"},           {"Tehran", "Novosibirsk"}, {"Warsaw", "Milan"},
    {"Ulaanbaatar", "Tianjin"}, {"Delhi", "Chennai"},         {"Bangkok", "Kunming"},    {"Vladivostok", "Minsk"},
    {"Baku", "Constanta"},      {"Dushanbe", "Bandar Abbas"}, {"Riyadh", "Amman"},
};

constexpr char const* kClosures[] = {"suez", "malacca", "bosporus", "hormuz", "alashankou-dostyk", "brest-malaszewicze",
                                     "RU",   "IR",      "KZ",       "TM"};

struct minima {
  std::int64_t time{std::numeric_limits<std::int64_t>::max()}, money{time}, co2e{time};
};

minima minima_of(api::route_answer const& answer) {
  auto m = minima{};
  for (auto const& a : answer.answers) {
    m.time = std::min(m.time, a.detail.total.sum.time);
    m.money = std::min(m.money, a.detail.total.sum.money);
    m.co2e = std::min(m.co2e, a.detail.total.sum.co2e);
  }
  return m;
}

TEST(closing_anything, never_improves_any_criterion) {
  for (auto const& [from, to] : kLawPairs) {
    auto request = question(from, to);
    request.answers = 0;
    auto const base = minima_of(api::find_routes(the_pack(), request));
    for (auto const* const closed : kClosures) {
      request.avoid = {closed};
      auto const after = minima_of(api::find_routes(the_pack(), request));
      EXPECT_GE(after.time, base.time) << from << " " << to << " without " << closed;
      EXPECT_GE(after.money, base.money) << from << " " << to << " without " << closed;
      EXPECT_GE(after.co2e, base.co2e) << from << " " << to << " without " << closed;
    }
  }
}

TEST(closing_and_reopening, gives_the_bytes_of_the_baseline) {
  for (auto const& [from, to] : kLawPairs) {
    auto request = question(from, to);
    auto const before = api::route_json(api::find_routes(the_pack(), request));
    request.avoid = {"suez", "RU"};
    api::find_routes(the_pack(), request);
    request.avoid = {};
    EXPECT_EQ(api::route_json(api::find_routes(the_pack(), request)), before) << from << " " << to;
  }
}

TEST(one_two_and_four_threads, give_the_same_bytes) {
  for (auto const& [from, to] : {pair{"Berlin", "Madrid"}, pair{"Chongqing", "Duisburg"}, pair{"Istanbul", "Warsaw"}}) {
    auto request = question(from, to);
    request.avoid = {"FR", "CZ"};  // inside the open zone of Europe: measured anew by threads
    auto bytes = std::vector<std::string>{};
    for (auto const threads : {1U, 2U, 4U}) {
      request.threads = threads;
      bytes.push_back(api::route_json(api::find_routes(the_pack(), request)));
    }
    EXPECT_EQ(bytes[0], bytes[1]) << from << " " << to;
    EXPECT_EQ(bytes[0], bytes[2]) << from << " " << to;
  }
}

TEST(an_avoided_country, stands_in_no_answer) {
  for (auto const& [from, to] : kLawPairs) {
    auto request = question(from, to);
    request.answers = 0;
    request.avoid = {"KZ", "TR"};
    for (auto const& a : api::find_routes(the_pack(), request).answers) {
      for (auto const& country : a.countries) {
        EXPECT_NE(country, "KZ") << from << " " << to << ": " << a.title;
        EXPECT_NE(country, "TR") << from << " " << to << ": " << a.title;
      }
    }
  }
}

TEST(the_way_back, is_as_exact_as_the_way_there) {
  for (auto const& [from, to] : kLawPairs) {
    auto const there = api::find_routes(the_pack(), question(from, to));
    auto const back = api::find_routes(the_pack(), question(to, from));
    EXPECT_EQ(there.answers.empty(), back.answers.empty()) << from << " " << to;
    EXPECT_TRUE(there.is_exact && back.is_exact) << from << " " << to;
  }
}

}  // namespace
