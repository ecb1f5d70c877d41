#!/bin/bash
# with-display.sh COMMAND...: runs it on a virtual display of its own with a window manager.
# Without -noreset the server starts anew whenever its last client goes, and refuses those that come meanwhile: the window manager,
# if the command looks for windows before that is there.
# No session bus and no accessibility bridge: GTK waits for both in vain where there is no desktop.
set -eu
exec env NO_AT_BRIDGE=1 GTK_A11Y=none DBUS_SESSION_BUS_ADDRESS=disabled: GDK_BACKEND=x11 LC_ALL=C.UTF-8 \
  xvfb-run -a -s "-screen 0 2560x1720x24 -nolisten tcp -noreset" \
  sh -c 'openbox & manager=$!; status=0; "$@" || status=$?; kill $manager; exit $status' with-display "$@"
