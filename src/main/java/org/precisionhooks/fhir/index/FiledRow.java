package org.precisionhooks.fhir.index;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** Reads rows of {@code ph_genomic_source}, alone or joined with {@code ph_variant}. */
final class FiledRow {

    static final String SOURCE = "s.patient, s.resource, s.part, s.kind, s.status, s.test, s.specimen, s.tested,"
            + " s.tested_from, s.tested_to";

    static final String VARIANT =
            "v.accession, v.bin, v.start0, v.ref, v.alt, v.outer_start, v.outer_end, v.inner_start,"
                    + " v.inner_end, v.structural_change, v.gene, v.names, v.source_class, v.presence, v.allelic_state,"
                    + " v.allele_fraction, v.copy_number, v.phase_set, v.phase_copy";

    private final ResultSet row;

    private FiledRow(ResultSet row) {
        this.row = row;
    }

    static FiledVariant variant(ResultSet row) throws SQLException {
        FiledRow filed = new FiledRow(row);
        IndexedVariant variant = new IndexedVariant(
                row.getInt("bin") == VariantBin.STRUCTURAL.ordinal() ? filed.structural() : filed.simple(),
                row.getString("test"),
                row.getString("specimen"));
        return new FiledVariant(row.getString("patient"), variant);
    }

    static FiledResult result(ResultSet row) throws SQLException {
        FiledRow filed = new FiledRow(row);
        IndexedResult result = new IndexedResult(
                ResultKind.valueOf(row.getString("kind")),
                filed.source(),
                row.getString("test"),
                row.getString("specimen"),
                "");
        return new FiledResult(row.getString("patient"), result);
    }

    private Variant simple() throws SQLException {
        return new Variant(
                source(),
                row.getString("gene"),
                Origin.valueOf(row.getString("source_class")),
                Presence.valueOf(row.getString("presence")),
                Zygosity.valueOf(row.getString("allelic_state")),
                names(),
                location(),
                phase(),
                decimal("allele_fraction"));
    }

    private StructuralVariant structural() throws SQLException {
        return new StructuralVariant(
                source(),
                row.getString("gene"),
                Origin.valueOf(row.getString("source_class")),
                Presence.valueOf(row.getString("presence")),
                Zygosity.valueOf(row.getString("allelic_state")),
                StructuralChange.valueOf(row.getString("structural_change")),
                region("outer"),
                region("inner"),
                decimal("copy_number").map(Copies::of),
                names());
    }

    private Source source() throws SQLException {
        String part = row.getString("part");
        String resource = row.getString("resource");
        return new Source(
                part.isEmpty() ? resource : resource + "#" + part,
                ResultStatus.valueOf(row.getString("status")),
                time());
    }

    private Optional<ClinicalTime> time() throws SQLException {
        String text = row.getString("tested");
        Instant start = instant(row.getTimestamp("tested_from"), Instant.MIN);
        Instant end = instant(row.getTimestamp("tested_to"), Instant.MAX);
        return text.isEmpty() ? Optional.empty() : Optional.of(new ClinicalTime(text, start, end));
    }

    private static Instant instant(@Nullable Timestamp bound, Instant open) {
        return bound == null ? open : bound.toInstant();
    }

    private List<String> names() throws SQLException {
        String names = row.getString("names");
        return names.isEmpty() ? List.of() : Arrays.asList(names.split("\n", -1));
    }

    private Optional<GenomicLocation> location() throws SQLException {
        String accession = row.getString("accession");
        return accession == null
                ? Optional.empty()
                : Optional.of(new GenomicLocation(
                        accession, row.getLong("start0"), row.getString("ref"), row.getString("alt")));
    }

    private Optional<GenomicRegion> region(String bounds) throws SQLException {
        String accession = row.getString("accession");
        long start = row.getLong(bounds + "_start");
        boolean none = row.wasNull() || accession == null;
        return none ? Optional.empty() : Optional.of(new GenomicRegion(accession, start, row.getLong(bounds + "_end")));
    }

    private Optional<Phase> phase() throws SQLException {
        String set = row.getString("phase_set");
        return set == null ? Optional.empty() : Optional.of(new Phase(set, row.getInt("phase_copy")));
    }

    private Optional<BigDecimal> decimal(String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column)).map(BigDecimal::stripTrailingZeros);
    }
}
