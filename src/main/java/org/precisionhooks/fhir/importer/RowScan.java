package org.precisionhooks.fhir.importer;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.fhir.importer.VcfContigs.Meaning;
import org.precisionhooks.genome.ReferenceSequence;

/** Goes through the rows of a file: those outside of the regions are passed over by their first columns. */
final class RowScan {

    private static final long ROWS_BETWEEN_REPORTS = 1 << 14;
    private static final String MISSING = ".";

    private final VcfContigs contigs;
    private final Columns columns;
    private final RowReading reading;
    private final RefusedRows refused;
    private final long[] outcomes = new long[RowOutcome.values().length];
    private final Set<String> refusedContigs = new HashSet<>();

    RowScan(VcfContigs contigs, Columns columns, RowReading reading, RefusedRows refused) {
        this.contigs = contigs;
        this.columns = columns;
        this.reading = reading;
        this.refused = refused;
    }

    void all(Lines lines, VcfLimits limits, VcfReader.Progress progress) throws IOException {
        long rows = 0;
        while (lines.next()) {
            if (lines.isEmpty() && !lines.tooLong()) {
                continue;
            }
            if (++rows > limits.rows()) {
                throw FileRefusal.TOO_MANY_ROWS.exception();
            }
            outcomes[row(lines).ordinal()]++;
            if (rows % ROWS_BETWEEN_REPORTS == 0) {
                progress.rows(rows);
            }
        }
        progress.rows(rows);
    }

    Map<RowOutcome, Long> outcomes() {
        Map<RowOutcome, Long> counts = new EnumMap<>(RowOutcome.class);
        for (RowOutcome outcome : RowOutcome.values()) {
            counts.put(outcome, outcomes[outcome.ordinal()]);
        }
        return counts;
    }

    private RowOutcome row(Lines lines) {
        columns.of(lines);
        if (lines.tooLong()) {
            return refuse(lines, RowRefusal.LINE_TOO_LONG);
        }
        if (!columns.has(Columns.POSITION)) {
            return refuse(lines, RowRefusal.COLUMNS);
        }
        Meaning contig = contigs.of(columns);
        Optional<ReferenceSequence> sequence = contig.sequence();
        if (sequence.isEmpty()) {
            return refuseContig(lines, contig);
        }
        long position = columns.number(Columns.POSITION);
        if (position < 1 || position > sequence.get().length()) {
            return refuse(lines, RowRefusal.POSITION);
        }
        if (isOutside(contig.regions(), position - 1)) {
            reading.skipped();
            return RowOutcome.OUTSIDE;
        }
        Optional<String> values = columns.sample();
        return values.isEmpty()
                ? refuse(lines, RowRefusal.COLUMNS)
                : reading.read(row(lines.number(), sequence.get(), position, values.get()));
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

    private RowOutcome refuseContig(Lines lines, Meaning contig) {
        reading.skipped();
        if (contigs.isFirst(refusedContigs, contig)) {
            refused.add(lines.number(), contig.refusal());
        } else {
            refused.again(contig.refusal());
        }
        return RowOutcome.REFUSED;
    }

    private RowOutcome refuse(Lines lines, RowRefusal reason) {
        reading.skipped();
        refused.add(lines.number(), reason);
        return RowOutcome.REFUSED;
    }
}
