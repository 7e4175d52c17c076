package org.precisionhooks.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consent cannot be forgotten: no code outside this package compiles that makes facts look consented. */
class ConsentedFactsOriginTest {

    @TempDir
    Path output;

    @Test
    void anotherPackageCannotMakeConsentedFacts() {
        assertThat(compile("new org.precisionhooks.consent.ConsentedFacts(\"p1\", List.of(), List.of(), List.of())"))
                .contains("ConsentedFacts(java.lang.String,java.util.List")
                .contains("is not public");
    }

    @Test
    void anotherPackageMayUseThem() {
        assertThat(compile("(org.precisionhooks.consent.ConsentedFacts) null")).isEmpty();
    }

    private String compile(String expression) {
        String source = "package org.precisionhooks.engine; import java.util.List;"
                + " class Shortcut { Object facts = " + expression + "; }";
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Shortcut.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", output.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        compiler.getTask(new StringWriter(), null, diagnostics, options, null, List.of(file))
                .call();
        StringBuilder errors = new StringBuilder();
        diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .forEach(diagnostic -> errors.append(diagnostic.getMessage(java.util.Locale.ROOT)));
        return errors.toString();
    }
}
