package org.precisionhooks.release;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.pharmacogenomics.PharmacogenomicsEngine;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;

/** Takes a release over: reads it, checks that advice can be given by it, writes it as a pack, and says what it changes. */
public final class KnowledgeImport {

    private final Knowledge loaded;

    /** @param loaded the knowledge over which the pack will be laid */
    public KnowledgeImport(Knowledge loaded) {
        this.loaded = loaded;
    }

    /**
     * What an import has made.
     *
     * @param differences tables with rows that are new, other or gone
     * @param leftOut what of the release was not taken over
     */
    public record Report(List<TableDifference> differences, List<String> leftOut) {
        public Report {
            differences = List.copyOf(differences);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Takes a publisher's recommendations over.
     *
     * @param release file or folder in PharmCAT's format
     * @param source publisher, {@code CPIC} or {@code DPWG}
     * @param edition what the release is called
     * @param folder new folder for the pack
     * @throws ReleaseException when the release is not as expected; nothing is written then
     */
    public Report guidance(Path release, String source, String edition, LocalDate today, Path folder) {
        Pack pack = new GuidancePack(loaded, new DrugDictionary(loaded)).of(release, source, edition, today);
        return written(pack, folder);
    }

    /**
     * Takes definitions and functions of alleles over.
     *
     * @param release folder with files in PharmCAT's format
     */
    public Report alleles(Path release, String edition, LocalDate today, Path folder) {
        return written(new AllelePack(loaded).of(release, edition, today), folder);
    }

    /**
     * Takes RxNorm over.
     *
     * @param release folder with RXNCONSO.RRF and RXNREL.RRF
     */
    public Report rxNorm(Path release, String edition, LocalDate today, Path folder) {
        return written(new RxNormPack(loaded).of(release, edition, today), folder);
    }

    private Report written(Pack pack, Path folder) {
        pack.write(folder, draft -> check(loaded.with(draft), folder));
        Knowledge with = loaded.with(folder);
        Set<String> names = pack.tables().stream()
                .map(table -> table.table().name())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Report(
                names.stream()
                        .map(name -> TableDifference.between(loaded.raw(name), with.raw(name)))
                        .filter(difference -> !difference.isEmpty())
                        .toList(),
                pack.leftOut());
    }

    /** Advice must be possible with it: the same checks as at the start of the server. */
    private static void check(Knowledge knowledge, Path folder) {
        try {
            new PharmacogenomicsEngine(knowledge, new DrugDictionary(knowledge));
        } catch (KnowledgeException | IllegalArgumentException e) {
            throw new ReleaseException(String.valueOf(folder.getFileName()), 0, String.valueOf(e.getMessage()));
        }
    }
}
