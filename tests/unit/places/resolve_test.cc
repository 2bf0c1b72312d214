// SPDX-License-Identifier: Apache-2.0
#include "wakhan/places/resolve.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <string_view>

#include "unit/io/thrown_by.h"
#include "unit/places/small_places.h"
#include "wakhan/base/error.h"
#include "wakhan/places/query.h"

namespace wakhan::places {
namespace {

using testing::HasSubstr;
using testing::Not;

small_places const& world() {
  static auto const kWorld = small_places{{
      {"Chongqing", "CN", 106.55, 29.56, 7'457'600, place_kind::city, {"重庆", "Chungking", "CKG"}},
      {"Chongqing Tuanjiecun", "CN", 106.45, 29.60, 0, place_kind::terminal, {}, {"CNCKG", "chongqing-tuanjiecun"}},
      {"Chongqing Jiangbei", "CN", 106.64, 29.72, 0, place_kind::airport, {}, {"CKG"}},
      {"Moscow", "RU", 37.62, 55.75, 10'381'222, place_kind::city, {"Москва", "Moskau"}},
      {"Astana", "KZ", 71.45, 51.18, 345'604, place_kind::city, {"Nur-Sultan", "Нұр-Сұлтан"}},
      {"São Paulo", "BR", -46.64, -23.55, 12'400'000},
      {"Małaszewicze", "PL", 23.54, 52.02, 4'000, place_kind::city},
      {"Małaszewicze", "PL", 23.50, 52.03, 0, place_kind::terminal, {}, {"malaszewicze", "510701"}},
      {"Hong Kong", "HK", 114.17, 22.28, 7'000'000, place_kind::city, {"香港"}},
      {"Brest", "BY", 23.70, 52.10, 350'000, place_kind::city, {"Брест"}, {"BYBQT"}},
      {"Brest", "FR", -4.49, 48.39, 140'000},
      {"Mumbai", "IN", 72.88, 19.07, 12'691'836, place_kind::city, {"Bombay"}},
      {"Köln", "DE", 6.95, 50.93, 963'395, place_kind::city, {"Cologne"}},
      {"Köln Eifeltor", "DE", 6.92, 50.90, 0, place_kind::terminal},
      {"Cologne", "IT", 9.94, 45.58, 7'000},
      {"Ufa", "RU", 55.97, 54.74, 1'100'000},
      {"Ufa Airport", "RU", 55.87, 54.56, 0, place_kind::airport, {}, {"UFA"}},
      {"Delhi", "IN", 77.23, 28.65, 10'927'986},
      {"Helmstedt", "DE", 11.0, 52.2, 0, place_kind::terminal, {}, {"DELHI"}},
      {"Paris", "FR", 2.35, 48.85, 2'138'551},
      {"Paris", "US", -95.56, 33.66, 25'000},
      {"Suzhou", "CN", 120.60, 31.30, 6'700'000, place_kind::city, {"苏州"}},
      {"Suzhou", "CN", 116.98, 33.64, 1'600'000, place_kind::city, {"宿州"}},
      {"Duisburg", "DE", 6.75, 51.43, 504'358},
      {"Minsk", "BY", 27.57, 53.90, 1'742'124},
  }};
  return kWorld;
}

error resolve_error(std::string_view const text) {
  try {
    world().ask(text);
  } catch (error const& e) {
    return e;
  }
  return error{errc::internal, "no error"};
}

TEST(resolve, finds_a_name_in_any_script_and_spelling) {
  EXPECT_EQ(world().taken("重庆"), "Chongqing,CN");
  EXPECT_EQ(world().taken("Москва"), "Moscow,RU");
  EXPECT_EQ(world().taken("Nur-Sultan"), "Astana,KZ");
  EXPECT_EQ(world().taken("sao paulo"), "São Paulo,BR");
  EXPECT_EQ(world().taken("Małaszewicze"), "Małaszewicze,PL");
  EXPECT_EQ(world().taken("Malaszewicze"), "Małaszewicze,PL");
  for (auto const* text : {"Hong Kong", "hong-kong", "HONGKONG", " Hong  Kong", "香港"}) {
    EXPECT_EQ(world().taken(text), "Hong Kong,HK") << text;
  }
}

TEST(resolve, says_how_a_name_matched) {
  EXPECT_EQ(world().ask("Mumbai").taken.kind, name_kind::main);
  EXPECT_EQ(world().ask("Bombay").taken.kind, name_kind::alternate);
  EXPECT_EQ(world().ask("CNCKG").taken.kind, name_kind::code);
  EXPECT_TRUE(world().ask("Chongqing").taken.has_terminal);
  EXPECT_FALSE(world().ask("Mumbai").taken.has_terminal);
}

TEST(resolve, finds_codes_whatever_their_case) {
  for (auto const* text : {"CNCKG", "cnckg", "CN CKG", "CNCKG,CN", "Chongqing-Tuanjiecun"}) {
    EXPECT_EQ(world().taken(text), "terminal Chongqing Tuanjiecun,CN") << text;
  }
  EXPECT_EQ(world().taken("510701"), "terminal Małaszewicze,PL");
}

TEST(resolve, takes_three_letters_for_an_airport_only_if_no_city_has_that_name) {
  EXPECT_EQ(world().taken("CKG"), "airport Chongqing Jiangbei,CN");
  EXPECT_EQ(world().taken("UFA"), "Ufa,RU");
}

TEST(resolve, takes_a_word_for_a_locode_before_a_name_only_in_capitals) {
  EXPECT_EQ(world().taken("Delhi"), "Delhi,IN");
  EXPECT_EQ(world().taken("DELHI"), "terminal Helmstedt,DE");
}

TEST(resolve, asks_between_places_of_like_size) {
  auto const e = resolve_error("Brest");
  EXPECT_EQ(e.code(), errc::ambiguous_place);
  EXPECT_THAT(e.what(),
              HasSubstr("'Brest' can mean Brest,BY (city, 350 thousand people); Brest,FR (city, 140 thousand"));
  EXPECT_THAT(e.hint(), HasSubstr("write Brest,BY or Brest,FR;"));
  EXPECT_THAT(e.hint(), HasSubstr("23.700,52.100"));
}

TEST(resolve, takes_the_place_in_the_country_asked_for) {
  EXPECT_EQ(world().taken("Brest,BY"), "Brest,BY");
  EXPECT_EQ(world().taken("brest, fr"), "Brest,FR");
  EXPECT_EQ(world().taken("BYBQT"), "Brest,BY");
  EXPECT_EQ(world().ask("Brest,BY").note, "");
}

TEST(resolve, tells_same_named_places_of_one_country_apart_by_points) {
  auto const e = resolve_error("Suzhou");
  EXPECT_EQ(e.code(), errc::ambiguous_place);
  EXPECT_THAT(e.what(), HasSubstr("at 120.600,31.300"));
  EXPECT_THAT(e.hint(), HasSubstr("write 120.600,31.300 or 116.980,33.640"));
}

TEST(resolve, tells_same_sounding_names_apart_by_their_own_spelling) {
  auto const big = world().ask("苏州");
  EXPECT_EQ(world().table().population[big.taken.place], 6'700'000U);
  EXPECT_EQ(world().table().population[world().ask("宿州").taken.place], 1'600'000U);
}

TEST(resolve, takes_the_much_better_known_place_and_says_so) {
  auto const paris = world().ask("Paris");
  EXPECT_EQ(world().label_of(paris.taken.place), "Paris,FR");
  ASSERT_EQ(paris.others.size(), 1U);
  EXPECT_EQ(world().label_of(paris.others[0].place), "Paris,US");
  EXPECT_EQ(paris.note,
            "'Paris' taken as Paris,FR (city, 2.1 million people), not Paris,US (city, 25 thousand people)");
}

TEST(resolve, says_nothing_if_there_was_only_one) {
  auto const duisburg = world().ask("Duisburg");
  EXPECT_EQ(duisburg.note, "");
  EXPECT_TRUE(duisburg.others.empty());
}

TEST(resolve, takes_a_main_name_before_a_better_known_alternate_and_mentions_it) {
  auto const places = small_places{
      {{"Bombay", "NZ", 175.0, -37.2, 500}, {"Mumbai", "IN", 72.88, 19.07, 12'691'836, place_kind::city, {"Bombay"}}}};
  auto const bombay = places.ask("Bombay");
  EXPECT_EQ(places.label_of(bombay.taken.place), "Bombay,NZ");
  EXPECT_THAT(bombay.note, HasSubstr("not Mumbai,IN (city, 12.7 million people)"));
}

small_places cologne_beside_one_of(std::uint32_t const population) {
  return small_places{{{"Köln", "DE", 6.95, 50.93, 963'395, place_kind::city, {"Cologne"}},
                       {"Cologne", "DE", 6.97, 50.95, 0, place_kind::port},
                       {"Cologne", "IT", 9.94, 45.58, population}}};
}

TEST(resolve, takes_a_city_called_by_the_beginning_of_its_name_before_a_town_of_a_tenth_of_its_people) {
  auto const places = [](std::uint32_t const people, std::string const& city) {
    return small_places{{{"Newcastle", "GB", -5.89, 54.22, people},
                         {city, "GB", -1.61, 54.97, 300'125, place_kind::city, {"Newcastle", "NCL"}},
                         {"Newcastle West", "IE", -9.06, 52.45, 6'619, place_kind::city, {"Newcastle"}}}};
  };
  auto const upon_tyne = places(7'444, "Newcastle upon Tyne");
  EXPECT_EQ(upon_tyne.taken("Newcastle"), "Newcastle upon Tyne,GB");
  EXPECT_THAT(upon_tyne.ask("Newcastle").note, HasSubstr("not Newcastle,GB (city, 7 thousand people)"));
  EXPECT_EQ(places(7'444, "Newcastle-on-Tyne").taken("NEWCASTLE"), "Newcastle-on-Tyne,GB");
  EXPECT_EQ(places(40'000, "Newcastle upon Tyne").taken("Newcastle"), "Newcastle,GB");
  // A name that only stands among the others says nothing, nor does the beginning of a word.
  EXPECT_EQ(places(7'444, "Monkchester").taken("Newcastle"), "Newcastle,GB");
  EXPECT_EQ(places(7'444, "Newcastleton").taken("Newcastle"), "Newcastle,GB");
}

TEST(resolve, asks_before_taking_a_town_for_a_better_known_freight_place) {
  try {
    cologne_beside_one_of(97'000).ask("Cologne");
    ADD_FAILURE();
  } catch (error const& e) {
    EXPECT_EQ(e.code(), errc::ambiguous_place);
    EXPECT_THAT(e.hint(), HasSubstr("write Köln,DE or Cologne,IT;"));
  }
}

TEST(resolve, asks_between_two_freight_places_that_a_village_would_give_way_to) {
  auto const places = small_places{{{"Köln", "DE", 6.95, 50.93, 963'395, place_kind::city, {"Cologne"}},
                                    {"Köln Yard", "DE", 6.95, 50.93, 0, place_kind::terminal},
                                    {"Cologne", "IT", 9.94, 45.58, 7'000},
                                    {"Colonia", "UY", -57.84, -34.47, 200'000, place_kind::city, {"Cologne"}},
                                    {"Colonia Yard", "UY", -57.84, -34.47, 0, place_kind::terminal}}};
  EXPECT_THROW(places.ask("Cologne"), error);
}

TEST(resolve, takes_a_freight_place_with_over_ten_times_the_people_of_a_village_and_says_so) {
  EXPECT_EQ(world().taken("Cologne"), "Köln,DE");
  auto const note = "'Cologne' taken as Köln,DE (city, 963 thousand people), not Cologne,IT (city, 7 thousand people)";
  EXPECT_EQ(world().ask("Cologne").note, note);
  EXPECT_EQ(cologne_beside_one_of(7'000).ask("Cologne").note, note) << "its own port is no other place";
  EXPECT_EQ(world().taken("Cologne,IT"), "Cologne,IT");
  EXPECT_EQ(world().taken("Cologne,DE"), "Köln,DE");
}

TEST(resolve, takes_exactly_a_tenth_for_a_rival) {
  auto const tenth = small_places{{{"Twin", "AA", 0.0, 0.0, 1'000}, {"Twin", "BB", 20.0, 0.0, 100}}};
  EXPECT_THROW(tenth.ask("Twin"), error);
  auto const less = small_places{{{"Twin", "AA", 0.0, 0.0, 1'000}, {"Twin", "BB", 20.0, 0.0, 99}}};
  EXPECT_EQ(less.taken("Twin"), "Twin,AA");
}

TEST(resolve, asks_if_any_place_is_a_rival_though_the_second_is_not) {
  auto const places = small_places{{{"Twin", "AA", 0.0, 0.0, 1'000'000},
                                    {"Twin", "BB", 20.0, 0.0, 2'000},
                                    {"Twin", "CC", 40.0, 0.0, 900'000},
                                    {"Dock", "AA", 0.0, 0.0, 0, place_kind::port},
                                    {"Dock", "BB", 20.0, 0.0, 0, place_kind::port}}};
  EXPECT_THROW(places.ask("Twin"), error);
}

TEST(resolve, lists_five_places_and_counts_the_rest) {
  auto rows = std::vector<place_row>{};
  for (auto const* country : {"AA", "BB", "CC", "DD", "EE", "FF", "GG"}) {
    rows.push_back({"Twin", country, 10.0 * static_cast<double>(rows.size()), 0.0, 1'000});
  }
  try {
    small_places{rows}.ask("Twin");
    ADD_FAILURE();
  } catch (error const& e) {
    EXPECT_THAT(e.what(), HasSubstr("Twin,EE (city, 1 thousand people) and 2 more"));
  }
}

TEST(resolve, suggests_near_names) {
  EXPECT_EQ(resolve_error("Dusburg").code(), errc::unknown_place);
  EXPECT_EQ(resolve_error("Dusburg").hint(), "did you mean Duisburg,DE?");
  EXPECT_EQ(resolve_error("Chongqin").hint(), "did you mean Chongqing,CN?");
  EXPECT_THAT(resolve_error("Brset").hint(), HasSubstr("Brest,BY or Brest,FR"));
  EXPECT_EQ(resolve_error("Brset,FR").hint(), "did you mean Brest,FR?");
  EXPECT_THAT(resolve_error("Qwertyuiop").hint(), HasSubstr("write a name in any script"));
}

TEST(resolve, ends_the_hint_for_an_unknown_name_with_a_remark) {
  auto const hint_of = [](std::string_view const text) {
    try {
      resolve(world().table(), world().country_code(), text, {}, [] { return std::string{"only Europe is here"}; });
    } catch (error const& e) {
      return e.hint();
    }
    return std::string{"nothing"};
  };
  EXPECT_EQ(hint_of("Dusburg"), "did you mean Duisburg,DE? only Europe is here");
  EXPECT_THAT(hint_of("Qwertyuiop"), HasSubstr("such as 106.55,29.56; only Europe is here"));
}

TEST(resolve, says_in_which_countries_a_name_exists) {
  EXPECT_EQ(resolve_error("Brest,DE").code(), errc::unknown_place);
  EXPECT_THAT(resolve_error("Brest,DE").what(), HasSubstr("there is no place 'Brest' in DE"));
  EXPECT_THAT(resolve_error("Brest,DE").hint(), HasSubstr("there is Brest,BY; Brest,FR"));
  EXPECT_THAT(resolve_error("Brest, Belarus").hint(), HasSubstr("two letters; there is Brest,BY"));
}

TEST(resolve, refuses_points_and_empty_texts) {
  EXPECT_EQ(resolve_error("106.55,29.56").code(), errc::unknown_place);
  EXPECT_EQ(resolve_error("").code(), errc::unknown_place);
  EXPECT_EQ(resolve_error("?").code(), errc::unknown_place);
}

TEST(resolve, never_asks_for_the_code_of_no_country) {
  auto const places = small_places{{{"Platform", "", 3.0, 55.0, 0, place_kind::terminal, {}, {"NS-1"}},
                                    {"Platform", "", 60.0, 5.0, 0, place_kind::terminal}}};
  EXPECT_EQ(places.taken("NS-1"), "terminal Platform");
  EXPECT_THROW(places.ask("Platform,DE"), error);
  try {
    places.ask("Platform");
    ADD_FAILURE();
  } catch (error const& e) {
    EXPECT_THAT(e.hint(), HasSubstr("write ns-1 or 60.000,5.000"));
  }
}

TEST(resolve, repeats_no_control_characters) {
  EXPECT_THAT(resolve_error("\x1b[31mred").what(), Not(HasSubstr("\x1b")));
}

// What resolve() may do with any text: take a place, or throw one of three errors.
void check_harmless(std::string const& text) {
  try {
    auto const answer = world().ask(text);
    RC_ASSERT(answer.taken.place.index() < world().table().position.size());
    RC_ASSERT(answer.note.empty() == answer.others.empty());
  } catch (error const& e) {
    RC_ASSERT(e.code() == errc::unknown_place || e.code() == errc::ambiguous_place || e.code() == errc::bad_input);
  }
}

RC_GTEST_PROP(resolve, survives_any_bytes, (std::string const& text)) { check_harmless(text); }

RC_GTEST_PROP(resolve, survives_damaged_names, ()) {
  auto const row = *rc::gen::inRange<std::size_t>(0, world().table().position.size());
  auto text = std::string{name_of(world().table(), place_id{row})};
  text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();
  check_harmless(text + *rc::gen::element<std::string>("", ",BY", ",CN", ",1", ",,"));
}

RC_GTEST_PROP(resolve, finds_every_place_by_what_it_tells_the_user_to_write, ()) {
  auto const row = *rc::gen::inRange<std::size_t>(0, world().table().position.size());
  auto const place = place_id{row};
  auto const said = label(world().table(), world().country_code(), place);
  try {
    RC_ASSERT(label(world().table(), world().country_code(), world().ask(said).taken.place) == said);
  } catch (error const& e) {
    RC_ASSERT(e.code() == errc::ambiguous_place);
    RC_ASSERT(said == "Suzhou,CN");
  }
}

TEST(resolve, hears_stations_of_unknown_freight_last) {
  auto const kind = place_kind::passenger_station;
  auto const places = small_places{{
      {"Köln", "DE", 6.95, 50.93, 963'395, place_kind::city, {"Cologne", "KLN"}},
      {"Cologne", "IN", 80.0, 20.0, 0, kind, {}, {"CLG"}},
      {"Kolna", "IN", 81.0, 20.0, 0, kind, {}, {"KLN"}},
      {"Yard", "AA", 10.0, 10.0, 0, place_kind::terminal, {}, {"YRD"}},
      {"Yard", "IN", 82.0, 20.0, 0, kind, {}, {"YRD"}},
      {"Bela", "IN", 83.0, 20.0, 0, kind, {}, {"BEL"}},
      {"Bela", "IN", 84.0, 26.0, 0, kind, {}, {"BELA"}},
      {"Rampur", "IN", 75.0, 26.0, 12'000},
      {"Rampur Jn", "IN", 75.01, 26.0, 0, kind, {"Rampur"}, {"RMU"}},
  }};
  EXPECT_EQ(places.taken("Cologne"), "Köln,DE");
  EXPECT_EQ(places.taken("Cologne,IN"), "station Cologne,IN");
  EXPECT_EQ(places.taken("CLG"), "station Cologne,IN");
  EXPECT_EQ(places.taken("yrd"), "terminal Yard,AA");
  EXPECT_EQ(places.taken("Rampur"), "Rampur,IN");
  EXPECT_EQ(places.taken("Rampur Jn"), "station Rampur Jn,IN");
  EXPECT_EQ(places.ask("Rampur").note, "");
  EXPECT_EQ(places.ask("Yard").note, "");
  // What the text names better is told.
  EXPECT_EQ(places.ask("KLN").note, "'KLN' taken as Köln,DE (city, 963 thousand people), not Kolna,IN (station)");
  EXPECT_EQ(places.taken("KLN"), "Köln,DE");
  // Two of them are a doubt like any other.
  EXPECT_THAT(test::thrown_by([&] { places.ask("Bela,IN"); }), HasSubstr("'Bela' can mean"));
  EXPECT_EQ(places.taken("BEL"), "station Bela,IN");
}

}  // namespace
}  // namespace wakhan::places
