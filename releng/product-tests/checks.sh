# What the product's tests are written in: run the product, then say what has to be true of its end, output and errors.

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
OUT=$WORK/out ERR=$WORK/err STATUS=''
CHECK='' FAILED=0 COUNT=0 CASES=''

check() { # NAME: begins a check
  close_case
  CHECK=$1 COUNT=$((COUNT + 1)) WRONG=''
}

run() { run_with_input '' "$@"; }

run_with_input() { # INPUT ARGUMENT...
  local input=$1
  shift
  "$VFIOSCOPE" "$@" <<<"$input" >"$OUT" 2>"$ERR"
  STATUS=$?
}

hold_and_stop() { # SIGNAL ARGUMENT...: sends the signal once the product says that it holds
  local signal=$1 holder
  shift
  mkfifo "$WORK/input" "$WORK/said"
  "$VFIOSCOPE" "$@" <"$WORK/input" >"$OUT" 2>"$WORK/said" &
  holder=$!
  exec 7>"$WORK/input"
  grep -m 1 "holding" <"$WORK/said" >"$ERR"
  kill -s "$signal" "$holder"
  wait "$holder"
  STATUS=$?
  exec 7>&-
}

wrong() { # WORDS
  WRONG+="$1"$'\n'
  printf 'product test "%s": %s\n' "$CHECK" "$1" >&2
  sed 's/^/  out: /' "$OUT" | head -n 20 >&2
  sed 's/^/  err: /' "$ERR" | head -n 20 >&2
  return 1
}

ends_with() { [[ $STATUS == "$1" ]] || wrong "ended with $STATUS instead of $1"; }
prints() { grep -qE -e "$1" "$OUT" || wrong "standard output has no line like: $1"; }
prints_nothing() { [[ ! -s $OUT ]] || wrong "standard output is not empty"; }
says_nothing() { [[ ! -s $ERR ]] || wrong "standard error is not empty"; }

says_one_line() { # PATTERN
  [[ $(wc -l <"$ERR") == 1 ]] || wrong "standard error has not exactly one line" || return 1
  grep -qE -e "$1" "$ERR" || wrong "standard error is not like: $1"
}

is_json() { # FILE: parsed by the JDK's own means would need a compiler; python3 and jq are on most machines
  if command -v jq >/dev/null; then
    jq -e . "$1" >/dev/null || wrong "$1 is not JSON"
  elif command -v python3 >/dev/null; then
    python3 -m json.tool "$1" >/dev/null || wrong "$1 is not JSON"
  else
    [[ $(head -c 1 "$1")$(tail -c 2 "$1") == '{}' ]] || wrong "$1 does not begin and end as a JSON object"
  fi
}

close_case() { # notes the check that ends
  [[ -n $CHECK ]] || return 0
  local name=${CHECK//&/&amp;}
  if [[ -n $WRONG ]]; then
    FAILED=$((FAILED + 1))
    CASES+="  <testcase name=\"$name\"><failure/></testcase>"$'\n'
  else
    CASES+="  <testcase name=\"$name\"/>"$'\n'
  fi
}

finish() { # writes the report in JUnit's form and ends
  close_case
  mkdir -p "$HERE/target"
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="product" tests="%d" failures="%d" errors="0" skipped="0">\n%s</testsuite>\n' \
    "$COUNT" "$FAILED" "$CASES" >"$HERE/target/TEST-product.xml"
  printf 'product: %d checks, %d failed\n' "$COUNT" "$FAILED"
  exit $((FAILED > 0))
}
