package org.vfioscope.cli;

/**
 * The version of the product.
 *
 * @param number such as {@code 0.1.0}
 * @param build what tells this build from others of the same number
 */
record ProductVersion(String number, String build) {

    /** {@return what {@code --version} prints} */
    String line() {
        return "vfioscope %s (build %s)".formatted(number, build);
    }

    /** {@return what documents name as their generator; the same for every build of a number} */
    String generator() {
        return "Vfioscope " + number;
    }
}
