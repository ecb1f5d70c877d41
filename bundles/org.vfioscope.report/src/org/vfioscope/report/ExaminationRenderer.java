package org.vfioscope.report;

/** Turns an examination into one of its forms. An implementation keeps no state and is safe for any thread. */
public interface ExaminationRenderer {

    /**
     * Renders an examination. The same one gives the same characters every time, on every machine.
     *
     * @param examination what was found
     * @return the whole document, its last line ended by a line feed
     */
    String render(Examination examination);
}
