// SPDX-License-Identifier: Apache-2.0
#include "wakhan/validate/fit.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "wakhan/validate/statistics.h"

namespace wakhan::validate {

namespace {

constexpr double kDegreesOfFreedom = 4;
constexpr double kFirstSigma = 0.25;
constexpr double kLeastSigma = 0.05;
constexpr int kRounds = 60;
constexpr double kEnough = 1e-9;      // change of ln(factor) at which the search ends
constexpr double kLongestStep = 0.5;  // of ln(factor) in one round
constexpr double kNormalP95 = 1.6448536269514722;
constexpr double kTwentieth = 0.05;

// A trip as the fit sees it; causes counted among those of the criterion.
struct fitted_trip {
  std::size_t number{};  // among all trips
  std::string places;    // observations of the same two places are left out together
  double ln_observed{}, weight{}, rest{};
  std::vector<std::pair<Eigen::Index, double>> shares;
};

bool is_about_money(load::fact_table const table) {
  return table == load::fact_table::tariffs || table == load::fact_table::lane_prices;
}

// The factors in logarithms, as changes of those in the pack.
class model {
 public:
  model(std::vector<load::cause> const& causes, std::vector<trip> const& trips, criterion const what) {
    auto place = std::vector<Eigen::Index>(causes.size(), -1);
    for (std::size_t c = 0; c < causes.size(); ++c) {
      if (is_about_money(causes[c].table) == (what == criterion::money)) {
        place[c] = static_cast<Eigen::Index>(cause_.size());
        cause_.push_back(c);
      }
    }
    prior_mean_.resize(size());
    prior_precision_.resize(size());
    for (Eigen::Index k = 0; k < size(); ++k) {
      auto const& c = causes[cause_[static_cast<std::size_t>(k)]];
      prior_mean_[k] = -std::log(c.factor);  // the change that leads back to 1
      prior_precision_[k] = 1 / (c.prior_sd * c.prior_sd);
    }
    for (std::size_t t = 0; t < trips.size(); ++t) {
      auto const& about = *trips[t].about;
      auto const is_price = about.what == quantity::price;
      auto const weight = fitting_weight(about.how);
      if (!trips[t].is_compared() || about.what == quantity::distance_km || weight == 0 ||
          is_price != (what == criterion::money)) {
        continue;
      }
      auto row = fitted_trip{t, places_of(about), std::log(about.value), weight, trips[t].rest, {}};
      // A price holds fees and handling too, whose causes have factors on hours alone.
      for (auto const& s : trips[t].shares) {
        if (place[s.cause] >= 0) {
          row.shares.emplace_back(place[s.cause], s.amount);
        } else {
          row.rest += s.amount;
        }
      }
      rows_.push_back(std::move(row));
    }
  }

  std::vector<fitted_trip> const& rows() const { return rows_; }
  std::vector<std::size_t> const& causes() const { return cause_; }
  Eigen::Index size() const { return static_cast<Eigen::Index>(cause_.size()); }

  static double computed(fitted_trip const& row, Eigen::VectorXd const& change) {
    auto sum = row.rest;
    for (auto const& [k, amount] : row.shares) {
      sum += amount * std::exp(change[k]);
    }
    return sum;
  }

  struct optimum {
    Eigen::VectorXd change;
    Eigen::MatrixXd covariance;
  };

  // The most probable changes given the spread, without the trips of `left_out`.
  optimum solve(double const sigma, std::string const* const left_out, Eigen::VectorXd change) const {
    auto normal = Eigen::MatrixXd{size(), size()};
    auto right = Eigen::VectorXd{size()};
    for (auto round = 0; round < kRounds; ++round) {
      normal = prior_precision_.asDiagonal();
      right = prior_precision_.cwiseProduct(prior_mean_ - change);
      for (auto const& row : rows_) {
        if (left_out == nullptr || row.places != *left_out) {
          add(row, sigma, change, normal, right);
        }
      }
      auto step = Eigen::VectorXd{normal.ldlt().solve(right)};
      step = step.cwiseMin(kLongestStep).cwiseMax(-kLongestStep);
      change += step;
      if (step.cwiseAbs().maxCoeff() < kEnough) {
        break;
      }
    }
    return {change, normal.inverse()};
  }

  // The spread that the residuals show, by their median so that a few wild ones do not widen it: for a normal
  // distribution the median of |x| is 0.6745 σ.
  double spread(Eigen::VectorXd const& change) const {
    auto sizes = std::vector<double>{};
    for (auto const& row : rows_) {
      sizes.push_back(std::abs(row.ln_observed - std::log(computed(row, change))) * std::sqrt(row.weight));
    }
    return sizes.empty() ? kFirstSigma : std::max(kLeastSigma, median(sizes) / 0.6744897501960817);
  }

 private:
  // Of either direction.
  static std::string places_of(observation const& o) {
    auto const [a, b] = std::minmax(o.asked.from, o.asked.to);
    return o.what == quantity::border_hours ? o.crossing : fmt::format("{}|{}", a, b);
  }

  static void add(fitted_trip const& row, double const sigma, Eigen::VectorXd const& change, Eigen::MatrixXd& normal,
                  Eigen::VectorXd& right) {
    auto const whole = computed(row, change);
    auto const residual = row.ln_observed - std::log(whole);
    auto const variance = sigma * sigma / row.weight;
    auto const trust = (kDegreesOfFreedom + 1) / (kDegreesOfFreedom + residual * residual / variance) / variance;
    for (auto const& [k, amount] : row.shares) {
      auto const slope_k = amount * std::exp(change[k]) / whole;
      right[k] += trust * slope_k * residual;
      for (auto const& [l, other] : row.shares) {
        normal(k, l) += trust * slope_k * other * std::exp(change[l]) / whole;
      }
    }
  }

  std::vector<std::size_t> cause_;
  Eigen::VectorXd prior_mean_, prior_precision_;
  std::vector<fitted_trip> rows_;
};

}  // namespace

fit_result fit_factors(std::vector<load::cause> const& causes, std::vector<trip> const& trips, criterion const what) {
  auto const fitted = model{causes, trips, what};
  auto result = fit_result{};
  result.factors.resize(causes.size());
  result.computed.resize(trips.size());
  result.left_out.resize(trips.size());
  auto sigma = kFirstSigma;
  auto best = model::optimum{Eigen::VectorXd::Zero(fitted.size()), {}};
  for (auto round = 0; round < 5; ++round) {
    best = fitted.solve(sigma, nullptr, best.change);
    sigma = fitted.spread(best.change);
  }
  best = fitted.solve(sigma, nullptr, best.change);
  result.sigma = sigma;
  for (Eigen::Index k = 0; k < fitted.size(); ++k) {
    auto const cause = fitted.causes()[static_cast<std::size_t>(k)];
    auto const ln = std::log(causes[cause].factor) + best.change[k];
    auto const half = kNormalP95 * std::sqrt(best.covariance(k, k));
    auto made = fitted_factor{std::exp(ln), std::exp(ln - half), std::exp(ln + half), 0};
    for (auto const& row : fitted.rows()) {
      made.observations += static_cast<std::size_t>(std::any_of(row.shares.begin(), row.shares.end(), [&](auto& s) {
        return s.first == k && s.second * std::exp(best.change[k]) >= kTwentieth * model::computed(row, best.change);
      }));
    }
    result.factors[cause] = made;
  }
  for (auto const& row : fitted.rows()) {
    result.computed[row.number] = model::computed(row, best.change);
    result.left_out[row.number] = model::computed(row, fitted.solve(sigma, &row.places, best.change).change);
  }
  return result;
}

}  // namespace wakhan::validate
