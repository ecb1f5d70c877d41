# A Maven that Tycho works with.
MAVEN_VERSION=3.9.16
MAVEN_HOME_OF_OURS=$TOOLS/apache-maven-$MAVEN_VERSION

need_maven() { # puts it on the PATH
  [[ -x $MAVEN_HOME_OF_OURS/bin/mvn ]] || fetch_maven
  export PATH=$MAVEN_HOME_OF_OURS/bin:$PATH
}

fetch_maven() { # with Debian's own Maven, which is too old for Tycho but can fetch a newer one
  local work
  need_packages maven
  say "fetching Maven $MAVEN_VERSION"
  mkdir -p "$TOOLS"
  work=$(mktemp -d "$TOOLS/fetch.XXXXXX")
  # not inside the project: this Maven cannot read its .mvn folder
  (cd "$work" && shown_on_failure /usr/bin/mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
    -Dartifact="org.apache.maven:apache-maven:$MAVEN_VERSION:tar.gz:bin" -DoutputDirectory="$work") ||
    fail "Maven $MAVEN_VERSION could not be fetched (Maven's words are above)"
  # another start may have been quicker
  [[ -d $MAVEN_HOME_OF_OURS ]] || mv -T "$work/apache-maven-$MAVEN_VERSION" "$MAVEN_HOME_OF_OURS"
  rm -rf "$work"
}
