package org.precisionhooks.fhir.importer.vcf;

/** Why a row, one called allele of it, or how many copies carry it, is not imported; codes are stable and shown to clients. */
public enum RowRefusal {
    LINE_TOO_LONG("line-too-long", "The line is longer than this server reads"),
    COLUMNS("columns", "The row has fewer columns than the line of column names"),
    POSITION("position", "The position is not a number, or lies outside the chromosome"),
    UNKNOWN_CONTIG("unknown-contig", "The contig is not a chromosome of the genome build"),
    OTHER_MITOCHONDRION("other-mitochondrion", "The mitochondrial sequence is not NC_012920.1"),
    REFERENCE("reference", "The reference allele is not a sequence of bases"),
    OTHER_REFERENCE("other-reference", "The reference allele is not that of the genome build at this position"),
    ALTERNATE("alternate", "A called allele is neither a sequence of bases nor a symbol that is understood"),
    GENOTYPE("genotype", "The genotype cannot be read, or calls an allele that the row does not have"),
    FILTERED("filtered", "The row did not pass the filters of the laboratory"),
    BREAKEND("breakend", "Breakends are not supported"),
    UNSUPPORTED_SYMBOL("unsupported-symbol", "The symbolic allele is not supported"),
    BOUNDS("bounds", "The structural variant has no end, or one before its start or outside the chromosome"),
    DIPLOID_MITOCHONDRION("diploid-mitochondrion", "The mitochondrial genome has one copy, the genotype has more"),
    REPEATED("repeated", "An earlier row has the same finding; it is kept once"),
    COPIES_OF_SEX(
            "copies-of-sex",
            "One copy of X, or one of Y, is called of a patient recorded as female; what was found is kept as present, how many copies carry it is not"),
    MORE_THAN_TWO_COPIES(
            "more-than-two-copies",
            "The genotype has more than two alleles; the first two count, unless a further one is only there: then it is kept as present, how many copies carry it is not");

    private final String code;
    private final String words;

    RowRefusal(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    /** What is wrong, without any of the file's content. */
    public String words() {
        return words;
    }
}
