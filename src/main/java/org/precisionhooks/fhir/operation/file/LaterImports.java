package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.ImportTasks;
import org.precisionhooks.fhir.importer.ImportTasks.Received;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.JobStarter;
import org.precisionhooks.fhir.operation.AsyncAnswer;
import org.precisionhooks.fhir.operation.JobStatus;

/** Takes files that are imported beside the request that sends them. */
public final class LaterImports {

    private final ImportTasks tasks;
    private final JobStarter starter;
    private final Callers callers;
    private final ImportRights rights;
    private final long largest;
    private final Semaphore uploads;

    /**
     * Bounds on what is taken.
     *
     * @param largest most bytes of a file as it is sent
     * @param atOnce most files that are taken at the same time, each of which holds a thread of the server
     */
    public record Bounds(long largest, int atOnce) {}

    public LaterImports(ImportTasks tasks, JobStarter starter, Callers callers, ImportRights rights, Bounds bounds) {
        this.tasks = tasks;
        this.starter = starter;
        this.callers = callers;
        this.rights = rights;
        this.largest = bounds.largest();
        this.uploads = new Semaphore(bounds.atOnce());
    }

    /** Takes the file as it comes. */
    @FunctionalInterface
    interface FileTaker {

        void take(InputStream file) throws IOException;
    }

    /** What is sent: the file, and what is to be done with it, which may be known after the file only. */
    @FunctionalInterface
    interface Sending {

        ImportOrder to(FileTaker taker) throws IOException;
    }

    /** Keeps the file and begins to work on it; what is answered then. */
    AsyncAnswer accepted(ImportOrder order, InputStream file, RequestDetails details) throws IOException {
        return accepted(
                taker -> {
                    taker.take(file);
                    return order;
                },
                details);
    }

    /** The same, for a file that comes with what is to be done. */
    AsyncAnswer accepted(Sending sending, RequestDetails details) throws IOException {
        if (RawFile.length(details) > largest) {
            throw ImportProblem.of(FileRefusal.UPLOAD_TOO_LARGE);
        }
        if (!uploads.tryAcquire()) {
            throw ImportProblem.TOO_MANY_UPLOADS.exception();
        }
        try {
            String job = begun(sending, details);
            return AsyncAnswer.accepted(JobStatus.address(ImportStatus.NAME, job, details));
        } finally {
            uploads.release();
        }
    }

    private String begun(Sending sending, RequestDetails details) throws IOException {
        String requester = JobStatus.requester(callers.of(details).requester());
        List<Received> files = new ArrayList<>(1);
        try {
            ImportOrder order = sending.to(file -> files.add(tasks.receive(file, largest, requester)));
            Received received = files.get(0);
            if (!tasks.ready(
                    received.job(), rights.of(order.of(received.hash()), tasks.file(received.job()), details))) {
                throw ImportProblem.BROKEN_OFF.exception();
            }
        } catch (IOException | RuntimeException refused) {
            files.forEach(received -> tasks.discard(received.job()));
            throw refused;
        }
        String job = files.get(0).job();
        starter.start(JobKind.IMPORT, job, 1);
        return job;
    }
}
