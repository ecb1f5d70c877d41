# Read by shell scripts: finds a Java to run on.

java_version() { # sets version: the major one of the JDK or JRE in folder $1, 0 where there is none
  version=0
  if [ -x "$1/bin/java" ] && [ -r "$1/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then
        value=${value#\"}
        version=${value%%[!0-9]*}
      fi
    done <"$1/release"
  fi
}

find_java() { # sets JAVA_HOME to one of version $1 or newer: to itself if it is, else to the newest there is; fails without any
  newest=$(($1 - 1)) found=''
  on_path=$(command -v java) || on_path=/
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$(dirname "$(dirname "$(readlink -f "$on_path")")")"; do
    java_version "$home"
    if [ "$version" -gt "$newest" ]; then
      newest=$version found=$home
      [ "$home" != "${JAVA_HOME:-}" ] || break
    fi
  done
  [ -n "$found" ] || return 1
  JAVA_HOME=$found
  export JAVA_HOME
}
