package org.vfioscope.cli;

import org.osgi.framework.FrameworkUtil;
import picocli.CommandLine.IVersionProvider;

/** The version that this build's bundle carries. */
final class BundleVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "vfioscope " + FrameworkUtil.getBundle(BundleVersion.class).getVersion()
        };
    }
}
