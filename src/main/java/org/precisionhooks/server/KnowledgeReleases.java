package org.precisionhooks.server;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.fhir.operation.Releases;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;
import org.precisionhooks.release.KnowledgeImport;
import org.precisionhooks.release.ReleaseException;
import org.precisionhooks.release.TableDifference;
import org.springframework.jdbc.core.JdbcTemplate;

/** Releases in the operator's folder, made into packs in another one. */
final class KnowledgeReleases implements Releases {

    private static final String PATIENTS = """
            select RES_ID, FHIR_ID from HFJ_RESOURCE
            where RES_TYPE = 'Patient' and RES_DELETED_AT is null and RES_ID > ?
            order by RES_ID fetch first ? rows only""";

    private final Folders folders;
    private final Supplier<Knowledge> current;
    private final Function<Knowledge, Adviser> advisers;
    private final JdbcTemplate database;
    private final Clock clock;

    /** Where releases lie, and where packs are put. */
    record Folders(Optional<Path> releases, Optional<Path> packs) {}

    KnowledgeReleases(
            Folders folders,
            Supplier<Knowledge> current,
            Function<Knowledge, Adviser> advisers,
            JdbcTemplate database,
            Clock clock) {
        this.folders = folders;
        this.current = current;
        this.advisers = advisers;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean areOffered() {
        return folders.releases().isPresent() && folders.packs().isPresent();
    }

    @Override
    public synchronized Taken take(Release release) {
        Path from = folders.releases().orElseThrow().resolve(release.name());
        if (!Files.exists(from)) {
            throw new Refused(release.name() + ":0: there is no such release");
        }
        boolean guidance = release.kind().equals("guidance");
        String name = (guidance ? release.source() : release.kind()).toLowerCase(Locale.ROOT) + "-" + release.edition();
        Path pack = folders.packs().orElseThrow().resolve(name);
        Knowledge loaded = current.get();
        try {
            KnowledgeImport imports = new KnowledgeImport(loaded);
            LocalDate today = LocalDate.now(clock);
            KnowledgeImport.Report report =
                    switch (release.kind()) {
                        case "guidance" -> imports.guidance(from, release.source(), release.edition(), today, pack);
                        case "alleles" -> imports.alleles(from, release.edition(), today, pack);
                        default -> imports.rxNorm(from, release.edition(), today, pack);
                    };
            return new Taken(name, changes(report), report.leftOut(), advisers.apply(loaded.with(pack)));
        } catch (ReleaseException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        } catch (KnowledgeException | UncheckedIOException e) {
            // Its message may name a folder of this machine.
            throw new Refused(name + ":0: the pack could not be written or used");
        }
    }

    private static List<Change> changes(KnowledgeImport.Report report) {
        return report.differences().stream().map(KnowledgeReleases::change).toList();
    }

    static Change change(TableDifference difference) {
        return new Change(difference.table(), difference.added(), difference.changed(), difference.removed());
    }

    @Override
    public Adviser withPack(String pack) {
        Path folder = folders.packs().orElseThrow().resolve(pack);
        if (!Files.isDirectory(folder)) {
            throw new Refused(pack + ":0: there is no such pack");
        }
        try {
            return advisers.apply(current.get().with(folder));
        } catch (KnowledgeException | IllegalArgumentException e) {
            throw new Refused(pack + ":0: the pack could not be used");
        }
    }

    /** A patient by the number of the row, which only grows: who is stored meanwhile comes last. */
    private record Stored(long row, String id) {}

    @Override
    public Patients patients(Optional<String> after, int most) {
        List<Stored> found = database.query(
                PATIENTS,
                (row, number) -> new Stored(row.getLong("RES_ID"), row.getString("FHIR_ID")),
                after.map(Long::valueOf).orElse(0L),
                most);
        return new Patients(
                found.stream().map(Stored::id).toList(),
                found.size() < most
                        ? Optional.empty()
                        : Optional.of(Long.toString(found.get(most - 1).row())));
    }
}
