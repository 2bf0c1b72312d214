// SPDX-License-Identifier: Apache-2.0
// Skims as an Open Matrix file: https://github.com/osPlanning/omx/wiki/Specification
#include <hdf5.h>

#include <algorithm>
#include <limits>

#include "wakhan/base/error.h"
#include "wakhan/matrix/skims.h"

namespace wakhan::matrix {

namespace {

void must(bool const is_done) { verify(is_done, errc::internal, "HDF5 could not make the matrix file"); }

// A thing of HDF5 that is closed at the end of its life.
class handle {
 public:
  handle(hid_t const id, herr_t (*const close)(hid_t)) : id_{id}, close_{close} { must(id_ >= 0); }
  handle(handle const&) = delete;
  handle& operator=(handle const&) = delete;
  ~handle() { close_(id_); }
  hid_t operator*() const { return id_; }

 private:
  hid_t id_;
  herr_t (*close_)(hid_t);
};

void write_text(hid_t const at, char const* const name, std::string const& text) {
  auto const type = handle{H5Tcopy(H5T_C_S1), H5Tclose};
  must(H5Tset_size(*type, text.size()) >= 0 && H5Tset_strpad(*type, H5T_STR_NULLPAD) >= 0);
  auto const space = handle{H5Screate(H5S_SCALAR), H5Sclose};
  auto const made = handle{H5Acreate2(at, name, *type, *space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose};
  must(H5Awrite(*made, *type, text.data()) >= 0);
}

void write_shape(hid_t const at, hsize_t const rows, hsize_t const columns) {
  auto const length = hsize_t{2};
  auto const shape = std::array<int, 2>{static_cast<int>(rows), static_cast<int>(columns)};
  auto const space = handle{H5Screate_simple(1, &length, nullptr), H5Sclose};
  auto const made = handle{H5Acreate2(at, "SHAPE", H5T_STD_I32LE, *space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose};
  must(H5Awrite(*made, H5T_NATIVE_INT, shape.data()) >= 0);
}

// What a reader takes for missing.
void write_missing(hid_t const at) {
  auto const space = handle{H5Screate(H5S_SCALAR), H5Sclose};
  auto const made = handle{H5Acreate2(at, "NA", H5T_IEEE_F64LE, *space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose};
  auto const missing = std::numeric_limits<double>::quiet_NaN();
  must(H5Awrite(*made, H5T_NATIVE_DOUBLE, &missing) >= 0);
}

// Objects do not carry the time of their making: the same skims give the same bytes.
handle timeless(hid_t const kind) {
  auto const made = H5Pcreate(kind);
  must(made >= 0 && H5Pset_obj_track_times(made, false) >= 0);
  return {made, H5Pclose};
}

void write_names(hid_t const at, char const* const name, std::vector<std::string> const& names) {
  auto width = std::size_t{1};
  for (auto const& text : names) {
    width = std::max(width, text.size());
  }
  auto bytes = std::string{};
  for (auto const& text : names) {
    bytes += text;
    bytes.append(width - text.size(), '\0');
  }
  auto const type = handle{H5Tcopy(H5T_C_S1), H5Tclose};
  must(H5Tset_size(*type, width) >= 0 && H5Tset_strpad(*type, H5T_STR_NULLPAD) >= 0);
  must(H5Tset_cset(*type, H5T_CSET_UTF8) >= 0);
  auto const length = static_cast<hsize_t>(names.size());
  auto const space = handle{H5Screate_simple(1, &length, nullptr), H5Sclose};
  auto const how = timeless(H5P_DATASET_CREATE);
  auto const made = handle{H5Dcreate2(at, name, *type, *space, H5P_DEFAULT, *how, H5P_DEFAULT), H5Dclose};
  must(H5Dwrite(*made, *type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) >= 0);
}

void write_matrix(hid_t const at, char const* const name, std::vector<double> const& values,
                  std::array<hsize_t, 2> const& shape) {
  auto const space = handle{H5Screate_simple(2, shape.data(), nullptr), H5Sclose};
  auto const how = timeless(H5P_DATASET_CREATE);
  auto const made = handle{H5Dcreate2(at, name, H5T_IEEE_F64LE, *space, H5P_DEFAULT, *how, H5P_DEFAULT), H5Dclose};
  must(H5Dwrite(*made, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) >= 0);
  write_missing(*made);
}

}  // namespace

std::string omx_of(skims const& s) {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  auto const shape = std::array<hsize_t, 2>{s.origins.size(), s.destinations.size()};
  // In memory only: the file is written as every other is.
  auto const in_memory = handle{H5Pcreate(H5P_FILE_ACCESS), H5Pclose};
  constexpr std::size_t kGrowth = 1U << 20U;
  must(H5Pset_fapl_core(*in_memory, kGrowth, false) >= 0);
  auto const how = timeless(H5P_FILE_CREATE);
  auto const file = handle{H5Fcreate("skims.omx", H5F_ACC_TRUNC, *how, *in_memory), H5Fclose};
  write_text(*file, "OMX_VERSION", "0.2");
  write_shape(*file, shape[0], shape[1]);
  {
    auto const group_how = timeless(H5P_GROUP_CREATE);
    auto const data = handle{H5Gcreate2(*file, "data", H5P_DEFAULT, *group_how, H5P_DEFAULT), H5Gclose};
    for (std::size_t f = 0; f < kSkims.size(); ++f) {
      write_matrix(*data, kSkims[f], s.figures[f], shape);
    }
    auto const lookup = handle{H5Gcreate2(*file, "lookup", H5P_DEFAULT, *group_how, H5P_DEFAULT), H5Gclose};
    write_names(*lookup, "origins", s.origins);
    write_names(*lookup, "destinations", s.destinations);
  }
  must(H5Fflush(*file, H5F_SCOPE_GLOBAL) >= 0);
  auto const size = H5Fget_file_image(*file, nullptr, 0);
  must(size > 0);
  auto bytes = std::string(static_cast<std::size_t>(size), '\0');
  must(H5Fget_file_image(*file, bytes.data(), bytes.size()) == size);
  return bytes;
}

}  // namespace wakhan::matrix
