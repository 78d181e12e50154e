#!/bin/sh
# Fills the ${NAMES} of a template from the environment: render.sh TEMPLATE > FILE. Ends with 1 and a sentence where one is not set.
# With --run FILE ... it writes FILE, readable to its owner alone, and becomes the command that follows.
#
# What stands between "# only with NAME" and "# end" is left out where NAME is empty, and between "# only with the file NAME" and
# "# end" where that file of SECRETS_DIR is; it says so, and ends with 1 where all of them are. Every other name needs a value, but
# those of a line "# may be empty: NAMES".
set -eu
umask 077

with_what_is_given() {
  awk '
    BEGIN { shown = 1 }
    /^ *# only with / {
      isFile = /only with the file /
      if (isFile) { given = ""; getline given < (ENVIRON["SECRETS_DIR"] "/" $NF); close(ENVIRON["SECRETS_DIR"] "/" $NF) }
      else given = ENVIRON[$NF]
      shown = given != ""
      if (shown) parts += 1
      else if (!($NF in empty)) {
        empty[$NF] = 1
        left = left (left == "" ? "" : ", ") (isFile ? "the file " : "") $NF
      }
      next
    }
    /^ *# end$/ { shown = 1; next }
    /^ *# may be empty: / || !/^ *#/ { if (shown) print }
    END {
      if (left == "") exit 0
      if (!parts) { print "Nothing is left of it: give at least one of " left "." > "/dev/stderr"; exit 1 }
      print "Left out, since nothing is given: " left "." > "/dev/stderr"
    }
  ' "$1"
}

fill() {
  text=$(with_what_is_given "$1")
  names=$(printf '%s\n' "$text" | sed '/^ *#/d' | grep -o '\${[A-Z_]*}' | sort -u | tr -d '${}')
  may_be_empty=" $(printf '%s\n' "$text" | sed -n 's/^ *# may be empty: //p' | tr '\n' ' ') "
  program=''
  for name in $names; do
    eval "value=\${$name-}"
    case "$may_be_empty" in
      *" $name "*) ;;
      *) [ -n "$value" ] || { echo "$name is not set, and $1 needs it." >&2; return 1; } ;;
    esac
    case $value in
      *'
'*) echo "$name has more than one line." >&2; return 1 ;;
    esac
    escaped=$(printf '%s' "$value" | sed 's/[\\&|]/\\&/g')
    program="$program
s|\${$name}|$escaped|g"
  done
  printf '%s\n' "$text" | sed "/^ *#/d
$program"
}

if [ "${1-}" = --run ]; then
  template=$2 target=$3
  shift 3
  fill "$template" > "$target"
  exec "$@"
fi
fill "$1"
