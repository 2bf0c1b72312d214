// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wakhan/validate/trip.h"

// Estimates the factors of calibration.csv from observations.
//
// An observation's figure is taken to be log-normal around Σ rest + Σ factor × share. A factor is log-normal around 1
// with its row's prior spread: where nothing was observed it stays 1, and few observations move it little. The factors
// are the most probable ones (maximum a posteriori, Gauss–Newton); single observations that are far off count less
// (Student's t with 4 degrees of freedom by iterated weights; Lange, Little, Taylor 1989). Intervals are those of the
// normal approximation at the optimum.
namespace wakhan::validate {

struct fitted_factor {
  double factor{}, low{}, high{};  // with its 90 % interval; all that the pack multiplies by, not a change of it
  std::size_t observations{};      // in which the cause makes up at least a twentieth of the figure
};

struct fit_result {
  // By cause of calibration.csv; nothing for causes of the other criterion.
  std::vector<std::optional<fitted_factor>> factors;
  double sigma{};  // spread of ln(observed / computed) for an observation of weight 1
  // By trip; nothing for trips that were not fitted.
  std::vector<std::optional<double>> computed;  // with all factors
  std::vector<std::optional<double>> left_out;  // with factors fitted without any observation of the same two places
};

enum class criterion { time, money };

// Fits the factors of one criterion. Only trips that are compared and have a weight count. Deterministic.
fit_result fit_factors(std::vector<load::cause> const& causes, std::vector<trip> const& trips, criterion what);

}  // namespace wakhan::validate
