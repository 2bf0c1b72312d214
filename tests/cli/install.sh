#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An installed program works from any folder, without its sources. Usage: install.sh BUILD_FOLDER
set -uo pipefail
build=$(realpath "$1")
readonly build
# shellcheck source=tests/cli/checks.sh
source "$(dirname "$(realpath "${BASH_SOURCE[0]}")")/checks.sh"
cd "$folder" || exit 1
unset "${!WAKHAN_@}"
export WAKHAN_CONFIG=/dev/null LC_ALL=C.UTF-8

check 'the program is installed' cmake --install "$build" --prefix "$folder/prefix" >log 2>&1
readonly wakhan=$folder/prefix/bin/wakhan share=$folder/prefix/share
check 'it answers with the pack installed beside it' grep -q 'Duisburg,DE' <("$wakhan" route Chongqing Duisburg --answers 1)
ln -s "$wakhan" link
check 'also by a link' grep -q 'Duisburg,DE' <(./link route Chongqing Duisburg --answers 1)
check 'its recipe is there' test -f "$("$wakhan" config show | sed -n 's/^recipe = "\(.*\)"/\1/p')"
check 'the recipe is read' grep -q "^good  recipe .*share/wakhan/data/recipes" <("$wakhan" doctor)
# The program and a pack, and nothing else of ours: the doctor has nothing to mend.
mkdir -p alone/bin && cp "$wakhan" alone/bin/ && cp "$share/wakhan/build/eurasia.pack" alone/my.pack
(cd alone && bin/wakhan --pack my.pack doctor >../out)
check 'the doctor is content without recipe and facts' test $? -eq 0
check 'and says what cannot be done' grep -q '^note  recipe .*no pack can be built here' out
# Who may ask but not write, as where an administrator has installed it.
if [[ $(id -u) -eq 0 ]] && command -v setpriv >/dev/null; then
  chmod -R go+rX "$folder"
  setpriv --reuid=65534 --regid=65534 --clear-groups "$wakhan" doctor >out
  check 'the doctor is content where others wrote the pack' test $? -eq 0
  check 'and says that no new one can be written there' grep -q '^note  writing the pack .*questions need no more' out
fi
check 'WAKHAN_HOME goes before it' grep -q 'other/build/eurasia.pack: there is no pack' <(WAKHAN_HOME=other "$wakhan" route A B 2>&1)
check 'licence and notice are there' test -s "$share/doc/wakhan/LICENSE" -a -s "$share/doc/wakhan/NOTICE"
for page in wakhan wakhan-route wakhan-pack-build wakhan-config-show; do
  check "the page $page is there" grep -q '^\.SH NAME' "$share/man/man1/$page.1"
done
check 'there is a page for each page that another names' test -z "$(sed -n 's/^\.BR \(.*\) (1)/\1/p' "$share"/man/man1/*.1 | sed 's/\\-/-/g' | while read -r page; do [[ -f $share/man/man1/$page.1 ]] || printf '%s ' "$page"; done)"
if command -v man >/dev/null; then
  check 'man finds them' grep -q 'Where freight is picked up' <(man -M "$share/man" wakhan-route)
fi
# shellcheck disable=SC2016 # the inner bash expands it
check 'bash completes' bash -c 'source "$1" && complete -p wakhan >/dev/null' bash "$share/bash-completion/completions/wakhan"
check 'zsh and fish have their scripts' test -s "$share/zsh/site-functions/_wakhan" -a -s "$share/fish/vendor_completions.d/wakhan.fish"

[[ $failures -eq 0 ]] || cat log
finish 'the installation holds'
