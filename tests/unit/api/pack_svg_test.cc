// SPDX-License-Identifier: Apache-2.0
#include "wakhan/api/pack_svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_pack.h"
#include "wakhan/base/error.h"

namespace wakhan::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string drawn(api::map_of_pack const& request) { return api::pack_svg(the_small_pack().pack, request); }

api::map_of_pack layers(std::vector<std::string> names) {
  auto request = api::map_of_pack{};
  request.layers = std::move(names);
  return request;
}

error refusal(api::map_of_pack const& request) {
  try {
    drawn(request);
  } catch (error const& e) {
    return e;
  }
  throw std::runtime_error{"it was drawn"};
}

TEST(pack_svg, names_each_gauge_and_the_sources) {
  EXPECT_THAT(drawn(layers({"rail"})),
              AllOf(HasSubstr(">Rail, 1435 mm<"), HasSubstr(">Rail, 1520 and 1524 mm<"),
                    HasSubstr("OpenStreetMap contributors, ODbL-1.0"), HasSubstr("state of 2026-11-01")));
}

TEST(pack_svg, keeps_to_one_gauge) {
  auto request = layers({"rail"});
  request.gauge_mm = 1520;
  EXPECT_THAT(drawn(request), AllOf(HasSubstr(">Rail, 1520 and 1524 mm<"), Not(HasSubstr(">Rail, 1435 mm<"))));
}

TEST(pack_svg, keeps_to_one_country) {
  auto request = layers({"rail", "ferry", "air"});
  request.country = "AZ";
  EXPECT_THAT(drawn(request), AllOf(HasSubstr(">Ferry<"), Not(HasSubstr(">Rail, 1435 mm<"))));
}

TEST(pack_svg, draws_only_the_layers_asked_for) {
  EXPECT_THAT(drawn(layers({"air"})), AllOf(HasSubstr(">Air<"), Not(HasSubstr(">Rail"))));
}

TEST(pack_svg, gives_equal_bytes_for_equal_requests) {
  EXPECT_EQ(drawn(layers({"rail", "terminals"})), drawn(layers({"rail", "terminals"})));
}

TEST(pack_svg, refuses_what_it_cannot_draw) {
  auto unknown_country = layers({"rail"});
  unknown_country.country = "qq";
  EXPECT_THAT(refusal(unknown_country).what(), HasSubstr("no country 'qq'"));
  EXPECT_THAT(refusal(unknown_country).hint(), HasSubstr("pack info --countries"));
  auto unknown_gauge = layers({"rail"});
  unknown_gauge.gauge_mm = 1521;
  EXPECT_THAT(refusal(unknown_gauge).hint(), HasSubstr("1435, 1520, 1524"));
  auto gauge_of_air = layers({"air"});
  gauge_of_air.gauge_mm = 1520;
  EXPECT_EQ(refusal(gauge_of_air).code(), errc::usage);
  EXPECT_THAT(refusal(layers({"rial"})).hint(), HasSubstr("rail,road,sea"));
  EXPECT_EQ(refusal(layers({})).code(), errc::usage);
  EXPECT_EQ(refusal(layers({"road"})).code(), errc::bad_input);
}

TEST(pack_svg, refuses_boxes_that_are_none) {
  for (auto const* const box : {"1,2,3", "1,2,3,4,5", "a,2,3,4", "1,2,3,", "1,5,3,4", "1,2,1,4", "-181,2,3,4",
                                "1,2,3,91", "nan,2,3,4", "1 ,2,3,4"}) {
    auto request = layers({"rail"});
    request.box = box;
    EXPECT_EQ(refusal(request).code(), errc::usage) << box;
  }
}

TEST(pack_svg, shows_the_box_also_over_the_antimeridian) {
  auto request = layers({"rail"});
  request.box = "70,-80,-170,80";
  EXPECT_THAT(drawn(request), HasSubstr("<svg"));
}

TEST(pack_svg, draws_a_line_through_a_box_in_which_it_has_no_point) {
  auto const& n = the_small_pack().pack.network();
  for (std::uint32_t i = 0; i < n.links.from.size(); ++i) {
    auto const link = net::link_id{i};
    auto const a = n.nodes.position[n.links.from[link]];
    auto const b = n.nodes.position[n.links.to[link]];
    if (n.links.kind[link] != net::link_kind::flight || std::abs(a.lon() - b.lon()) < 1) {
      continue;
    }
    // The great circle passes north of what would be a straight line in degrees.
    auto const lon = (a.lon() + b.lon()) / 2;
    auto const lat = (a.lat() + b.lat()) / 2;
    auto request = layers({"air"});
    request.box = fmt::format("{},{},{},{}", lon - 0.5, lat + 3, lon + 0.5, lat + 4);
    EXPECT_THAT(drawn(request), HasSubstr(">Air<"));
    return;
  }
  FAIL() << "the small pack has no flight";
}

TEST(pack_svg, says_that_a_box_is_empty) {
  auto request = layers({"rail"});
  request.box = "-60,-40,-50,-30";
  EXPECT_EQ(refusal(request).code(), errc::bad_input);
  // Something lies beside the box, where the frame would show it, but not in it.
  request.box = "83,46,84,47";
  EXPECT_EQ(refusal(request).code(), errc::bad_input);
}

TEST(pack_svg, fills_the_frame_around_a_box_and_tells_in_the_legend_only_what_is_seen) {
  auto request = layers({"rail", "air", "crossings"});
  request.box = "81,44,82.45,46";
  EXPECT_THAT(drawn(request), AllOf(HasSubstr(">Crossing, open<"), HasSubstr("81–82.45° E, 44–46° N")));
  request.box = "104,28,108,31";
  EXPECT_THAT(drawn(request), AllOf(HasSubstr(">Rail, 1435 mm<"), Not(HasSubstr(">Rail, 1520 and 1524 mm<"))));
}

TEST(pack_svg, shows_the_terminals_of_the_modes_drawn) {
  EXPECT_THAT(drawn(layers({"rail", "terminals"})), HasSubstr("Terminal with change of mode"));
  EXPECT_THAT(drawn(layers({"terminals"})), HasSubstr("Terminal with change of mode"));
  EXPECT_THAT(drawn(layers({"air", "terminals"})), Not(HasSubstr("Terminal")));
}

TEST(pack_svg, leaves_out_ferries_that_do_not_sail) {
  auto const draw_on = [](std::int32_t const until) {
    auto folder = temporary_folder{};
    auto maker = small_pack_maker{};
    maker.ferry().valid.until = until;
    maker.write(folder / "small.pack");
    auto const pack = load::pack{folder / "small.pack"};
    return api::pack_svg(pack, layers({"ferry", "air"}));
  };
  EXPECT_THAT(draw_on(INT32_MAX), HasSubstr(">Ferry<"));
  EXPECT_THAT(draw_on(20'000), AllOf(HasSubstr(">Air<"), Not(HasSubstr(">Ferry<"))));  // 2024-10-04
}

}  // namespace
}  // namespace wakhan::test
