// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "wakhan/base/progress.h"
#include "wakhan/load/calibration.h"
#include "wakhan/load/pack.h"
#include "wakhan/validate/fit.h"
#include "wakhan/validate/trip.h"

// How far Wakhan's answers are from what was published and observed.
namespace wakhan::validate {

// All observations beside the pack's answers, and what fitting the factors to them would give.
struct validation {
  std::vector<load::cause> causes;
  std::vector<observation> observed;
  std::vector<trip> trips;  // in the order of the observations
  fit_result time, money;
};

// Observations of the pack, or of a file with the columns of data/observations.csv where one is named. Throws
// error{bad_input | io_failure}.
validation validate_observations(load::pack const& pack, std::string const& file, unsigned threads,
                                 progress const& told);

// For people: errors by quantity, mode and region, then each observation, then those that could not be compared.
std::string observations_text(validation const& v);

// One line an observation, RFC 4180, with units in the column names.
std::string observations_csv(validation const& v);

// Computed against observed, one panel each for days, prices and border hours, as SVG.
std::string observations_svg(validation const& v);

// For people: each factor of calibration.csv, what fits best with its 90 % interval, and the errors before and after.
std::string fit_text(validation const& v);

// The table calibration.csv with factors, intervals and counts put in place; rows with observations become "fitted".
// Throws error{bad_input}.
std::string fitted_calibration_csv(validation const& v, load::facts const& rows);

// For people: network against published kilometres by mode and region, as built and with factors fitted to the other
// pairs of the same mode and region (leave one out).
std::string distances_text(load::pack const& pack, unsigned threads);

}  // namespace wakhan::validate
