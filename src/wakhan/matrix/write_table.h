// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "wakhan/base/progress.h"
#include "wakhan/matrix/matrix.h"

namespace wakhan::matrix {

// Answers all pairs, some at a time, and hands over their lines below the header. Throws error{interrupted} when asked
// to stop.
void write_table(matrix const& m, std::function<void(std::string const&)> const& take, progress const& told);

// Same into a file, which is replaced when the table is whole: CSV, or by its ending a NumPy archive (.npz) or an Open
// Matrix file (.omx); until then its lines stand beside it
// (io::growing_file). `resumes`: goes on with the lines that a run of the same question left. Throws
// error{bad_input} where there are none, error{io_failure}, error{interrupted}.
void write_table_file(matrix const& m, std::string const& path, bool resumes, progress const& told);

}  // namespace wakhan::matrix
