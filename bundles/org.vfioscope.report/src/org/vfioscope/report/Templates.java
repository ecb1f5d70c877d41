package org.vfioscope.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/** The templates of this bundle's pages and drawings: what they are filled with is escaped, as markup demands. */
public final class Templates {

    private static final Configuration CONFIGURATION = configuration();

    private Templates() {}

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(Templates.class, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    /**
     * Fills a template.
     *
     * @param template its path below this package, such as {@code html/head.ftlh}
     * @param model what it is filled with
     * @param out takes the result
     * @throws IOException if that cannot be written
     */
    public static void process(String template, Map<String, Object> model, Writer out) throws IOException {
        try {
            CONFIGURATION.getTemplate(template).process(model, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template %s: %s".formatted(template, e.getMessage()), e);
        }
    }
}
