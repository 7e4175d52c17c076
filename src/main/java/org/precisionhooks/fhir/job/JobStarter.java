package org.precisionhooks.fhir.job;

/** Port: has a node begin an attempt of a job. */
@FunctionalInterface
public interface JobStarter {

    void start(JobKind kind, String job, int attempt);
}
