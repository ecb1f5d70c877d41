# What ./vfioscope and ./verify share. ROOT is the checkout.
# Tools that no package brings are kept for all checkouts of this user.
TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/vfioscope/tools
for part in say packages suite jdk maven sources product; do
  . "$ROOT/releng/tools/$part.sh"
done
