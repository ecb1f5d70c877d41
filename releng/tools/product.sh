# The built product: one folder build/product-FINGERPRINT for each state of the sources, never changed once it is there,
# so that a window that runs keeps its files while another state is built.
MADE=$ROOT/product/target/products/org.vfioscope.product/linux/gtk/x86_64/vfioscope

current_product() { # sets product to the folder for the sources as they are; fails where it is not built
  local quick content known_quick='' known_content=''
  quick=$(quick_fingerprint)
  if [[ -r $ROOT/build/known ]]; then
    read -r known_quick known_content <"$ROOT/build/known"
  fi
  if [[ $quick == "$known_quick" ]]; then
    content=$known_content
  else
    content=$(content_fingerprint)
  fi
  product=$ROOT/build/product-$content
  [[ -d $product ]] || return 1
  # a checkout that cannot be written to works too, only without this shortcut
  [[ $quick == "$known_quick" || ! -w $ROOT/build ]] || printf '%s %s\n' "$quick" "$content" >"$ROOT/build/known"
}

lock_build() { # one build at a time; the lock goes with this process or with unlock_build
  mkdir -p "$ROOT/build" || fail "needs to build in $ROOT, which cannot be written to"
  exec {build_lock}>"$ROOT/build/lock"
  if ! flock -n "$build_lock"; then
    say "waiting for another build of this checkout"
    flock "$build_lock"
  fi
}

unlock_build() {
  exec {build_lock}>&-
}

publish_product() { # takes what Maven made as the product for the sources that were there when it began
  local folder=$ROOT/build/product-$1
  [[ ! -d $folder ]] || return 0
  rm -rf "$folder.new"
  cp -al "$MADE" "$folder.new"
  mv -T "$folder.new" "$folder"
  remove_old_products "$folder"
}

remove_old_products() { # all but the newest, the one before it, and those that run: they hold a lock on their config.ini
  local old
  while read -r old; do
    flock -xn "$old/configuration/config.ini" rm -rf "$old" || say "keeping $old, it is running"
  done < <(ls -dt "$ROOT"/build/product-* | grep -vxF "$1" | tail -n +2)
}

build_product() { # only the product: no tests, no checks
  local content
  lock_build
  if ! current_product; then
    need_jdk
    need_maven
    content=$(content_fingerprint)
    say "building the product, once for this state of the sources (log: build/build.log)"
    (cd "$ROOT" && mvn -B -ntp -Dquick clean package </dev/null >build/build.log 2>&1 {build_lock}>&-) || {
      grep -m 20 '^\[ERROR\]' "$ROOT/build/build.log" >&2
      fail "the build failed, see build/build.log"
    }
    publish_product "$content"
  fi
  unlock_build
  current_product || fail "the sources changed while they were built; start again"
}
