package org.vfioscope.ui.internal.dialogs;

import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.access.ReceivedDmabuf;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast;
import org.vfioscope.ui.internal.DmaMessages;

/**
 * What the kernel is expected to answer to a choice, in words.
 *
 * @param words the answer, and what to change
 * @param refused whether it will refuse
 */
record ImportForecast(String words, boolean refused) {

    /** Works it out; asks nothing. */
    static ImportForecast of(ImportSubject subject, ImportChoice choice) {
        return switch (subject) {
            case ImportSubject.OfDmabuf of ->
                of(AddressSpace.forecast(choice.importer(), of.dmabuf(), choice.request()), choice, of.dmabuf());
            case ImportSubject.OfRegion of ->
                AddressSpace.willTakeDmabufs(choice.importer())
                        ? new ImportForecast(DmaMessages.Dialog_regionByIommufd, true)
                        : new ImportForecast(DmaMessages.Dialog_regionByGroup, false);
        };
    }

    private static ImportForecast of(Forecast forecast, ImportChoice choice, OwnedDmabuf dmabuf) {
        if (forecast instanceof Forecast.Refused refused) {
            String errno = refused.errno().stream().map(Errno::name).collect(Collectors.joining(", "));
            return new ImportForecast(
                    NLS.bind(
                            DmaMessages.Dialog_forecastRefused,
                            new Object[] {errno, refused.rule().text(), refused.change()}),
                    true);
        }
        boolean blind = choice.importer().addressSpace().isEmpty();
        String words = dmabuf instanceof ReceivedDmabuf
                ? DmaMessages.Dialog_forecastReceived
                : DmaMessages.Dialog_forecastAccepted;
        return new ImportForecast(blind ? NLS.bind(DmaMessages.Dialog_forecastBlind, words) : words, false);
    }
}
