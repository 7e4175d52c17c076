package org.precisionhooks.fhir.job;

/** The attempt is not the current one any more, or the job was cancelled: nothing more of it is to be done. */
public final class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public static void requireCurrent(boolean current) {
        if (!current) {
            throw new SupersededException();
        }
    }
}
