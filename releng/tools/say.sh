# Words for the person at the terminal: on standard error, since standard output belongs to the product.

say() {
  printf 'vfioscope: %s\n' "$*" >&2
}

fail() {
  say "$*"
  exit 1
}
