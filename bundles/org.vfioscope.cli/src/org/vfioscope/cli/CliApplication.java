package org.vfioscope.cli;

import java.util.Map;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import picocli.CommandLine;

/** The headless application; its result is the exit code of the process. */
public final class CliApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        Map<?, ?> arguments = context.getArguments();
        String[] all = (String[]) arguments.get(IApplicationContext.APPLICATION_ARGS);
        return new CommandLine(new VfioscopeCommand()).execute(GuardedArguments.unwrap(all));
    }

    @Override
    public void stop() {
        // a command ends by itself; the framework only calls this while it goes down
    }
}
