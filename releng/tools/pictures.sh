#!/bin/sh
# pictures.sh: takes the pictures of README and help from those that the window's tests of the last ./verify left behind
set -eu
cd "$(dirname "$0")/../.."
from=${1:-bundles/org.vfioscope.ui.tests/target/screenshots}
to=bundles/org.vfioscope.help/pictures
while read -r picture shown; do
  cp "$from/$shown-light.png" "$to/$picture.png"
  cp "$from/$shown-dark.png" "$to/$picture-dark.png"
done <<PICTURES
vfioscope dmabufs
map-and-content map-and-content
dmabufs dmabufs-and-properties
address-space import-lost
doctor doctor-finding
compare compare
PICTURES
cp "$from/holders-light.png" "$to/holders.png"
cp "$from/dmabufs-light-200.png" "$to/vfioscope-200.png"
