# A JDK of version 21 or newer.
. "$ROOT/features/org.vfioscope.feature/rootfiles/find-java.sh"

need_jdk() { # sets JAVA_HOME
  find_java 21 || fail "needs a JDK of version 21 or newer, found none in JAVA_HOME, /usr/lib/jvm or PATH"
}
