package org.precisionhooks.server.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tables that an operator puts into a folder.
 *
 * @param folder where they lie
 */
public record SiteTables(Path folder) {

    private static final String PROVENANCE = """
            # mode: extend
            # source: the site
            # version: site
            # retrieved: 2026-11-28
            # url: https://site.example
            # license: CC0-1.0
            """;

    public static SiteTables inNewFolder() {
        try {
            Path folder = Files.createTempDirectory("site");
            folder.toFile().deleteOnExit();
            return new SiteTables(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param rows with their header */
    public void write(String table, String rows) {
        write(table, PROVENANCE, rows);
    }

    private void write(String table, String head, String rows) {
        Path file = folder.resolve(table + ".tsv");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, head + rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param file a whole built-in table with changes */
    public void replace(String table, String file) {
        write(table, "", "# mode: replace\n" + file);
    }

    /** Switches the pair of CYP2D6 and tamoxifen off. */
    void pairSwitch(String reason) {
        write("pharmacogenomics/pair_switches", "gene\tdrug\ton\treason\nCYP2D6\t10324\tN\t" + reason + "\n");
    }

    public void pack(String name, boolean on) {
        write("releases/packs", "pack\ton\treason\n" + name + "\t" + (on ? "Y" : "N") + "\ta test\n");
    }

    public void remove(String table) {
        try {
            Files.deleteIfExists(folder.resolve(table + ".tsv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
