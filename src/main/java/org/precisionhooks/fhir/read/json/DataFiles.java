package org.precisionhooks.fhir.read.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recognises files of variants, regions and reads among documents (Genomics Reporting STU3, genomic-data-file). */
public final class DataFiles {

    private static final Set<String> FORMATS =
            Set.of("vcf", "bcf", "gvcf", "bed", "bam", "cram", "sam", "fastq", "maf");
    private static final String FORMAT_SYSTEM = "genomic-study-data-format-cs";
    private static final String PROFILE = "genomic-data-file";

    private DataFiles() {}

    /** The format in lower case, empty text when it is a data file of an unknown one; empty when it is no data file. */
    public static Optional<String> format(JsonNode document) {
        for (JsonNode content : Json.items(document, "content")) {
            JsonNode coding = content.path("format");
            JsonNode attachment = content.path("attachment");
            if (Json.text(coding, "system").endsWith(FORMAT_SYSTEM)) {
                return Optional.of(Json.text(coding, "code").toLowerCase(Locale.ROOT));
            }
            for (String field : new String[] {"contentType", "title", "url"}) {
                String format = ending(Json.text(attachment, field));
                if (!format.isEmpty()) {
                    return Optional.of(format);
                }
            }
        }
        return isDataFile(document) ? Optional.of("") : Optional.empty();
    }

    /** The format that a media type or a file name ends in; a compressed one is what is in it. */
    private static String ending(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bgz|bgzf)$", "");
        int start = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('/'));
        String last = plain.substring(start + 1);
        return start > 0 && FORMATS.contains(last) ? last : "";
    }

    /** The profile is a hint only, but the only one that some give. */
    public static boolean isDataFile(JsonNode document) {
        for (JsonNode profile : Json.items(document.path("meta"), "profile")) {
            if (profile.asText("").contains(PROFILE)) {
                return true;
            }
        }
        return false;
    }
}
