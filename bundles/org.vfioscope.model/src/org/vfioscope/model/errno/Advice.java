package org.vfioscope.model.errno;

/**
 * Why a call was refused and what mends it.
 *
 * @param cause the likely cause, a sentence without its full stop
 * @param remedy what the user can do about it, a sentence without its full stop
 */
public record Advice(String cause, String remedy) {}
