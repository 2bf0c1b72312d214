// SPDX-License-Identifier: Apache-2.0
#include "wakhan/io/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "wakhan/base/error.h"
#include "wakhan/io/detail/descriptor.h"

namespace wakhan::io {

namespace {

using detail::descriptor;
using detail::retry_interrupted;
using detail::throw_errno;

constexpr std::size_t kChunk = std::size_t{1} << 16U;

descriptor open_to_read(std::string const& path) {
  auto file = descriptor{retry_interrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); })};
  if (!file.is_open()) {
    throw_errno("open", path);
  }
  return file;
}

struct stat status_of(descriptor const& file, std::string const& path) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) {
    throw_errno("look at", path);
  }
  return status;
}

// The number of bytes read into `buffer`; 0 at the end of the file.
std::size_t read_some(descriptor const& file, std::span<char> const buffer, std::string const& path) {
  auto const n = retry_interrupted([&] { return ::read(file.get(), buffer.data(), buffer.size()); });
  if (n < 0) {
    throw_errno("read", path);
  }
  return static_cast<std::size_t>(n);
}

// A path as its folder and the name in it.
std::pair<std::string, std::string> split_path(std::string const& path) {
  auto const slash = path.rfind('/');
  auto const folder = slash == std::string::npos ? std::string{"."} : path.substr(0, slash + 1);
  auto const name = slash == std::string::npos ? path : path.substr(slash + 1);
  verify(!name.empty() && name != "." && name != "..", errc::io_failure,
         "cannot write '{}': it names a folder; give the name of a file", path);
  return {folder, name};
}

descriptor open_folder(std::string const& folder, std::string const& path) {
  auto file = descriptor{retry_interrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); })};
  if (!file.is_open()) {
    throw_errno("write", path);
  }
  return file;
}

constexpr std::string_view kTemporaryStart = ".wakhan-";
constexpr std::string_view kTemporaryEnd = ".tmp";

// The new file beside the old one, under a name of its own; removed at the end unless it took the place of the old one.
// It is locked while its writer lives, so that what a killed writer left can be told from what another one writes.
class temporary_file {
 public:
  temporary_file(descriptor const& folder, std::string const& path) : folder_{folder}, path_{path} {
    do {
      create();
    } while (!lock());
    is_there_ = true;
  }
  temporary_file(temporary_file const&) = delete;
  temporary_file& operator=(temporary_file const&) = delete;
  ~temporary_file() {
    if (is_there_) {
      ::unlinkat(folder_.get(), name_.c_str(), 0);
    }
  }

  void set_permissions(mode_t const mode) {
    if (::fchmod(file_->get(), mode & 07777U) != 0) {
      throw_errno("keep the permissions of", path_);
    }
  }

  void write(std::string_view const bytes) {
    detail::write_all(*file_, bytes, path_);
    if (retry_interrupted([&] { return ::fsync(file_->get()); }) != 0) {
      throw_errno("write", path_);
    }
  }

  void take_the_place_of(std::string const& name) {
    if (::renameat(folder_.get(), name_.c_str(), folder_.get(), name.c_str()) != 0) {
      throw_errno("replace", path_);
    }
    is_there_ = false;
  }

 private:
  void create() {
    static std::atomic<unsigned> count{0};
    do {
      name_ = fmt::format("{}{}-{}{}", kTemporaryStart, ::getpid(), count++, kTemporaryEnd);
      file_.emplace(retry_interrupted(
          [&] { return ::openat(folder_.get(), name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); }));
    } while (!file_->is_open() && errno == EEXIST);
    if (!file_->is_open()) {
      throw_errno("write", path_);
    }
  }

  // False when another writer took the file for a left one before it was locked. File systems without locks have no
  // left files removed.
  bool lock() {
    if (retry_interrupted([&] { return ::flock(file_->get(), LOCK_EX); }) != 0) {
      return true;
    }
    return status_of(*file_, path_).st_nlink > 0;
  }

  descriptor const& folder_;
  std::string const& path_;
  std::string name_;
  std::optional<descriptor> file_;
  bool is_there_{false};
};

