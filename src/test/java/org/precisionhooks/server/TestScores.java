package org.precisionhooks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.SharedReference;

/** The scores of the shared server: two that were made up, and those of the reference data where it is. */
public final class TestScores {

    /**
     * Genotypes of {@code PGS900001}: two effect alleles, one of them the reference; a deletion; a pair that reads the same on
     * both strands; one place is missing.
     */
    public static final String VCF = """
            ##fileformat=VCFv4.3
            ##contig=<ID=1,length=248956422>
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	NA1
            1	1000000	.	A	G	.	PASS	.	GT	0/1
            1	2000000	.	C	T	.	PASS	.	GT	0/0
            2	3000000	.	A	T	.	PASS	.	GT	1/1
            2	4000000	.	AG	A	.	PASS	.	GT	0/1
            """;

    private static final List<String> SHARED = List.of("PGS001229_22.txt", "PGS000001_hmPOS_GRCh38.txt.gz");

    private TestScores() {}

    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("scores");
            folder.toFile().deleteOnExit();
            try (Stream<Path> own = Files.list(Path.of("src/test/resources/polygenic"))) {
                own.forEach(file -> copy(file, folder));
            }
            SHARED.forEach(
                    name -> SharedReference.find("cardiology/pgs/" + name).ifPresent(file -> copy(file, folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path folder) {
        try {
            Path copy = Files.copy(file, folder.resolve(file.getFileName()));
            copy.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
