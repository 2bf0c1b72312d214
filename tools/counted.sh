# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# counted COMMAND…: runs tests of build/dev so that tools/coverage_report.py can tell what they ran and which errors they provoked.
counted() {
  local folder=$PWD/build/dev/coverage
  rm -rf "$folder"
  mkdir -p "$folder"
  # %m: all runs of one program add to one file.
  LLVM_PROFILE_FILE=$folder/%m.profraw THROWN_STACKS=$folder/thrown_stacks.txt "$@"
}
