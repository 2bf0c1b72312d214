// SPDX-License-Identifier: Apache-2.0
// Skims as NumPy reads them: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <memory>

#include "wakhan/base/error.h"
#include "wakhan/matrix/skims.h"

namespace wakhan::matrix {

namespace {

static_assert(std::endian::native == std::endian::little, "arrays are written as they lie in memory");

// An array's header: its kind of number and its shape, ended so that the numbers begin at a multiple of 64 bytes.
std::string npy_header(std::string const& kind, std::string const& shape) {
  constexpr std::size_t kBefore = 10;  // magic, version, length
  constexpr std::size_t kAlignment = 64;
  auto words = fmt::format("{{'descr': '{}', 'fortran_order': False, 'shape': ({}), }}", kind, shape);
  words.append(kAlignment - 1 - (kBefore + words.size()) % kAlignment, ' ');
  words += '\n';
  auto const length = static_cast<std::uint16_t>(words.size());
  auto out = std::string{"\x93NUMPY\x01", 7} + std::string(1, '\0');
  out += static_cast<char>(length & 0xFFU);
  out += static_cast<char>(length >> 8U);
  return out + words;
}

std::string npy_of(std::vector<double> const& values, std::size_t const rows, std::size_t const columns) {
  auto out = npy_header("<f8", fmt::format("{}, {}", rows, columns));
  auto const begin = out.size();
  out.resize(begin + values.size() * sizeof(double));
  std::memcpy(out.data() + begin, values.data(), values.size() * sizeof(double));
  return out;
}

// UTF-8 as code points; damaged bytes count as themselves.
std::u32string code_points(std::string_view const text) {
  auto out = std::u32string{};
  for (std::size_t i = 0; i < text.size();) {
    auto const lead = static_cast<unsigned char>(text[i]);
    auto const more = lead >= 0xF0 ? 3U : lead >= 0xE0 ? 2U : lead >= 0xC0 ? 1U : 0U;
    auto point = static_cast<char32_t>(more == 0 ? lead : lead & (0x3FU >> more));
    for (auto k = 1U; k <= more && i + k < text.size(); ++k) {
      point = point << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    out.push_back(point);
    i += 1 + more;
  }
  return out;
}

// Names as an array of texts of one width, in UTF-32.
std::string npy_of(std::vector<std::string> const& names) {
  auto texts = std::vector<std::u32string>{};
  auto width = std::size_t{1};
  for (auto const& name : names) {
    texts.push_back(code_points(name));
    width = std::max(width, texts.back().size());
  }
  auto out = npy_header(fmt::format("<U{}", width), fmt::format("{},", names.size()));
  for (auto& text : texts) {
    text.resize(width, U'\0');
    out.append(reinterpret_cast<char const*>(text.data()), width * sizeof(char32_t));
  }
  return out;
}

using writer = std::unique_ptr<archive, decltype(&archive_write_free)>;

void add(archive* const to, std::string const& name, std::string const& bytes) {
  auto const entry =
      std::unique_ptr<archive_entry, decltype(&archive_entry_free)>{archive_entry_new(), archive_entry_free};
  archive_entry_set_pathname(entry.get(), (name + ".npy").c_str());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  verify(archive_write_header(to, entry.get()) == ARCHIVE_OK &&
             archive_write_data(to, bytes.data(), bytes.size()) == static_cast<la_ssize_t>(bytes.size()),
         errc::internal, "the archive of skims could not be made: {}", archive_error_string(to));
}

}  // namespace

std::string npz_of(skims const& s) {
  constexpr std::size_t kRoom = 4096;  // for headers of the archive, an entry
  auto room = kRoom * (kSkims.size() + 3) + 8 * s.figures[0].size() * kSkims.size();
  for (auto const* const names : {&s.origins, &s.destinations}) {
    auto longest = std::size_t{1};
    for (auto const& name : *names) {
      longest = std::max(longest, name.size());
    }
    room += names->size() * longest * sizeof(char32_t);
  }
  auto bytes = std::string(room, '\0');
  auto used = std::size_t{0};
  auto const to = writer{archive_write_new(), archive_write_free};
  archive_write_set_format_zip(to.get());
  archive_write_zip_set_compression_store(to.get());
  archive_write_set_bytes_per_block(to.get(), 0);
  verify(archive_write_open_memory(to.get(), bytes.data(), bytes.size(), &used) == ARCHIVE_OK, errc::internal,
         "the archive of skims could not be begun: {}", archive_error_string(to.get()));
  for (std::size_t f = 0; f < kSkims.size(); ++f) {
    add(to.get(), kSkims[f], npy_of(s.figures[f], s.origins.size(), s.destinations.size()));
  }
  add(to.get(), "origins", npy_of(s.origins));
  add(to.get(), "destinations", npy_of(s.destinations));
  verify(archive_write_close(to.get()) == ARCHIVE_OK, errc::internal, "the archive of skims could not be ended: {}",
         archive_error_string(to.get()));
  bytes.resize(used);
  return bytes;
}

}  // namespace wakhan::matrix
