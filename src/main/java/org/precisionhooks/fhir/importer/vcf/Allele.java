package org.precisionhooks.fhir.importer.vcf;

/** Kinds of alternate alleles (VCF 4.3, section 1.6.1). */
enum Allele {
    BASES,
    /** Deleted by a row before, or any other: {@code *}, {@code <*>}, {@code <NON_REF>}. Never a finding. */
    UNNAMED,
    STRUCTURAL,
    BREAKEND,
    UNSUPPORTED_SYMBOL,
    UNREADABLE;

    static Allele of(String text) {
        if (Row.isBases(text)) {
            return Row.isAmbiguous(text) ? UNREADABLE : BASES;
        }
        if (text.equals("*") || text.equals("<*>") || text.equalsIgnoreCase("<NON_REF>")) {
            return UNNAMED;
        }
        if (text.startsWith("<") && text.endsWith(">")) {
            return StructuralKind.of(text).isPresent() ? STRUCTURAL : UNSUPPORTED_SYMBOL;
        }
        boolean single = text.length() > 1 && (text.startsWith(".") || text.endsWith("."));
        return text.indexOf('[') >= 0 || text.indexOf(']') >= 0 || single ? BREAKEND : UNREADABLE;
    }
}
