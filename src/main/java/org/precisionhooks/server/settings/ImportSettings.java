package org.precisionhooks.server.settings;

import java.time.Duration;
import java.util.Set;
import org.precisionhooks.fhir.importer.VcfImport;
import org.precisionhooks.fhir.importer.vcf.VcfLimits;
import org.precisionhooks.fhir.operation.file.LaterImports;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The import of files of variants.
 *
 * @param synchronous largest file that is imported while its sender waits
 * @param upload largest file that is taken to be imported later, as it is sent
 * @param uploads most files that are taken at the same time
 * @param bytes most bytes of one file, after decompression
 * @param expansion most bytes that a byte of a compressed file may stand for
 * @param rows most rows of one file
 * @param line longest line
 * @param listed most refused rows that the answer lists; all are counted
 * @param observations most findings of one file that become Observations; further ones are in the index only
 * @param filters names of filters that a row may have failed
 * @param silence how long nothing is heard of work beside requests before another node begins it again
 */
public record ImportSettings(
        @DefaultValue("5MB") DataSize synchronous,
        @DefaultValue("2GB") DataSize upload,
        @DefaultValue("4") int uploads,
        @DefaultValue("50GB") DataSize bytes,
        @DefaultValue("300") int expansion,
        @DefaultValue("200000000") long rows,
        @DefaultValue("1MB") DataSize line,
        @DefaultValue("200") int listed,
        @DefaultValue("5000") int observations,
        @DefaultValue Set<String> filters,
        @DefaultValue("10m") Duration silence) {

    /** Shorter than this, work that goes on would be taken from the node that does it, again and again. */
    private static final Duration SHORTEST = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofDays(1);

    public ImportSettings {
        if (silence.compareTo(SHORTEST) < 0 || silence.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("precision-hooks.imports.silence must be between 2m and 24h");
        }
    }

    public VcfLimits limits() {
        return new VcfLimits(bytes.toBytes(), rows, Math.toIntExact(line.toBytes()), listed, expansion);
    }

    public LaterImports.Bounds uploadBounds() {
        return new LaterImports.Bounds(upload.toBytes(), uploads);
    }

    public VcfImport.Settings decisions() {
        return new VcfImport.Settings(filters, observations);
    }
}
