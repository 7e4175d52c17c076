package org.precisionhooks.fhir.importer.calls;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a table of outside calls as PharmCAT takes it: gene, diplotype, phenotype and activity score parted by tabs, of the last
 * three at least one; lines that begin with {@code #} are passed over.
 */
final class CallTable {

    private static final int GENE = 0;
    private static final int DIPLOTYPE = 1;
    private static final int PHENOTYPE = 2;
    private static final int SCORE = 3;

    private static final int LONGEST_CELL = 400;

    /** What stands for no result. */
    private static final Set<String> NOTHING = Set.of(".", "./.", "/", "no call", "no result");

    private CallTable() {}

    static OutsideCalls read(String text) {
        OutsideCalls.Draft calls = new OutsideCalls.Draft();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
                add("Line " + (i + 1), lines[i].split("\t", -1), calls);
            }
        }
        return calls.all();
    }

    private static void add(String place, String[] cells, OutsideCalls.Draft calls) {
        if (isHeader(cells)) {
            return;
        }
        boolean stated = Stream.of(cells).skip(DIPLOTYPE).limit(SCORE).anyMatch(cell -> !cell.isBlank());
        if (cells[GENE].isBlank() || !stated) {
            calls.refuse(place, CallRefusal.COLUMNS);
        } else if (Stream.of(cells).anyMatch(cell -> cell.length() > LONGEST_CELL)) {
            calls.refuse(place, CallRefusal.TOO_LONG);
        } else {
            calls.add(new OutsideCall(
                    place, cells[GENE].strip(), cell(cells, DIPLOTYPE), cell(cells, PHENOTYPE), cell(cells, SCORE)));
        }
    }

    private static boolean isHeader(String[] cells) {
        return cells[GENE].strip().equalsIgnoreCase("gene");
    }

    private static String cell(String[] cells, int column) {
        String cell = column < cells.length ? cells[column].strip() : "";
        return NOTHING.contains(cell.toLowerCase(Locale.ROOT)) ? "" : cell;
    }
}
