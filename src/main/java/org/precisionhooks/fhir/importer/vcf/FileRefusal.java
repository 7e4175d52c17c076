package org.precisionhooks.fhir.importer.vcf;

/** Why a file as a whole is not imported; codes are stable and shown to clients. */
public enum FileRefusal {
    NOT_VCF("not-vcf", "The file does not begin like a VCF file, or its rows begin before its line of column names"),
    NOT_COMPRESSED_AS_SAID("damaged-compression", "The compressed data is damaged"),
    CUT_OFF("cut-off", "The file ends before its compressed data does"),
    UPLOAD_TOO_LARGE("upload-too-large", "The file that was sent is larger than this server takes"),
    TOO_LARGE("too-large", "The file holds more bytes than this server imports"),
    BOMB("expands-too-far", "The compressed data expands as no file of variants does"),
    TOO_MANY_ROWS("too-many-rows", "The file holds more rows than this server imports"),
    NO_SAMPLE("no-sample", "The file has no column of a sample, hence says nothing of a patient"),
    SAMPLE_NEEDED("sample-needed", "The file has several samples; parameter 'sample' must name one"),
    UNKNOWN_SAMPLE("unknown-sample", "The file has no sample, or more than one, of the name that was given"),
    UNKNOWN_BUILD("unknown-build", "Nothing in the file says which genome build it is of; parameter 'build' is needed"),
    UNSUPPORTED_BUILD("unsupported-build", "The file is of a genome that is neither GRCh37 nor GRCh38"),
    BUILD_CONFLICT("build-conflict", "The file is of another genome build than was said, or its header speaks of two"),
    NOT_UTF8("not-utf-8", "The file is not encoded in UTF-8"),
    NOT_CALLS("not-calls", "The file is neither a table of outside calls nor the gene reports of PharmCAT as JSON"),
    TOO_MANY_CALLS("too-many-calls", "The file holds more calls than this server imports"),
    NO_CALLS("no-calls", "The file holds no call that can be taken; the further issues tell why"),
    NOT_BED("not-bed", "A file of regions has a line that is none");

    private final String code;
    private final String words;

    FileRefusal(String code, String words) {
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

    public FileRefusedException exception() {
        return new FileRefusedException(this);
    }
}
