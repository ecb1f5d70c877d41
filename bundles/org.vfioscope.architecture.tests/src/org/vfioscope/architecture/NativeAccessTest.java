package org.vfioscope.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.NATIVE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the bundles that talk to a kernel or to a server's socket touch native code. */
class NativeAccessTest {

    private static final Set<String> LOADERS = Set.of("load", "loadLibrary");

    private static final ArchRule NO_NATIVE_CODE = CompositeArchRule.of(noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.sun.jna..", "java.lang.foreign..", "sun.misc..", "jdk.internal.."))
            .and(noClasses()
                    .should()
                    .callMethodWhere(describe(
                            "a native library is loaded",
                            call -> LOADERS.contains(call.getTarget().getName())
                                    && (call.getTargetOwner().isEquivalentTo(System.class)
                                            || call.getTargetOwner().isEquivalentTo(Runtime.class)))))
            .and(methods().should().notHaveModifier(NATIVE).allowEmptyShould(true));

    static List<BuiltBundle> bundlesWithoutNativeCode() throws IOException {
        return BuiltBundle.all().stream()
                .filter(bundle -> !bundle.mayTouchNativeCode())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bundlesWithoutNativeCode")
    void staysOutOf(BuiltBundle bundle) {
        assertThat(bundle.header("Import-Package")).noneMatch(name -> name.startsWith("com.sun.jna"));
        assertThat(bundle.header("Require-Bundle")).noneMatch(name -> name.startsWith("com.sun.jna"));
        assertThat(bundle.entries("Bundle-NativeCode")).isEmpty();
        NO_NATIVE_CODE.check(bundle.classes());
    }

    @Test
    void isSeenWhereItIs() {
        for (Class<?> offender : List.of(Loads.class, Declares.class, UsesUnsafe.class)) {
            JavaClasses one = new ClassFileImporter().importClasses(offender);
            assertThatThrownBy(() -> NO_NATIVE_CODE.check(one))
                    .as("the rule on %s", offender)
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static final class Loads {
        void load() {
            System.loadLibrary("c");
        }
    }

    private static final class Declares {
        native void call();
    }

    private static final class UsesUnsafe {
        boolean isUnsafe(Class<?> type) {
            return type == sun.misc.Unsafe.class;
        }
    }
}
