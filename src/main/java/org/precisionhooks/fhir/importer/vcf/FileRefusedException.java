package org.precisionhooks.fhir.importer.vcf;

/** Ends the reading of a file that is not imported. */
public final class FileRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FileRefusal refusal;

    FileRefusedException(FileRefusal refusal) {
        super(refusal.words());
        this.refusal = refusal;
    }

    public FileRefusal refusal() {
        return refusal;
    }
}
