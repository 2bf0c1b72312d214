// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/shapefile.h"

#include <shapefil.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>

#include "wakhan/base/error.h"

namespace wakhan::io {

namespace {

constexpr std::size_t kHeader = 100;         // bytes, of both files
constexpr std::size_t kIndexRecord = 8;      // bytes of a record of the .shx
constexpr std::size_t kRecordHeader = 8;     // bytes before a record of the .shp
constexpr std::size_t kLengthInHeader = 24;  // where both files write their length

// A file that lies in memory, as shapelib reads it.
struct memory_file {
  std::string_view bytes;
  std::size_t at{0};
};

// The two files of the shapefile that this thread reads, and what shapelib said last: its hooks carry no pointer of
// ours.
struct open_files {
  memory_file shp, shx;
  std::string complaint;
};
thread_local open_files* files_of_this_thread = nullptr;

memory_file& as_memory_file(SAFile const file) { return *reinterpret_cast<memory_file*>(file); }

SAFile open_hook(char const* const name, char const*) {
  auto const path = std::string_view{name};
  auto* const file = path.ends_with(".shp")   ? &files_of_this_thread->shp
                     : path.ends_with(".shx") ? &files_of_this_thread->shx
                                              : nullptr;
  return reinterpret_cast<SAFile>(file);
}

// Whole items only, as fread.
SAOffset read_hook(void* const to, SAOffset const size, SAOffset const n, SAFile const handle) {
  auto& file = as_memory_file(handle);
  if (size == 0 || file.at >= file.bytes.size()) {
    return 0;
  }
  auto const items = std::min<std::size_t>(n, (file.bytes.size() - file.at) / size);
  std::memcpy(to, file.bytes.data() + file.at, items * size);
  file.at += items * size;
  return items;
}

SAOffset refuse_to_write(void*, SAOffset, SAOffset, SAFile) { return 0; }

SAOffset seek_hook(SAFile const handle, SAOffset const offset, int const whence) {
  auto& file = as_memory_file(handle);
  auto const from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.at : file.bytes.size();
  file.at = from + offset;  // beyond the end nothing is read
  return 0;
}

SAOffset tell_hook(SAFile const handle) { return as_memory_file(handle).at; }
int do_nothing(SAFile) { return 0; }
int refuse_to_remove(char const*) { return -1; }
void error_hook(char const* const message) { files_of_this_thread->complaint = message; }

SAHooks memory_hooks() {
  auto hooks = SAHooks{};
  SASetupDefaultHooks(&hooks);
  hooks.FOpen = &open_hook;
  hooks.FRead = &read_hook;
  hooks.FWrite = &refuse_to_write;
  hooks.FSeek = &seek_hook;
  hooks.FTell = &tell_hook;
  hooks.FFlush = &do_nothing;
  hooks.FClose = &do_nothing;
  hooks.Remove = &refuse_to_remove;
  hooks.Error = &error_hook;
  return hooks;
}

// Sets the files of this thread for as long as it lives.
class files_scope {
 public:
  explicit files_scope(open_files& files) { files_of_this_thread = &files; }
  files_scope(files_scope const&) = delete;
  files_scope& operator=(files_scope const&) = delete;
  ~files_scope() { files_of_this_thread = nullptr; }
};

std::size_t big_endian(std::string_view const bytes, std::size_t const at) {
  auto value = std::size_t{0};
  for (auto const byte : bytes.substr(at, 4)) {
    value = value << 8U | static_cast<unsigned char>(byte);
  }
  return value;
}

// Both files say how long they are, in words of two bytes; shapelib takes memory by what is said.
void verify_lengths(std::string_view const bytes, std::string const& name, char const* const file) {
  verify(bytes.size() >= kHeader, errc::bad_input, "{}: the {} of {} bytes has no whole header", name, file,
         bytes.size());
  auto const said = big_endian(bytes, kLengthInHeader) * 2;
  verify(said == bytes.size(), errc::bad_input, "{}: the {} has {} bytes but its header says {}; fetch it again", name,
         file, bytes.size(), said);
}

// The index must point at records that lie in the .shp and are as long there as here.
void verify_index(std::string_view const shp, std::string_view const shx, std::string const& name) {
  verify((shx.size() - kHeader) % kIndexRecord == 0, errc::bad_input, "{}: the .shx ends inside a record", name);
  for (auto at = kHeader; at < shx.size(); at += kIndexRecord) {
    auto const begin = big_endian(shx, at) * 2;
    auto const size = big_endian(shx, at + 4) * 2;
    verify(begin >= kHeader && begin + kRecordHeader + size <= shp.size() && big_endian(shp, begin + 4) * 2 == size,
           errc::bad_input, "{}: shape {} does not lie where the .shx says", name, (at - kHeader) / kIndexRecord + 1);
  }
}

// Natural Earth has poles at 90.00000000000003; what is beyond by no more than rounding is put back.
degrees read_point(SHPObject const& shape, int const vertex, std::string const& where) {
  auto const point = degrees{shape.padfX[vertex], shape.padfY[vertex]};
  verify(std::abs(point.lon) <= 720.0 && std::abs(point.lat) <= 90.0 + 1e-9, errc::bad_input,
         "{}: [{}, {}] is out of range; it must be lon, lat in degrees", where, point.lon, point.lat);
  return {point.lon, std::clamp(point.lat, -90.0, 90.0)};
}

void append_parts(SHPObject const& shape, std::string const& where, std::vector<std::vector<degrees>>& parts) {
  verify(shape.nParts > 0 || shape.nVertices == 0, errc::bad_input,
         "{}: points without parts; only lines and polygons are read", where);
  for (auto part = 0; part < shape.nParts; ++part) {
    auto const begin = shape.panPartStart[part];
    auto const end = part + 1 < shape.nParts ? shape.panPartStart[part + 1] : shape.nVertices;
    verify(0 <= begin && begin <= end && end <= shape.nVertices, errc::bad_input, "{}: part {} has no vertices of it",
           where, part + 1);
    auto& points = parts.emplace_back();
    for (auto vertex = begin; vertex < end; ++vertex) {
      points.push_back(read_point(shape, vertex, where));
    }
  }
}

using shape_handle = std::unique_ptr<std::remove_pointer_t<SHPHandle>, decltype(&SHPClose)>;
using shape_object = std::unique_ptr<SHPObject, decltype(&SHPDestroyObject)>;

}  // namespace

std::vector<std::vector<degrees>> parse_shapefile_parts(std::string_view const shp, std::string_view const shx,
                                                        std::string const& name) {
  verify_lengths(shp, name, ".shp");
  verify_lengths(shx, name, ".shx");
  verify_index(shp, shx, name);
  auto files = open_files{{shp}, {shx}, {}};
  auto const scope = files_scope{files};
  auto hooks = memory_hooks();
  auto const file = shape_handle{SHPOpenLL("memory.shp", "rb", &hooks), &SHPClose};
  verify(file != nullptr, errc::bad_input, "{}: not a shapefile: {}", name, files.complaint);
  auto parts = std::vector<std::vector<degrees>>{};
  auto n_shapes = 0;
  SHPGetInfo(file.get(), &n_shapes, nullptr, nullptr, nullptr);
  for (auto i = 0; i < n_shapes; ++i) {
    auto const where = fmt::format("{}: shape {}", name, i + 1);
    auto const shape = shape_object{SHPReadObject(file.get(), i), &SHPDestroyObject};
    verify(shape != nullptr, errc::bad_input, "{}: damaged: {}", where, files.complaint);
    append_parts(*shape, where, parts);
  }
  return parts;
}

}  // namespace wakhan::io
