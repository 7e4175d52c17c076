package org.precisionhooks.fhir.importer.vcf;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.precisionhooks.fhir.importer.vcf.VcfContigs.Meaning;
import org.precisionhooks.genome.ReferenceSequence;

/** Goes through the rows of a file: those outside of the regions are passed over by their first columns. */
final class RowScan {

    private static final long ROWS_BETWEEN_REPORTS = 1 << 14;
    private static final String MISSING = ".";

    private final Lines lines;
    private final VcfLimits limits;
    private final LongConsumer progress;
    private final VcfContigs contigs;
    private final Columns columns;
    private final RowReader reading;
    private final RefusedRows refused;
    private final long[] outcomes = new long[RowOutcome.values().length];
    private final Set<String> refusedContigs = new HashSet<>();
    private long rows;

    /** @param progress told the number of rows now and then; what it throws ends the reading */
    RowScan(Rows source, VcfContigs contigs, RowReader reading, RefusedRows refused, LongConsumer progress) {
        this.lines = source.lines();
        this.columns = new Columns(source.sample());
        this.limits = source.limits();
        this.contigs = contigs;
        this.reading = reading;
        this.refused = refused;
        this.progress = progress;
    }

    /**
     * Rows to be read.
     *
     * @param lines of the file, after its line of column names
     * @param sample index of the sample
     */
    record Rows(Lines lines, int sample, VcfLimits limits) {}

    /** Reads the next row; false at the end of the file. */
    boolean next() throws IOException {
        do {
            if (!lines.next()) {
                progress.accept(rows);
                return false;
            }
        } while (lines.isEmpty() && !lines.tooLong());
        if (++rows > limits.rows()) {
            throw FileRefusal.TOO_MANY_ROWS.exception();
        }
        outcomes[row().ordinal()]++;
        if (rows % ROWS_BETWEEN_REPORTS == 0) {
            progress.accept(rows);
        }
        return true;
    }

    Map<RowOutcome, Long> outcomes() {
        Map<RowOutcome, Long> counts = new EnumMap<>(RowOutcome.class);
        for (RowOutcome outcome : RowOutcome.values()) {
            counts.put(outcome, outcomes[outcome.ordinal()]);
        }
        return counts;
    }

    private RowOutcome row() {
        columns.of(lines);
        if (lines.tooLong()) {
            return refuse(RowRefusal.LINE_TOO_LONG);
        }
        if (!columns.has(Columns.POSITION)) {
            return refuse(RowRefusal.COLUMNS);
        }
        Meaning contig = contigs.of(columns);
        Optional<ReferenceSequence> sequence = contig.sequence();
        if (sequence.isEmpty()) {
            return refuseContig(contig);
        }
        long position = columns.number(Columns.POSITION);
        if (position < 1 || position > sequence.get().length()) {
            return refuse(RowRefusal.POSITION);
        }
        if (isOutside(contig.regions(), position - 1)) {
            reading.skipped();
            return RowOutcome.OUTSIDE;
        }
        Optional<String> values = columns.sample();
        return values.isEmpty()
                ? refuse(RowRefusal.COLUMNS)
                : reading.read(row(lines.number(), sequence.get(), position, values.get()), columns);
    }

    /** A row before the next region may reach into it. */
    private boolean isOutside(Intervals regions, long start) {
        int next = regions.endingAfter(start);
        if (next == regions.size()) {
            return true;
        }
        long until = regions.start(next);
        if (until <= start || !columns.has(Columns.INFO)) {
            return false;
        }
        // The place of an insertion touches a region that begins there.
        boolean reaches = start + columns.length(Columns.REFERENCE) >= until;
        return !reaches && !mayBeStructural() && columns.tagged(Columns.INFO, Columns.END) <= until;
    }

    private boolean mayBeStructural() {
        return columns.contains(Columns.ALTERNATES, '<') && !columns.isUnnamed(Columns.ALTERNATES);
    }

    private Row row(long line, ReferenceSequence sequence, long position, String values) {
        return new Row(
                line,
                sequence,
                position,
                list(columns.text(Columns.IDS), ";"),
                columns.text(Columns.REFERENCE).toUpperCase(Locale.ROOT),
                alternates(columns.text(Columns.ALTERNATES)),
                columns.text(Columns.FILTER),
                new Info(columns.text(Columns.INFO)),
                SampleValues.of(columns.text(Columns.FORMAT), values));
    }

    private static List<String> alternates(String text) {
        return list(text, ",").stream()
                .map(alternate -> alternate.startsWith("<") ? alternate : alternate.toUpperCase(Locale.ROOT))
                .toList();
    }

    private static List<String> list(String text, String separator) {
        return text.equals(MISSING) ? List.of() : Arrays.asList(text.split(separator, -1));
    }

    private RowOutcome refuseContig(Meaning contig) {
        reading.skipped();
        if (contigs.isFirst(refusedContigs, contig)) {
            refused.add(lines.number(), contig.refusal());
        } else {
            refused.again(contig.refusal());
        }
        return RowOutcome.REFUSED;
    }

    private RowOutcome refuse(RowRefusal reason) {
        reading.skipped();
        refused.add(lines.number(), reason);
        return RowOutcome.REFUSED;
    }
}
