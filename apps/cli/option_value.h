// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "program.h"
#include "wakhan/api/option_table.h"

// From the texts of an option's value to the variable it goes to.
namespace wakhan::cli {

// "rail,crossings"
std::string written(std::vector<std::string> const& values);

// The row's defaults; files and folders below the home.
std::vector<std::string> default_values(api::option_row const& row, std::string const& home);

// Puts values that have no complaint against them into the variable.
void assign(api::option_row const& row, std::vector<std::string> const& values, target value);

// Same for values as they stand on the command line. Throws error{usage} for values that the row does not take.
void assign_written(api::option_row const& row, std::vector<std::string> const& values, target value);

}  // namespace wakhan::cli
