package org.vfioscope.report;

import java.util.List;

/** What the tests of all renderers render. */
public final class SampleLists {

    private SampleLists() {}

    public static Report report() {
        return new Report(
                "Vfioscope 0.1.0", List.of(SampleDevices.gpu(), SampleDevices.display(), SampleDevices.unopened()));
    }

    public static DeviceList devices() {
        return new DeviceList(
                "Vfioscope 0.1.0",
                List.of(
                        new DeviceList.Section("Host devices", false, List.of(SampleDevices.gpuDescription())),
                        new DeviceList.Section("Empty devices", false, List.of()),
                        new DeviceList.Section(
                                "Simulated devices", true, List.of(SampleDevices.displayDescription()))));
    }
}
