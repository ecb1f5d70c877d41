package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Keeps what the window showed when a test failed, before it is put in order for the next one. */
public final class FailurePicture implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        try {
            // a window's thread that hangs would hang the picture, too
            Ui.await("the window's thread", () -> true);
            String name = "failed-" + test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName();
            String rows = Ui.call(FailurePicture::rows);
            failure.addSuppressed(new AssertionError("the window looked like "
                    + Screenshots.take(name, Ui.call(Ui::shell)) + ", its trees were\n" + rows));
        } catch (RuntimeException | AssertionError e) {
            failure.addSuppressed(e);
        }
        throw failure;
    }

    private static String rows() {
        return Widgets.all(Ui.shell(), Tree.class)
                .flatMap(tree -> Stream.concat(Stream.of("--"), rows("", tree.getItems())))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> rows(String indent, TreeItem[] items) {
        return Arrays.stream(items)
                .flatMap(item -> Stream.concat(Stream.of(indent + cells(item)), below(indent, item)));
    }

    private static Stream<String> below(String indent, TreeItem item) {
        return item.getExpanded() ? rows(indent + "  ", item.getItems()) : Stream.empty();
    }

    private static String cells(TreeItem item) {
        return IntStream.range(0, item.getParent().getColumnCount())
                .mapToObj(item::getText)
                .collect(Collectors.joining(" | "));
    }
}
