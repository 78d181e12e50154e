#!/bin/sh
# Fills the ${NAMES} of a template from the environment: render.sh TEMPLATE > FILE. Ends with 1 and a sentence where one is not set.
# With --run FILE ... it writes FILE, readable to its owner alone, and becomes the command that follows.
set -eu
umask 077

fill() {
  names=$(sed '/^ *#/d' "$1" | grep -o '\${[A-Z_]*}' | sort -u | tr -d '${}')
  program=''
  for name in $names; do
    eval "value=\${$name-unset.}"
    if [ "$value" = unset. ]; then
      echo "$name is not set, and $1 needs it." >&2
      return 1
    fi
    case $value in
      *'
'*) echo "$name has more than one line." >&2; return 1 ;;
    esac
    escaped=$(printf '%s' "$value" | sed 's/[\\&|]/\\&/g')
    program="$program
s|\${$name}|$escaped|g"
  done
  sed "/^ *#/d
$program" "$1"
}

if [ "${1-}" = --run ]; then
  template=$2 target=$3
  shift 3
  fill "$template" > "$target"
  exec "$@"
fi
fill "$1"
