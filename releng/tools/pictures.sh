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
# Only a real kernel has dmabufs that processes hold: the lab's window has some after releng/lab/verify window.
held=releng/lab/target/window/target/screenshots/kernel-2-holders.png
if [ -f "$held" ]; then
  cp "$held" "$to/holders.png"
else
  echo "$to/holders.png stays as it is: there is no $held"
fi
cp "$from/dmabufs-light-200.png" "$to/vfioscope-200.png"
