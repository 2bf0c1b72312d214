#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets Wakhan beside other programs, all in one go: fetches them, makes the graphs, compares answers, then prints tables of ratios.
#   bench/beside_others.sh [--runs N] [--graphs 'sea rail …'] [--large] [--prepare]
#
#   --runs N     runs of each work; medians are told (default: 5)
#   --graphs     some of sea, rail, freeway (those of the package scgraph), planar-0.1M, planar-1M (made here; arcs; fewer
#                works are asked of the last) (default: all of them)
#   --large      also planar-10M; takes 12 GiB and an hour
#   --prepare    only fetch, build and make what is needed
#
# Peers are RoutingKit (sources in the package routingkit-cch), LEMON, Boost, igraph, NetworKit, pandana, scgraph and OSRM, by the
# versions below; fronts and timetables are set beside algorithms written from their papers (README.md). What is fetched and made
# stays in build/peers, so a second run begins at once. The tables, which say of each goal whether it was reached, also go to
# build/peers/report.md. A wrong answer ends it with 1, before any time is told. Nothing else should run meanwhile: times are of the
# processor, but memory is shared.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly folder=build/peers here=bench/hierarchy
readonly routingkit=routingkit-cch==0.1.4 osrm=osrm-bindings==26.10.0
readonly graph_packages=(scgraph==2.13.0 scgraph-data==2.0.0)
readonly python_peers=(igraph==1.0.0 networkit==11.3 pandana==0.8 scgraph==3.6.0)
runs=5 graphs='sea rail freeway planar-0.1M planar-1M' with_large=no only_prepare=no
while (($#)); do
  case "$1" in
    --runs | --graphs)
      if (($# < 2)); then
        printf 'beside_others: %s takes a value; --help tells which\n' "$1" >&2
        exit 2
      fi
      [[ $1 == --runs ]] && runs=$2 || graphs=$2
      shift
      ;;
    --large) with_large=yes ;;
    --prepare) only_prepare=yes ;;
    -h | --help) sed -n '3,16s/^# \{0,1\}//p' "$0" && exit 0 ;;
    *) printf 'beside_others: unknown option %s; --help lists them\n' "$1" >&2 && exit 2 ;;
  esac
  shift
done
if ! [[ $runs =~ ^[1-9][0-9]*$ ]]; then
  printf 'beside_others: --runs takes a whole number above 0, not "%s"\n' "$runs" >&2
  exit 2
fi
for graph in $graphs; do
  if [[ ! $graph =~ ^(sea|rail|freeway|planar-0\.1M|planar-1M)$ ]]; then
    printf 'beside_others: no graph "%s"; --help lists them\n' "$graph" >&2
    exit 2
  fi
done

say() { printf 'beside_others: %s\n' "$*" >&2; }

# Makes a file or folder by a command, unless it is there already; a command that fails leaves nothing behind.
make_once() {
  local target=$1
  shift
  [[ -e $target ]] && return
  say "making $target"
  if ! "$@" >"$folder/log" 2>&1; then
    rm -rf "$target"
    tail -n 20 "$folder/log" >&2
    say "this failed: $*; all its words are in $folder/log"
    exit 1
  fi
}

fetch_python_peers() {
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install maturin osmium scipy "${python_peers[@]}"
}

