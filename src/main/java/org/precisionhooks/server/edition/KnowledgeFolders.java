package org.precisionhooks.server.edition;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;
import org.precisionhooks.knowledge.Table;

/**
 * The operator's folders of knowledge. Which packs are switched on is said by the settings of the start, and by the table
 * {@code releases/packs} of the site's own folder, which is read each time.
 *
 * @param packs folders of packs that the settings name
 * @param site the site's own folder
 * @param imported folder into which imports put their packs
 */
public record KnowledgeFolders(List<Path> packs, Optional<Path> site, Optional<Path> imported) {

    static final String PACKS = "releases/packs";

    public KnowledgeFolders {
        packs = List.copyOf(packs);
    }

    /**
     * A row of {@code releases/packs.tsv}; the last one of a pack counts.
     *
     * @param pack name of its folder among those that were imported, or of one of the settings
     * @param on whether it is switched on
     */
    record PackRow(String pack, boolean on, String reason) {

        PackRow {
            if (pack.isEmpty() || pack.contains("/") || pack.contains("\\") || pack.startsWith(".")) {
                throw new IllegalArgumentException("a pack is the name of a folder");
            }
        }
    }

    /** The editions that these folders have held. */
    public Editions editions() {
        Editions editions = new Editions(this::read);
        editions.each(edition -> edition.knowledge().table(PACKS, PackRow.class));
        return editions;
    }

    /** Reads all files of all folders as they are now. */
    public Knowledge read() {
        Knowledge own = Knowledge.layered(site.stream().toList());
        return Knowledge.layered(switchedOn(own.table(PACKS, PackRow.class))).with(own);
    }

    private List<Path> switchedOn(Table<PackRow> table) {
        Map<String, Path> on = new LinkedHashMap<>();
        packs.forEach(pack -> on.put(String.valueOf(pack.getFileName()), pack));
        table.rows().forEach(row -> {
            if (row.on()) {
                on.computeIfAbsent(row.pack(), name -> imported(name, table));
            } else {
                on.remove(row.pack());
            }
        });
        return List.copyOf(on.values());
    }

    private Path imported(String pack, Table<PackRow> table) {
        return imported.map(folder -> folder.resolve(pack))
                .orElseThrow(() -> new KnowledgeException(
                        table.origin(), 0, "no folder of imported packs is named by the settings, for " + pack));
    }

    /** A message without the places of folders on this machine. */
    public String withoutPlaces(String message) {
        String plain = message;
        for (Path folder : Stream.of(packs.stream(), site.stream(), imported.stream())
                .flatMap(folders -> folders)
                .toList()) {
            String name = String.valueOf(folder.getFileName());
            plain = plain.replace(folder.toAbsolutePath().toString(), name).replace(folder.toString(), name);
        }
        return plain;
    }
}
