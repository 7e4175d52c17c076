package org.precisionhooks.release;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;

/**
 * {@code java -jar precision-hooks.jar import-knowledge ...}: takes a release over without starting the server.
 */
public final class ImportCommand {

    public static final String NAME = "import-knowledge";

    private static final String USAGE = """
            import-knowledge kind=guidance|alleles|rxnorm release=<file or folder> folder=<new folder> edition=<text>
                [source=CPIC|DPWG] [over=<pack>]...
              guidance  recommendations of one source in PharmCAT's format (one file a guideline, or prescribing_guidance.json), or
                        as a flat table (.csv, .tsv)
              alleles   a folder with definitions (*_translation.json, exemptions.json) and phenotypes of genes in PharmCAT's format
              rxnorm    a folder with RXNCONSO.RRF and RXNREL.RRF, and RXNATOMARCHIVE.RRF for codes that were merged into others
              over      packs that are switched on already, in their order
            """;

    private final PrintStream out;
    private final Clock clock;

    public ImportCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Runs the command; returns the exit status of the process: 0 done, 1 refused, 2 not understood. */
    public int run(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        List<Path> over = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                return usage();
            }
            String name = argument.substring(0, equals);
            String value = argument.substring(equals + 1);
            if (name.equals("over")) {
                over.add(Path.of(value));
            } else if (given.put(name, value) != null) {
                return usage();
            }
        }
        try {
            return imported(given, over).map(this::print).orElseGet(this::usage);
        } catch (ReleaseException | KnowledgeException | InvalidPathException | UncheckedIOException e) {
            out.println("Refused: " + e.getMessage());
            return 1;
        }
    }

    private Optional<KnowledgeImport.Report> imported(Map<String, String> given, List<Path> over) {
        String kind = given.getOrDefault("kind", "");
        if (!given.keySet().containsAll(List.of("release", "folder", "edition"))) {
            return Optional.empty();
        }
        KnowledgeImport imports = new KnowledgeImport(Knowledge.layered(over));
        Path release = Path.of(given.getOrDefault("release", ""));
        Path folder = Path.of(given.getOrDefault("folder", ""));
        String edition = given.getOrDefault("edition", "");
        LocalDate today = LocalDate.now(clock);
        return switch (kind) {
            case "guidance" ->
                Optional.of(imports.guidance(release, given.getOrDefault("source", "CPIC"), edition, today, folder));
            case "alleles" -> Optional.of(imports.alleles(release, edition, today, folder));
            case "rxnorm" -> Optional.of(imports.rxNorm(release, edition, today, folder));
            default -> Optional.empty();
        };
    }

    private int print(KnowledgeImport.Report report) {
        report.differences().forEach(difference -> {
            out.println(difference.table() + ": " + difference.added().size() + " added, "
                    + difference.changed().size() + " changed, "
                    + difference.removed().size() + " removed");
            difference.added().forEach(row -> out.println("  + " + row));
            difference.changed().forEach(row -> out.println("  ~ " + row));
            difference.removed().forEach(row -> out.println("  - " + row));
        });
        report.leftOut().forEach(left -> out.println("not taken over: " + left));
        out.println("Switch the pack on with precision-hooks.knowledge.packs and restart.");
        return 0;
    }

    private int usage() {
        out.print(USAGE);
        return 2;
    }
}
