#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fails when a C++ source is not formatted as .clang-format says. With --fix it formats them instead.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

mapfile -t files < <(find src apps tests bench fuzz \( -name '*.cc' -o -name '*.h' \) | LC_ALL=C sort)
case "${1-}" in
  '') clang-format-16 --dry-run -Werror "${files[@]}" ;;
  --fix) clang-format-16 -i "${files[@]}" ;;
  *) printf 'usage: tools/check_format.sh [--fix]\n' >&2 && exit 2 ;;
esac
printf '%d files are formatted\n' "${#files[@]}"
