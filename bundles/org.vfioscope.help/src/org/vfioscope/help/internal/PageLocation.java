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
     * Where to read it.
     *
     * @throws IOException if no bundle has such a file
     */
    URL url() throws IOException {
        String[] parts = path.split("/", 3);
        Bundle bundle = parts.length < 3 ? null : Platform.getBundle(parts[1]);
        URL entry = bundle == null ? null : bundle.getEntry(parts[2]);
        if (entry == null) {
            throw new IOException("There is no page " + path);
        }
        return entry;
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
