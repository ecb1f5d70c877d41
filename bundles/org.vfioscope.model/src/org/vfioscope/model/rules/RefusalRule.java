package org.vfioscope.model.rules;

/** A rule of the kernel by which it refuses something. */
public sealed interface RefusalRule permits Forecast.Rule, ImportRule {

    /** {@return the rule as a sentence without capital and full stop} */
    String text();
}
