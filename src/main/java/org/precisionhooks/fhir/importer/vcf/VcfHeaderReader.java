package org.precisionhooks.fhir.importer.vcf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines before the rows. */
final class VcfHeaderReader {

    private static final String FORMAT = "##fileformat=VCF";
    private static final String COLUMNS = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";
    private static final int SAMPLES_FROM = 9;

    private VcfHeaderReader() {}

    static VcfHeader read(Lines lines) throws IOException {
        if (!lines.next() || !begins(withoutMark(lines.text()), FORMAT)) {
            throw FileRefusal.NOT_VCF.exception();
        }
        List<String> meta = new ArrayList<>();
        while (lines.next()) {
            if (!lines.startsWith('#')) {
                break;
            }
            String line = lines.text();
            if (!line.startsWith("##")) {
                return VcfHeader.of(meta, samples(line));
            }
            meta.add(line);
        }
        throw FileRefusal.NOT_VCF.exception();
    }

    /** Some write their names in lower case. */
    private static boolean begins(String line, String start) {
        return line.regionMatches(true, 0, start, 0, start.length());
    }

    private static String withoutMark(String line) {
        return line.startsWith("\ufeff") ? line.substring(1) : line;
    }

    private static List<String> samples(String line) {
        if (!begins(line, COLUMNS)) {
            throw FileRefusal.NOT_VCF.exception();
        }
        List<String> columns = List.of(line.split("\t", -1));
        return columns.size() > SAMPLES_FROM ? columns.subList(SAMPLES_FROM, columns.size()) : List.of();
    }
}
