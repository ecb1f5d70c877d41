package org.vfioscope.ui.internal.save;

/**
 * A kind of file.
 *
 * @param extension without its dot
 * @param name in words
 */
public record SaveFormat(String extension, String name) {}
