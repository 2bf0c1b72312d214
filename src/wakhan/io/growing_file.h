// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "wakhan/io/detail/descriptor.h"

namespace wakhan::io {

// A file that takes long to write, piece by piece. Until it is whole its pieces stand beside it, in a file that is
// named after it and `mark`; the file itself stays what it was. What a run that was cut off has written can be gone on
// with.
class growing_file {
 public:
  // `mark` says what is written, in letters and digits: pieces of something else are never taken for its own.
  growing_file(std::string path, std::string_view mark);

  // The whole lines that an earlier run left; what stands behind the last line end is dropped. Throws
  // error{bad_input} where no run left any, error{io_failure}.
  std::string go_on();
  // Begins with nothing, whatever an earlier run left. Throws error{io_failure}.
  void begin();
  // Adds a piece, which is handed to the system before this returns. Throws error{io_failure}, whose hint says that
  // the pieces stay.
  void add(std::string_view piece);
  // Puts the pieces in the place of the file. Throws error{io_failure}.
  void finish();
  // Writes the file as a whole from other bytes, made of the pieces, and removes these. Throws error{io_failure}.
  void finish_as(std::string_view bytes);

  std::string const& pieces_path() const { return pieces_; }

 private:
  std::string path_, pieces_;
  detail::descriptor file_{-1};
};

}  // namespace wakhan::io
