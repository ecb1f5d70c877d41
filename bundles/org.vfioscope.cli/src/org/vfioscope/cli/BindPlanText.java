package org.vfioscope.cli;

import org.vfioscope.model.host.BindPlan;

/** A plan of binding drivers: a device, its drivers before and after, and the commands that do the same. */
final class BindPlanText {

    private BindPlanText() {}

    static String of(BindPlan plan) {
        StringBuilder text = new StringBuilder();
        for (BindPlan.Step step : plan.steps()) {
            text.append("%s: %s -> %s (%s)\n"
                    .formatted(
                            step.device(),
                            step.former().orElse("no driver"),
                            step.next().words(),
                            step.reason()));
            step.commands()
                    .forEach(command -> text.append("    ").append(command).append('\n'));
        }
        return text.toString();
    }
}
