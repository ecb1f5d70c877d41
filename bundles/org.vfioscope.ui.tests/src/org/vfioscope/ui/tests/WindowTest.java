package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void opensOnTheInspectPerspective() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        String perspective = display.syncCall(() -> {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            assertThat(window.getShell().isVisible()).isTrue();
            return window.getActivePage().getPerspective().getId();
        });
        assertThat(perspective).isEqualTo("org.vfioscope.app.inspect");
    }
}