// Removes the temporary files that killed writers left in the folder. What cannot be looked at stays.
void remove_left_files(descriptor const& folder) {
  auto const opened = ::openat(folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  auto const entries = std::unique_ptr<DIR, int (*)(DIR*)>{opened < 0 ? nullptr : ::fdopendir(opened), ::closedir};
  while (auto const* const entry = entries ? ::readdir(entries.get()) : nullptr) {
    auto const name = std::string_view{entry->d_name};
    if (!name.starts_with(kTemporaryStart) || !name.ends_with(kTemporaryEnd)) {
      continue;
    }
    auto const file = descriptor{::openat(folder.get(), entry->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    if (file.is_open() && ::flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
      ::unlinkat(folder.get(), entry->d_name, 0);
    }
  }
}

// The permissions of the file to be replaced, or nothing where there is none. Devices, folders and the like are
// refused: a rename over them would do something else than write to them.
std::optional<mode_t> permissions_to_keep(descriptor const& folder, std::string const& name, std::string const& path) {
  struct stat status {};
  if (::fstatat(folder.get(), name.c_str(), &status, 0) != 0) {
    return std::nullopt;
  }
  verify(S_ISREG(status.st_mode), errc::io_failure, "cannot write '{}': it is there and not a regular file", path);
  return status.st_mode;
}

void sync_folder(descriptor const& folder, std::string const& path) {
  auto const is_synced = retry_interrupted([&] { return ::fsync(folder.get()); }) == 0;
  // Some file systems have no fsync of folders; there is nothing more to do on them.
  if (!is_synced && errno != EINVAL && errno != ENOTSUP) {
    throw_errno("be sure that the disk has", path);
  }
}

using digest_context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

// SHA-256 of what is given piece by piece.
class sha256 {
 public:
  sha256() { check(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1); }

  void add(std::string_view const bytes) { check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

  std::string hex() {
    auto digest = std::array<unsigned char, EVP_MAX_MD_SIZE>{};
    auto size = 0U;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
    auto text = std::string{};
    for (auto const byte : std::span{digest}.first(size)) {
      text += fmt::format("{:02x}", byte);
    }
    return text;
  }

 private:
  static void check(bool const ok) { verify(ok, errc::internal, "SHA-256 of OpenSSL is not to be had"); }

  digest_context context_{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

std::span<std::byte const> map_whole(descriptor const& file, std::string const& path) {
  auto const status = status_of(file, path);
  verify(S_ISREG(status.st_mode), errc::io_failure, "cannot map '{}': not a regular file", path);
  auto const size = static_cast<std::size_t>(status.st_size);
  if (size == 0) {
    return {};
  }
  auto* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (address == MAP_FAILED) {
    throw_errno("map", path);
  }
  return {static_cast<std::byte const*>(address), size};
}

void unmap(std::span<std::byte const> const bytes) {
  if (!bytes.empty()) {
    ::munmap(const_cast<std::byte*>(bytes.data()), bytes.size());
  }
}

}  // namespace

std::string read_file(std::string const& path) {
  auto const file = open_to_read(path);
  auto const expected = static_cast<std::size_t>(std::max<off_t>(0, status_of(file, path).st_size));
  auto bytes = std::string(expected + 1, '\0');  // one more, so that the end is seen without growing
  auto size = std::size_t{0};
  while (auto const n = read_some(file, std::span{bytes}.subspan(size), path)) {
    size += n;
    if (size == bytes.size()) {
      bytes.resize(size + std::max(size, kChunk));
    }
  }
  bytes.resize(size);
  return bytes;
}

mapped_file::mapped_file(std::string const& path) : bytes_{map_whole(open_to_read(path), path)} {}

mapped_file::mapped_file(mapped_file&& other) noexcept : bytes_{std::exchange(other.bytes_, {})} {}

mapped_file& mapped_file::operator=(mapped_file&& other) noexcept {
  if (this != &other) {
    unmap(bytes_);
    bytes_ = std::exchange(other.bytes_, {});
  }
  return *this;
}

mapped_file::~mapped_file() { unmap(bytes_); }

void write_file_atomically(std::string const& path, std::string_view const bytes) {
  auto const [folder_path, name] = split_path(path);
  auto const folder = open_folder(folder_path, path);
  auto const permissions = permissions_to_keep(folder, name, path);
  remove_left_files(folder);
  auto file = temporary_file{folder, path};
  if (permissions) {
    file.set_permissions(*permissions);
  }
  file.write(bytes);
  file.take_the_place_of(name);
  sync_folder(folder, path);
}

std::string sha256_hex(std::string_view const bytes) {
  auto hash = sha256{};
  hash.add(bytes);
  return hash.hex();
}

std::string sha256_hex_of_file(std::string const& path) {
  auto const file = open_to_read(path);
  auto hash = sha256{};
  auto buffer = std::array<char, kChunk>{};
  while (auto const n = read_some(file, buffer, path)) {
    hash.add({buffer.data(), n});
  }
  return hash.hex();
}

std::uint64_t checksum64(std::span<std::byte const> const bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace wakhan::io
