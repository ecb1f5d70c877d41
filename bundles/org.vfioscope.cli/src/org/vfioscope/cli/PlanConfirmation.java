package org.vfioscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DriverBinder;
import org.vfioscope.model.host.BindPlan;
import picocli.CommandLine.Option;

/** Shows a plan of binding drivers, has it confirmed and carries it out. */
final class PlanConfirmation {

    @Option(names = "--yes", description = "Carry the plan out without asking.")
    private boolean yes;

    /** Returns the exit code: 1 where the user said no. */
    int carryOut(CommandContext context, DriverBinder binder, BindPlan plan)
            throws IOException, VfioException, DeviceException, RefusedException {
        if (plan.steps().isEmpty()) {
            context.print("That driver is bound already: nothing to do.\n");
            return CommandLineRunner.DONE;
        }
        context.print(BindPlanText.of(plan));
        if (!yes && !isConfirmed(context)) {
            context.note("Nothing was changed.");
            return CommandLineRunner.REFUSED;
        }
        binder.carryOut(plan);
        context.print("Done.\n");
        return CommandLineRunner.DONE;
    }

    private static boolean isConfirmed(CommandContext context) throws IOException, RefusedException {
        if (!context.isInteractive()) {
            throw new RefusedException("standard input is no terminal to ask on; to carry the plan out, add --yes");
        }
        context.ask("Carry this out? [y/N] ");
        String answer = line(context.in()).strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
