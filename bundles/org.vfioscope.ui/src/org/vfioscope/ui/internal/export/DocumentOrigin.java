package org.vfioscope.ui.internal.export;

import java.nio.file.Path;
import java.time.Clock;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Occasion;
import org.vfioscope.report.export.HostFacts;

/** What documents say of where they come from, as those of the command line do. */
public final class DocumentOrigin {

    private DocumentOrigin() {}

    /** {@return the product and its version} */
    public static String generator() {
        Version version = FrameworkUtil.getBundle(DeviceDescription.class).getVersion();
        return "Vfioscope %s.%s.%s".formatted(version.getMajor(), version.getMinor(), version.getMicro());
    }

    /** {@return when and where this is; blocks as long as reading files of /proc takes} */
    public static Occasion now() {
        return HostFacts.now(Path.of("/proc"), Clock.systemUTC());
    }
}
