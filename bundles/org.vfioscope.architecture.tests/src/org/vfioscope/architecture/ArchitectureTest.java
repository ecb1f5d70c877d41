package org.vfioscope.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    static List<BuiltBundle> bundles() throws IOException {
        return BuiltBundle.all();
    }

    @Test
    void seesTheBundlesOfTheDesign() throws IOException {
        assertThat(bundles())
                .extracting(BuiltBundle::name)
                .contains(
                        "org.vfioscope.access",
                        "org.vfioscope.app",
                        "org.vfioscope.cli",
                        "org.vfioscope.help",
                        "org.vfioscope.linux",
                        "org.vfioscope.model",
                        "org.vfioscope.report",
                        "org.vfioscope.simulator",
                        "org.vfioscope.ui",
                        "org.vfioscope.vfiouser");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void seesClasses(BuiltBundle bundle) {
        assertThat(bundle.classes())
                .as("compiled classes of %s (is it among the dependencies of this module?)", bundle)
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exportsNoInternals(BuiltBundle bundle) {
        assertThat(bundle.entries("Export-Package")).allSatisfy(export -> {
            if (export.contains(".internal")) {
                assertThat(export)
                        .as("friends are tests, and in native code the other bundle that may touch it")
                        .containsPattern(
                                bundle.mayTouchNativeCode()
                                        ? "x-friends:=\"org\\.vfioscope\\.vfiouser\""
                                        : "x-friends:=\"[a-z.]+\\.tests(,[a-z.]+\\.tests)*\"");
            }
        });
    }

    @Test
    void modelNeedsNothingButJava() throws IOException {
        BuiltBundle model = named("org.vfioscope.model");
        assertThat(model.header("Require-Bundle")).isEmpty();
        assertThat(model.header("Import-Package")).isEmpty();
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.vfioscope.model..")
                .check(model.classes());
    }

    @Test
    void windowKnowsNoProvider() throws IOException {
        for (String name :
                List.of("org.vfioscope.ui", "org.vfioscope.app", "org.vfioscope.cli", "org.vfioscope.report")) {
            BuiltBundle bundle = named(name);
            assertThat(bundle.header("Require-Bundle"))
                    .as("%s finds its providers through the extension point", name)
                    .doesNotContain("org.vfioscope.linux", "org.vfioscope.simulator", "org.vfioscope.vfiouser");
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackages(
                            "org.vfioscope.linux..", "org.vfioscope.simulator..", "org.vfioscope.vfiouser..")
                    .check(bundle.classes());
        }
    }

    private static BuiltBundle named(String name) throws IOException {
        return bundles().stream()
                .filter(bundle -> bundle.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
