# Debian packages.

need_packages() { # NAME...: installs those that are missing
  local name missing=()
  for name; do
    [[ $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) == "install ok installed" ]] || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    fail "these packages are missing, install them and come again: sudo apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "installing the packages ${missing[*]}"
  apt_get update && apt_get install -y --no-install-recommends "${missing[@]}" ||
    fail "apt could not install ${missing[*]} (its words are above)"
}

apt_get() { # patient with another apt that is at work; its words are shown only where it fails
  shown_on_failure env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 "$@"
}

shown_on_failure() { # COMMAND...: keeps its output to itself unless it fails
  local words status=0
  words=$("$@" </dev/null 2>&1) || status=$?
  ((status == 0)) || printf '%s\n' "$words" >&2
  return "$status"
}
