# shellcheck shell=bash
# What the tests here that are scripts share: they count their checks and write a report as JUnit's XML.
checks=0 failures=0

# is WHAT PATTERN TEXT: notes whether a line of the text matches.
is() {
    ((checks += 1))
    if grep -Eq -e "$2" <<< "$3"; then
        echo "passed: $1"
        return
    fi
    ((failures += 1))
    echo "FAILED: $1: no line like /$2/ in:"
    head -n 60 <<< "$3" | sed 's/^/    | /'
}

# report_checks FOLDER NAME TITLE: writes the report; fails where a check did.
report_checks() {
    echo "$checks checks: $3, $failures failed"
    mkdir -p "$1"
    cat > "$1/TEST-$2.xml" << END
<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="$3" tests="$checks" failures="$failures" errors="0" skipped="0"/>
END
    ((failures == 0))
}
