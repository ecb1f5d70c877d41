# shellcheck shell=bash
# What the product's tests are written in: run the product, then say what has to be true of its end, output and errors.

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
OUT=$WORK/out ERR=$WORK/err STATUS=''
CHECK='' FAILED=0 SKIPPED=0 COUNT=0 CASES=''
export OUT ERR

check() { # NAME: begins a check
  close_case
  CHECK=$1 COUNT=$((COUNT + 1)) WRONG='' SKIP=''
}

skip() { # REASON: the check cannot be made on this machine
  SKIP=$1
  printf 'product test "%s" is skipped: %s\n' "$CHECK" "$SKIP" >&2
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

on_terminal() { # KEYS PATTERN ARGUMENT...: runs the product on a terminal; types KEYS once a line there matches, or after a minute
  local keys=$1 pattern=$2 terminal line='' screen keyboard
  shift 2
  rm -f "$WORK/keys" "$WORK/screen"
  mkfifo "$WORK/keys" "$WORK/screen"
  : >"$ERR"
  # what a script starts in the background ignores Ctrl-C otherwise
  env --default-signal=INT timeout 180 script -qefc "$(printf '%q ' "$VFIOSCOPE" "$@")" /dev/null <"$WORK/keys" >"$WORK/screen" &
  terminal=$!
  exec {keyboard}>"$WORK/keys" {screen}<"$WORK/screen"
  # a line that is written over ends with a carriage return
  while IFS= read -r -d $'\r' -t 60 -u "$screen" line; do
    printf '%s\n' "$line"
    [[ ! $line =~ $pattern ]] || break
  done >"$OUT"
  printf '%s' "$keys" >&"$keyboard"
  tr '\r' '\n' <&"$screen" >>"$OUT"
  wait "$terminal"
  STATUS=$?
  exec {keyboard}>&- {screen}<&-
}

# A mount is seen by this command alone, and goes with it: nothing is left to be cleaned up, and no root is needed.
in_full_disk() { # ARGUMENT...: runs the product in a folder with room for 16 KiB and a file "before"; what it leaves there is in LEFT
  mkdir -p "$WORK/disk"
  # shellcheck disable=SC2016 # the inner shell's
  LEFT=$(unshare --map-root-user --mount bash -c '
    mount -t tmpfs -o size=16k tmpfs "$1" && cd "$1" && echo earlier >before || exit 125
    shift
    "$@" >"$OUT" 2>"$ERR" </dev/null
    status=$?
    grep -r "" .
    exit "$status"' full-disk "$WORK/disk" "$VFIOSCOPE" "$@" 2>&1)
  STATUS=$?
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

holds_only() { # FOLDER FILE CONTENT
  local found
  found=$(cd "$1" && grep -r "" .)
  [[ $found == "./$2:$3" ]] || wrong "$1 holds: $found"
}

logs_no_error() { # WORKSPACE...: each was used by a window, which wrote no error into its log
  local workspace log
  for workspace; do
    [[ -d $workspace/.metadata ]] || wrong "no window used $workspace" || return 1
    log=$workspace/.metadata/.log
    # a severity of 4 is an error; a window without anything to say has no log
    if [[ -e $log ]] && grep -qE '^!ENTRY [^ ]+ 4 ' "$log"; then
      grep -A 8 -E '^!ENTRY [^ ]+ 4 ' "$log" >"$ERR"
      wrong "$log has an error" || return 1
    fi
  done
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
  elif [[ -n $SKIP ]]; then
    SKIPPED=$((SKIPPED + 1))
    CASES+="  <testcase name=\"$name\"><skipped/></testcase>"$'\n'
  else
    CASES+="  <testcase name=\"$name\"/>"$'\n'
  fi
}

finish() { # writes the report in JUnit's form and ends
  close_case
  mkdir -p "$HERE/target"
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="product" tests="%d" failures="%d" errors="0" skipped="%d">\n%s</testsuite>\n' \
    "$COUNT" "$FAILED" "$SKIPPED" "$CASES" >"$HERE/target/TEST-product.xml"
  printf 'product: %d checks, %d failed, %d skipped\n' "$COUNT" "$FAILED" "$SKIPPED"
  exit $((FAILED > 0))
}
