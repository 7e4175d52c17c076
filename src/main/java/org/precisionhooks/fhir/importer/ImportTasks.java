package org.precisionhooks.fhir.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.precisionhooks.fhir.job.Job.State;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.Jobs;
import org.springframework.jdbc.core.JdbcTemplate;

/** Imports beside the requests that asked for them, each with its file, which is kept in parts ({@code ph_import_part}). */
public final class ImportTasks {

    private static final int PART = 1 << 20;
    private static final int PARTS_BETWEEN_SIGNS = 16;

    private final Jobs jobs;
    private final JdbcTemplate database;
    private final ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());

    public ImportTasks(Jobs jobs, JdbcTemplate database) {
        this.jobs = jobs;
        this.database = database;
    }

    /**
     * A file that came.
     *
     * @param job id of the import
     * @param hash of the file
     */
    public record Received(String job, String hash) {}

    /**
     * Keeps a file as it comes, without ever holding it as a whole.
     *
     * @param most bytes
     * @throws FileRefusedException for a larger one; of it, and of one that breaks off, nothing is kept
     */
    public Received receive(InputStream file, long most, String requester) throws IOException {
        String id = jobs.expect(JobKind.IMPORT, requester);
        try {
            return new Received(id, keep(id, file, most));
        } catch (IOException | RuntimeException e) {
            discard(id);
            throw e;
        }
    }

    private String keep(String id, InputStream file, long most) throws IOException {
        FileHash hash = new FileHash();
        long size = 0;
        int part = 0;
        for (byte[] content = file.readNBytes(PART); content.length > 0; content = file.readNBytes(PART)) {
            size += content.length;
            if (size > most) {
                throw FileRefusal.UPLOAD_TOO_LARGE.exception();
            }
            hash.add(content);
            database.update("insert into ph_import_part (job, part, content) values (?, ?, ?)", id, part, content);
            if (++part % PARTS_BETWEEN_SIGNS == 0) {
                jobs.heard(id, 0);
            }
        }
        return hash.text();
    }

    /** What is to be done with a file that came; false when it came so slowly that it was given up. */
    public boolean ready(String id, ImportOrder order) {
        return jobs.ready(id, written(order));
    }

    /** Nothing is to be done with a file that came. */
    public void discard(String id) {
        jobs.cancel(id);
        forgetFile(id);
    }

    /** Begins to work on it; empty where it was cancelled, is at its end, or belongs to another attempt. */
    Optional<ImportOrder> begin(String id, int attempt) {
        return jobs.begin(id, attempt).map(this::read);
    }

    /** Tells how far it is; false when the attempt is no longer that of who tells. */
    boolean progress(String id, int attempt, long rows) {
        return jobs.progress(id, attempt, rows);
    }

    /** Ends it, in the caller's transaction where there is one; false when the attempt is no longer that of the caller. */
    boolean end(String id, int attempt, State state, String outcome) {
        return jobs.end(id, attempt, state, outcome);
    }

    void forgetFile(String id) {
        database.update("delete from ph_import_part where job = ?", id);
    }

    /** Forgets the files of imports that are at their end or forgotten themselves. */
    public void forgetFiles() {
        database.update("delete from ph_import_part where job not in"
                + " (select id from ph_job where state in ('RECEIVING', 'WAITING', 'RUNNING'))");
    }

    public VcfImport.StoredFile file(String id) {
        return () -> new PartsStream(database, id);
    }

    private String written(ImportOrder order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An order cannot be written", e);
        }
    }

    private ImportOrder read(String work) {
        try {
            return json.readValue(work, ImportOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An order that was kept cannot be read", e);
        }
    }
}
