# Counts of the tests that ran, read from the reports they left.

count_tests() { # KIND NAME FOLDER: prints a line for the reports in FOLDER that are newer than build/started
  local reports tests bad skipped
  reports=$(find "$3" -name 'TEST-*.xml' -newer build/started -exec grep -ho -m1 '<testsuite .*>' {} + 2>/dev/null) || return 0
  tests=$(sum_of tests) bad=$(($(sum_of failures) + $(sum_of errors))) skipped=$(sum_of skipped)
  printf '%-13s %-34s %5d tests %3d failed %3d skipped\n' "$1" "$2" "$tests" "$bad" "$skipped"
  ((all_tests += tests, all_bad += bad, all_skipped += skipped)) || :
}

sum_of() { # ATTRIBUTE: its sum over the reports
  grep -o " $1=\"[0-9]*\"" <<<"$reports" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}

summary() { # fails where a test failed or none ran
  local all_tests=0 all_bad=0 all_skipped=0 folder name
  for folder in bundles/*/target/surefire-reports; do
    name=${folder#bundles/} name=${name%%/*}
    case $name in
      *.architecture.tests) count_tests architecture "$name" "$folder" ;;
      *.ui.tests) count_tests window "$name" "$folder" ;;
      *.contract.tests) count_tests contract "$name" "$folder" ;;
      *) count_tests unit "$name" "$folder" ;;
    esac
  done
  count_tests product releng/product-tests releng/product-tests/target
  count_tests lab releng/lab releng/lab/target
  printf 'Wall time: %d min %02d s\n' $((SECONDS / 60)) $((SECONDS % 60))
  printf '%d passed, %d failed, %d skipped\n' $((all_tests - all_bad - all_skipped)) "$all_bad" "$all_skipped"
  ((all_bad == 0 && all_tests > 0))
}
