package org.precisionhooks.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the bounds of the contribution guide over the sources: what grows beyond them is parted by meaning. */
class SourceSizeTest {

    private static final int LONGEST_METHOD = 30;
    private static final int LONGEST_FILE = 300;

    @Test
    void noFileIsLong() throws IOException {
        List<Length> files = new ArrayList<>();
        for (Path file : sources()) {
            files.add(new Length(file.toString(), Files.readAllLines(file).size()));
        }

        assertThat(files)
                .isNotEmpty()
                .filteredOn(file -> file.lines() > LONGEST_FILE)
                .isEmpty();
    }

    @Test
    void noMethodIsLong() throws IOException {
        assertThat(methods())
                .isNotEmpty()
                .filteredOn(method -> method.lines() > LONGEST_METHOD)
                .isEmpty();
    }

    /** How long a file is, or a method from its opening brace to its closing one. */
    private record Length(String name, long lines) {}

    private static List<Path> sources() throws IOException {
        try (Stream<Path> main = Files.walk(Path.of("src/main/java"));
                Stream<Path> bench = Files.walk(Path.of("src/bench/java"))) {
            return Stream.concat(main, bench)
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Length> methods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            MethodScanner scanner = new MethodScanner(Trees.instance(task).getSourcePositions());
            task.parse().forEach(unit -> scanner.scan(unit, unit));
            return scanner.methods;
        }
    }

    private static final class MethodScanner extends TreeScanner<Void, CompilationUnitTree> {

        private final SourcePositions positions;
        private final List<Length> methods = new ArrayList<>();

        MethodScanner(SourcePositions positions) {
            this.positions = positions;
        }

        @Override
        public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            if (method.getBody() != null) {
                long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method.getBody()));
                long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method.getBody()));
                methods.add(new Length(unit.getSourceFile().getName() + " " + method.getName(), last - first + 1));
            }
            return super.visitMethod(method, unit);
        }
    }
}