fetch_routingkit() {
  mkdir -p "$folder/routingkit"
  PATH=$PWD/$folder/venv/bin:$PATH pip download --no-deps --no-build-isolation --no-binary :all: -d "$folder/routingkit" "$routingkit"
  tar -xf "$folder"/routingkit/*.tar.gz -C "$folder/routingkit" --strip-components=1
}

build_routingkit() {
  local sources=$folder/routingkit/RoutingKit files=()
  for file in customizable_contraction_hierarchy contraction_hierarchy nested_dissection bit_vector bit_select id_mapper \
    graph_util timer expect strongly_connected_component; do
    [[ -f $sources/src/$file.cpp ]] && files+=("$sources/src/$file.cpp")
  done
  g++ -std=c++17 -O3 -march=native -fopenmp -DNDEBUG -I"$sources/include" "$here/routingkit_peer.cc" "${files[@]}" -o "$folder/routingkit_peer"
}

build_tree_peers() {
  dpkg -s liblemon-dev >/dev/null || apt-get install -y liblemon-dev
  g++ -std=c++17 -O3 -march=native -DNDEBUG "$here/tree_peers.cc" -o "$folder/tree_peers"
}

fetch_osrm() {
  pip download --no-deps --only-binary :all: --python-version 3.12 --platform manylinux_2_28_x86_64 -d "$folder" "$osrm"
  python3 -m zipfile -e "$folder"/osrm_bindings-*.whl "$folder/osrm-package"
  chmod +x "$folder"/osrm-package/osrm/bin/*
}

export_freight_graphs() {
  pip download --no-deps -d "$folder/graph-packages" "${graph_packages[@]}"
  for wheel in "$folder"/graph-packages/*.whl; do
    python3 -m zipfile -e "$wheel" "$folder/graph-modules"
  done
  python3 "$here/export_graphs.py" "$folder/graph-modules" "$folder/graphs"
  for graph in sea rail freeway; do
    mv "$folder/graphs/$graph.graph" "$folder/graphs/$graph"
  done
}

make_graph() {
  case "$1" in
    planar-0.1M) make_once "$folder/graphs/$1" "$bench" --planar 185 "$folder/graphs/$1" ;;
    planar-1M) make_once "$folder/graphs/$1" "$bench" --planar 580 "$folder/graphs/$1" ;;
    planar-10M) make_once "$folder/graphs/$1" "$bench" --planar 1835 "$folder/graphs/$1" ;;
    sea | rail | freeway) make_once "$folder/graphs/$1" export_freight_graphs ;;
  esac
}

# Wakhan and those peers that can be asked of a graph of that size.
compare() {
  local graph=$1 python="$folder/venv/bin/python3 $here/other_peers.py"
  local peers=("RoutingKit=$folder/routingkit_peer" "LEMON=$folder/tree_peers lemon" "Boost=$folder/tree_peers boost"
    "igraph=$python igraph" "NetworKit=$python networkit" "scgraph=$python scgraph")
  python3 "$here/compare.py" "$folder/graphs/$graph" "$runs" "$bench" "${peers[@]}"
}

# What a graph of a million arcs and more can be asked in minutes.
compare_large() {
  python3 "$here/compare.py" "$folder/graphs/$1" "$2" "$bench --large" "RoutingKit=$folder/routingkit_peer --large"
}

compare_customising() {
  python3 "$here/compare.py" "$folder/graphs/$1" "$runs" "$bench --customise" "RoutingKit=$folder/routingkit_peer --customise"
}

compare_trees() {
  python3 "$here/compare.py" "$folder/graphs/$1" 1 "$bench --large" "LEMON=$folder/tree_peers lemon --large" \
    "Boost=$folder/tree_peers boost --large"
}

# OSRM takes the next road where a place has none: both sides are asked of the part of the graph that hangs together.
compare_osrm() {
  local part=$folder/graphs/$1-connected
  make_once "$part" "$folder/venv/bin/python3" "$here/osrm_peer.py" --connected "$folder/graphs/$1" "$part"
  python3 "$here/compare.py" "$part" 3 "$bench" "OSRM=$folder/venv/bin/python3 $here/osrm_peer.py $folder/osrm-package/osrm/bin"
}

mkdir -p "$folder/graphs"
say 'building our side'
cmake --preset test >"$folder/log"
ninja -C build/test hierarchy_bench pareto_bench timetable_bench >>"$folder/log"
readonly bench=build/test/bench/hierarchy/hierarchy_bench
make_once "$folder/venv" fetch_python_peers
make_once "$folder/routingkit" fetch_routingkit
make_once "$folder/routingkit_peer" build_routingkit
make_once "$folder/tree_peers" build_tree_peers
make_once "$folder/osrm-package" fetch_osrm
if [[ $with_large == yes ]]; then
  graphs+=' planar-10M'
fi
for graph in $graphs; do
  make_graph "$graph"
done
if [[ $only_prepare == yes ]]; then
  exit 0
fi

readonly report=$folder/report.md
: >"$report.new"
for graph in $graphs; do
  say "comparing on $graph"
  case "$graph" in
    planar-10M) compare_large "$graph" 1 ;;
    planar-1M) compare_large "$graph" "$runs" && compare_trees "$graph" && compare_customising "$graph" ;;
    *) compare "$graph" ;;
  esac | tee -a "$report.new"
done
if [[ " $graphs " == *' freeway '* ]]; then
  say 'comparing OSRM on freeway'
  compare_osrm freeway | tee -a "$report.new"
fi
say 'fronts and timetables'
{
  for graph in $graphs; do
    case "$graph" in
      sea | rail) echo "$graph, three criteria" && build/test/bench/pareto/pareto_bench "$folder/graphs/$graph" 50 3 5 "$runs" ;;
      freeway) echo "$graph, three criteria" && build/test/bench/pareto/pareto_bench "$folder/graphs/$graph" 50 3 50 "$runs" ;;
      planar-1M) echo "$graph, two criteria" && build/test/bench/pareto/pareto_bench "$folder/graphs/$graph" 20 2 40 3 ;;
    esac
  done
  echo 'timetable' && build/test/bench/timetable/timetable_bench 300 1
} | tee -a "$report.new"
mv "$report.new" "$report"
say "the tables are in $report"
