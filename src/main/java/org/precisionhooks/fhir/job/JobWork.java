package org.precisionhooks.fhir.job;

/** Does jobs of one kind. An attempt may be begun again on any node after another came to nothing. */
public interface JobWork {

    /** Does one attempt to its end; what failed for a reason of the server is thrown, for it may be tried again. */
    void run(String job, int attempt);

    /** It was tried as often as it will be. */
    void failed(String job, int attempt);
}
