# A JDK of version 21 or newer.
. "$ROOT/features/org.vfioscope.feature/rootfiles/find-java.sh"
OWN_JDK=$TOOLS/jdk-25
OWN_JDK_HOME=$OWN_JDK/usr/lib/jvm/java-25-openjdk-amd64

need_jdk() { # sets JAVA_HOME
  local version
  find_java 21 && return
  if [[ ! -d $OWN_JDK_HOME ]]; then
    for version in 25 21; do
      if apt-cache policy "openjdk-$version-jdk-headless" 2>/dev/null | grep -q 'Candidate: [0-9]'; then
        need_packages "openjdk-$version-jdk-headless"
        find_java 21 && return
      fi
    done
    fetch_jdk
  fi
  export JAVA_HOME=$OWN_JDK_HOME
}

# Debian 12 stops at version 17. Debian 13 has 25, but built for a newer C library: both are unpacked, nothing is installed,
# and the JDK's programs are told to run with the library that lies beside them.
fetch_jdk() {
  local lock work libraries file
  mkdir -p "$TOOLS"
  exec {lock}>"$TOOLS/jdk.lock"
  flock "$lock"
  if [[ ! -d $OWN_JDK_HOME ]]; then
    say "fetching OpenJDK 25 of Debian 13, as this system has none newer than 20 (about 150 MB, once)"
    work=$(mktemp -d "$TOOLS/fetch.XXXXXX")
    suite_update trixie
    suite_unpack trixie "$work/root" openjdk-25-jdk-headless openjdk-25-jre-headless libc6 patchelf
    while read -r file; do
      ln -sfn "$OWN_JDK$(readlink "$file")" "$file"
    done < <(find "$work/root/usr/lib/jvm" -type l -lname '/etc/java-*')
    libraries=usr/lib/x86_64-linux-gnu
    for file in "$work/root${OWN_JDK_HOME#"$OWN_JDK"}"/{bin/*,lib/jspawnhelper,lib/jexec}; do
      "$work/root/$libraries/ld-linux-x86-64.so.2" --library-path "$work/root/$libraries" "$work/root/usr/bin/patchelf" \
        --set-interpreter "$OWN_JDK/$libraries/ld-linux-x86-64.so.2" \
        --force-rpath --set-rpath "$OWN_JDK/$libraries:$OWN_JDK_HOME/lib" "$file"
    done
    mv -T "$work/root" "$OWN_JDK"
    rm -rf "$work"
  fi
  exec {lock}>&-
}
