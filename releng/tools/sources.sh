# What the product is made of, as a fingerprint: the same files, the same product.

product_sources() { # the files, relative to the root, each with its name, mode and what FORMAT adds
  (cd "$ROOT" && find pom.xml .mvn bundles features product releng/target \
    \( -type d \( -path '*/target' ! -path releng/target ! -path '*/src/*' -o -name bin -o -name bin_test -o -name src_test -o -name '*.tests' \) -prune \) -o \
    -type f ! -name pom.tycho ! -name '.polyglot.*' ! -name .tycho-consumer-pom.xml -printf "$1")
}

quick_fingerprint() { # by size and time: one walk through the folders
  product_sources '%p %m %s %T@\n' | LC_ALL=C sort | sha1sum | cut -c1-16
}

content_fingerprint() { # by content: right too after a checkout, which changes times but not always content
  {
    product_sources '%p %m\n' | LC_ALL=C sort
    product_sources '%p\0' | LC_ALL=C sort -z | (cd "$ROOT" && xargs -0 sha1sum)
  } | sha1sum | cut -c1-16
}
