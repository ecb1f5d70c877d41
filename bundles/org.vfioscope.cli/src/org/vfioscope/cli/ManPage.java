package org.vfioscope.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A man page in roff's man macros, from the definitions of the commands. */
final class ManPage {

    private final CommandSpec root;
    private final ProductVersion version;
    private final StringBuilder page = new StringBuilder();

    ManPage(CommandSpec root, ProductVersion version) {
        this.root = root;
        this.version = version;
    }

    String text() {
        macro(".TH VFIOSCOPE 1 \"\" \"%s\" \"User Commands\"".formatted(version.generator()));
        macro(".SH NAME");
        text("vfioscope - inspect VFIO devices, their regions and dmabufs");
        macro(".SH SYNOPSIS");
        macro(".B vfioscope");
        macro(".br");
        macro(".B vfioscope");
        text("COMMAND [OPTIONS] [ARGUMENTS]");
        macro(".SH DESCRIPTION");
        paragraphs(root.usageMessage().description());
        macro(".SH OPTIONS");
        options(root);
        macro(".SH COMMANDS");
        commands(root);
        macro(".SH EXIT STATUS");
        for (String line : ExitCodes.LINES) {
            macro(".TP");
            macro(".B " + escape(line.substring(0, line.indexOf(' '))));
            text(line.substring(line.indexOf(' ')).strip());
        }
        macro(".SH NOTES");
        verbatim(root.usageMessage().footer());
        return page.toString();
    }

    private void commands(CommandSpec parent) {
        for (CommandLine line : parent.subcommands().values()) {
            CommandSpec command = line.getCommandSpec();
            if (!command.subcommands().isEmpty()) {
                commands(command);
                continue;
            }
            macro(".SS " + escape(command.qualifiedName()));
            paragraphs(command.usageMessage().description());
            macro(".PP");
            verbatim(synopsis(line).split("\n"));
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                entry(parameter.paramLabel(), parameter.description());
            }
            options(command);
            if (command.usageMessage().footer().length > 0) {
                macro(".PP");
                verbatim(command.usageMessage().footer());
            }
        }
    }

    private static String synopsis(CommandLine line) {
        Help help = line.getHelp();
        return help.synopsis(0);
    }

    private void options(CommandSpec command) {
        List<OptionSpec> options = command.options();
        for (OptionSpec option : options) {
            if (!option.hidden() && (command == root || !option.inherited())) {
                String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
                entry(String.join(", ", option.names()) + label, option.description());
            }
        }
    }

    private void entry(String what, String... description) {
        macro(".TP");
        macro(".B " + escape(what));
        text(String.join(" ", description));
    }

    private void paragraphs(String[] lines) {
        text(String.join(" ", lines));
    }

    private void verbatim(String... lines) {
        macro(".nf");
        for (String line : lines) {
            text(line);
        }
        macro(".fi");
    }

    private void macro(String line) {
        page.append(line).append('\n');
    }

    /** A line of text: one that begins with a dot or an apostrophe would be taken for a macro. */
    private void text(String line) {
        // %n is a line's end in picocli's texts
        String escaped = escape(line.replace("%n", " "));
        page.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
                .append(escaped)
                .append('\n');
    }

    private static String escape(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
