package org.vfioscope.help.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IHelpResource;
import org.eclipse.help.IToc;

/** The tables of contents of all bundles that have help: the application's own first, whatever those of plug-ins are called. */
final class Books {

    private static final String OWN = "/org.vfioscope.help/";

    private Books() {}

    static Stream<IToc> all() {
        return Arrays.stream(HelpSystem.getTocs())
                .sorted(Comparator.comparing((IToc toc) -> !toc.getHref().startsWith(OWN)));
    }

    /** The page that the help opens with. */
    static Optional<String> firstPage() {
        return all().map(toc -> toc.getTopic(null))
                .map(IHelpResource::getHref)
                .filter(href -> href != null)
                .findFirst();
    }
}
