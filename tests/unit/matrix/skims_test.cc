// SPDX-License-Identifier: Apache-2.0
#include "wakhan/matrix/skims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>

#include <cmath>
#include <cstring>

#include "unit/io/temporary_folder.h"
#include "unit/io/thrown_by.h"
#include "wakhan/io/archive.h"

namespace wakhan::matrix {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr auto kTable =
    "from,to,days_p50,days_p90,days_mean,cost_usd,co2e_wtw_kg,distance_km,modes,reason\r\n"
    "A,Москва,1.5,2,1.6,10,3,100,rail,\r\n"
    "A,C,2.5,3,2.6,20,4,200,rail,\r\n"
    "B,Москва,,,,,,,,no_link\r\n"
    "B,C,3.5,4,3.6,30,5,300,road,\r\n";

TEST(read_skims, takes_the_figures_and_the_names_of_both_lists) {
  auto const s = read_skims(kTable, 2, 2);
  EXPECT_THAT(s.origins, ElementsAre("A", "B"));
  EXPECT_THAT(s.destinations, ElementsAre("Москва", "C"));
  ASSERT_EQ(s.figures[5].size(), 4U);
  EXPECT_DOUBLE_EQ(s.figures[5][1], 200);
  EXPECT_TRUE(std::isnan(s.figures[0][2])) << "no way";
}

TEST(read_skims, refuses_a_table_of_another_size) {
  EXPECT_THAT(test::thrown_by([] { read_skims(kTable, 2, 3); }), HasSubstr("4 lines for 2 × 3 places"));
  EXPECT_THAT(test::thrown_by([] { read_skims("from,to\r\n", 0, 0); }), HasSubstr("days_p50"));
}

TEST(npz_of, holds_arrays_as_numpy_writes_them) {
  auto const folder = test::temporary_folder{};
  folder.write("s.npz", npz_of(read_skims(kTable, 2, 2)));
  EXPECT_THAT(io::list_archive(folder / "s.npz"),
              ElementsAre("days_p50.npy", "days_p90.npy", "days_mean.npy", "cost_usd.npy", "co2e_wtw_kg.npy",
                          "distance_km.npy", "origins.npy", "destinations.npy"));
  auto const array = io::read_archive_member(folder / "s.npz", "cost_usd.npy");
  EXPECT_THAT(array, AllOf(StartsWith(std::string{"\x93NUMPY\x01"}), HasSubstr("'<f8'"), HasSubstr("(2, 2)")));
  auto const numbers = array.size() - 4 * sizeof(double);
  EXPECT_EQ(numbers % 64, 0U) << "aligned";
  auto last = 0.0;
  std::memcpy(&last, array.data() + numbers + 3 * sizeof(double), sizeof last);
  EXPECT_DOUBLE_EQ(last, 30);
  auto const names = io::read_archive_member(folder / "s.npz", "destinations.npy");
  EXPECT_THAT(names, AllOf(HasSubstr("'<U6'"), HasSubstr("(2,)"))) << "letters, not bytes";
  EXPECT_EQ(npz_of(read_skims(kTable, 2, 2)), npz_of(read_skims(kTable, 2, 2)));
}

TEST(omx_of, is_read_back_by_hdf5) {
  auto const folder = test::temporary_folder{};
  folder.write("s.omx", omx_of(read_skims(kTable, 2, 2)));
  auto const file = H5Fopen((folder / "s.omx").c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
  ASSERT_GE(file, 0);
  auto const matrix = H5Dopen2(file, "/data/distance_km", H5P_DEFAULT);
  ASSERT_GE(matrix, 0);
  auto values = std::array<double, 4>{};
  EXPECT_GE(H5Dread(matrix, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), 0);
  EXPECT_DOUBLE_EQ(values[1], 200);
  EXPECT_TRUE(std::isnan(values[2]));
  H5Dclose(matrix);
  auto const shape = H5Aopen(file, "SHAPE", H5P_DEFAULT);
  auto sides = std::array<int, 2>{};
  EXPECT_GE(H5Aread(shape, H5T_NATIVE_INT, sides.data()), 0);
  EXPECT_THAT(sides, ElementsAre(2, 2));
  H5Aclose(shape);
  EXPECT_GT(H5Aexists(file, "OMX_VERSION"), 0);
  EXPECT_GT(H5Lexists(file, "/lookup/destinations", H5P_DEFAULT), 0);
  H5Fclose(file);
  EXPECT_EQ(omx_of(read_skims(kTable, 2, 2)), omx_of(read_skims(kTable, 2, 2)));
}

}  // namespace
}  // namespace wakhan::matrix
