package org.vfioscope.ui.internal.problems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding.Severity;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.ProblemMessages;
import org.vfioscope.ui.internal.problems.Problem.Place;
import org.vfioscope.ui.internal.rows.DeviceRows;
import org.vfioscope.ui.internal.rows.FoundDevices;
import org.vfioscope.ui.internal.rows.RegionRows;

/** Finds what is wrong by what the window's own searches for devices gave. Not safe for several threads. */
final class HostProblems {

    private final Set<String> everFound = new HashSet<>();
    private List<FoundDevices> found = List.of();

    void found(List<FoundDevices> all) {
        found = List.copyOf(all);
        devices().map(DeviceDescription::name).forEach(everFound::add);
    }

    Stream<DeviceDescription> devices() {
        return found.stream().flatMap(one -> one.devices().stream());
    }

    List<Problem> of(List<DeviceDescription> open) {
        List<Problem> problems = new ArrayList<>();
        for (FoundDevices provider : found) {
            provider.problem().ifPresent(why -> problems.add(unanswered(provider, why)));
        }
        open.stream()
                .filter(this::isGone)
                .map(device -> gone(device, ProblemMessages.Gone_why))
                .forEach(problems::add);
        return problems;
    }

    private static Problem unanswered(FoundDevices provider, String why) {
        return Problem.lasting(
                DeviceRows.key(provider) + "/problem",
                Severity.ERROR,
                "",
                NLS.bind(ProblemMessages.Provider_what, provider.label()),
                why,
                ProblemMessages.Provider_remedy,
                new Place(ViewIds.DEVICES, DeviceRows.key(provider)));
    }

    /** A device that no search ever found, such as one behind a socket, is not gone for not being found. */
    private boolean isGone(DeviceDescription device) {
        Optional<FoundDevices> provider = found.stream()
                .filter(one -> one.providerId().equals(device.providerId()))
                .findFirst();
        return everFound.contains(device.name())
                && provider.filter(one -> one.problem().isEmpty()
                                && one.devices().stream()
                                        .noneMatch(other -> other.name().equals(device.name())))
                        .isPresent();
    }

    /** An open device that does not answer any more. */
    static Problem gone(DeviceDescription device, String why) {
        String row = RegionRows.deviceKey(device.name());
        return Problem.lasting(
                row + "/gone",
                Severity.ERROR,
                device.name(),
                ProblemMessages.Gone_what,
                why,
                ProblemMessages.Gone_remedy,
                new Place(ViewIds.REGIONS, row));
    }
}
