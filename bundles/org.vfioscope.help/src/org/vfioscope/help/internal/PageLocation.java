package org.vfioscope.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/**
 * Where a page, or a picture, lies: in some bundle, as org.eclipse.help writes it.
 *
 * @param path the bundle's name and the path in it, such as {@code /org.vfioscope.help/html/views.html}
 * @param anchor the place in the page; empty for its beginning
 */
record PageLocation(String path, String anchor) {

    static PageLocation of(String href) {
        int hash = href.indexOf('#');
        return hash < 0
                ? new PageLocation(href, "")
                : new PageLocation(href.substring(0, hash), href.substring(hash + 1));
    }

    /** {@return where a link of this page leads} */
    PageLocation resolve(String link) {
        URI target = URI.create(path).resolve(link);
        return new PageLocation(target.getPath(), target.getFragment() == null ? "" : target.getFragment());
    }

    /** {@return whether both are on one page} */
    boolean samePage(PageLocation other) {
        return path.equals(other.path);
    }

    /**
     * Where the picture lies that goes with the theme.
     *
     * @param dark whether it is to be dark
     * @return this place, or that of {@code NAME-dark.png} beside {@code NAME.png} where there is one
     */
    PageLocation picture(boolean dark) {
        int ending = path.lastIndexOf('.');
        if (!dark || ending < 0) {
            return this;
        }
        PageLocation other = new PageLocation(path.substring(0, ending) + "-dark" + path.substring(ending), anchor);
        return other.entry() == null ? this : other;
    }

    /**
     * Where to read it.
     *
     * @throws IOException if no bundle has such a file
     */
    URL url() throws IOException {
        URL entry = entry();
        if (entry == null) {
            throw new IOException("There is no page " + path);
        }
        return entry;
    }

    private URL entry() {
        String[] parts = path.split("/", 3);
        Bundle bundle = parts.length < 3 ? null : Platform.getBundle(parts[1]);
        return bundle == null ? null : bundle.getEntry(parts[2]);
    }

    /**
     * Opens it.
     *
     * @throws IOException if it cannot be read
     */
    InputStream open() throws IOException {
        return url().openStream();
    }
}
