package org.precisionhooks.consent.decision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Our classes once more, with one file of them, or one table, replaced by another text. */
final class MutatedClasses extends ClassLoader {

    private static final String OURS = "org.precisionhooks.";
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final JavaFileManager AS_INSTALLED =
            JAVAC.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    private static final List<String> OPTIONS = List.of(
            "-proc:none",
            "-nowarn",
            "-implicit:none",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    private static final Map<String, byte[]> AS_BUILT = new ConcurrentHashMap<>();

    private final Map<String, byte[]> classes;
    private final Map<String, String> tables;

    private MutatedClasses(Map<String, byte[]> classes, Map<String, String> tables) {
        super(MutatedClasses.class.getClassLoader());
        this.classes = classes;
        this.tables = tables;
    }

    /** @param file path of a source file below the root package, or of a table below the resources */
    static MutatedClasses with(String file, String text) {
        return file.endsWith(".tsv")
                ? new MutatedClasses(Map.of(), Map.of(file, text))
                : new MutatedClasses(compiled(file, text), Map.of());
    }

    /** Whether a golden case fails among these classes. */
    boolean anyFails() {
        try {
            return (boolean)
                    loadClass(ConsentCase.class.getName()).getMethod("anyFails").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        String table = tables.get(name);
        return table == null
                ? super.getResourceAsStream(name)
                : new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8));
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] code = classes.containsKey(name) ? classes.get(name) : AS_BUILT.computeIfAbsent(name, this::asBuilt);
        if (code.length == 0) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    private byte[] asBuilt(String name) {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> compiled(String file, String text) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Memory memory = new Memory(AS_INSTALLED);
        if (!JAVAC.getTask(null, memory, problems, OPTIONS, null, List.of(new Source(file, text)))
                .call()) {
            throw new IllegalStateException("No Java: " + problems.getDiagnostics());
        }
        return memory.classes();
    }

    /** A source text. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///org/precisionhooks/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, code) -> classes.put(name, code.toByteArray()));
            return classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location,
                String name,
                JavaFileObject.Kind kind,
                javax.tools.FileObject sibling) {
            if (location != StandardLocation.CLASS_OUTPUT) {
                throw new IllegalStateException("Only classes are written");
            }
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return written.computeIfAbsent(name, absent -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
