// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/validate.h"

#include "wakhan/io/csv.h"

namespace wakhan::validate {

validation validate_observations(load::pack const& pack, std::string const& file, unsigned const threads,
                                 progress const& told) {
  auto const rows = pack.read_facts();
  auto const calibration = load::calibration{rows};
  auto made = validation{};
  made.causes = calibration.causes();
  made.observed = read_observations(file.empty() ? rows[load::fact_table::observations] : io::read_csv(file));
  made.trips = compute_trips(pack, calibration, made.observed, threads, told);
  told.report("fitting factors", 1);
  made.time = fit_factors(made.causes, made.trips, criterion::time);
  made.money = fit_factors(made.causes, made.trips, criterion::money);
  return made;
}

}  // namespace wakhan::validate
