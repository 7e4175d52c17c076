package org.precisionhooks.server.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.smart.TestAuthorization.HOSPITAL;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportTasks;
import org.precisionhooks.fhir.importer.ImportTasks.Received;
import org.precisionhooks.fhir.job.Job;
import org.precisionhooks.fhir.job.Job.State;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.JobStarter;
import org.precisionhooks.fhir.job.JobWatch;
import org.precisionhooks.fhir.job.Jobs;
import org.precisionhooks.server.security.Tokens;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Imports on PostgreSQL with signed tokens, and what becomes of them when the server stops in the middle. */
class PostgresImportIT {

    private static final String SCOPES =
            "user/Patient.rs user/Observation.cruds user/Procedure.cruds user/DiagnosticReport.u user/MolecularSequence.u";
    private static final String FILE =
            "##fileformat=VCFv4.3\n##contig=<ID=10,length=133797422>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1\n"
                    + "10\t94781859\trs4244285\tG\tA\t.\tPASS\t.\tGT\t0/1\n"
                    + "10\t94842866\trs3758581\tA\tG\t.\tPASS\t.\tGT\t1/1\n";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private ConfigurableApplicationContext server;

    @Test
    void importOutlivesTheServerThatBeganIt() throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(
                List.of("--precision-hooks.public-url=https://cds.example.org", "--precision-hooks.demo=false"));
        HOSPITAL.register(folder, (name, value) -> settings.add("--" + name + "=" + value));
        try (PostgresDatabase postgres = PostgresDatabase.start()) {
            String left;
            try (ConfigurableApplicationContext first = postgres.secured(settings)) {
                server = first;
                patients();
                importsAreForWhomTheyWereAskedBy();
                left = begunAndLeft();
            }
            try (ConfigurableApplicationContext second = postgres.secured(settings)) {
                server = second;
                isTakenOver(left);
                indexOfAllIsRebuilt();
            }
        }
    }

    private void patients() {
        @SuppressWarnings("unchecked")
        IFhirSystemDao<Bundle, Meta> store = server.getBean(IFhirSystemDao.class);
        String entries =
                "{'resource':{'resourceType':'Patient','id':'pg-1'},'request':{'method':'PUT','url':'Patient/pg-1'}},"
                        + "{'resource':{'resourceType':'Patient','id':'pg-2'},'request':{'method':'PUT','url':'Patient/pg-2'}}";
        store.transaction(
                new SystemRequestDetails(),
                FhirContext.forR4Cached()
                        .newJsonParser()
                        .parseResource(
                                Bundle.class,
                                ("{'resourceType':'Bundle','type':'transaction','entry':[" + entries + "]}")
                                        .replace('\'', '"')));
    }

    private void importsAreForWhomTheyWereAskedBy() throws IOException, InterruptedException {
        Tokens own = HOSPITAL.clinician(SCOPES);
        assertThat(sent("pg-1", Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(sent("pg-1", Optional.of(HOSPITAL.clinician("user/Patient.rs")))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> accepted = sent("pg-1", Optional.of(own));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String status = status(accepted);
        assertThat(get(status, HOSPITAL.token(SCOPES).claim("fhirUser", "Practitioner/other"))
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> ended = ended(status, own);
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(get("Observation?patient=pg-1", own).body()).contains("94781859", "94842866");
    }

    /** As a node leaves it that takes the work, gives a sign of life, and is gone. */
    private String begunAndLeft() throws IOException {
        ImportTasks tasks = server.getBean(ImportTasks.class);
        Received received = tasks.receive(new ByteArrayInputStream(gzip(FILE)), 1 << 20, "client");
        ImportOrder order = new ImportOrder(
                "pg-2",
                received.hash(),
                Optional.empty(),
                Optional.empty(),
                Origin.GERMLINE,
                new ImportOrder.Test("", "", Optional.empty(), Optional.empty()),
                true,
                new ImportOrder.Scope(List.of(), List.of(), List.of()),
                Optional.empty(),
                Set.of("pharmacogenomics"));
        assertThat(tasks.ready(received.job(), order)).isTrue();
        assertThat(jobs().begin(received.job(), 1)).isPresent();
        assertThat(jobs().progress(received.job(), 1, 1)).isTrue();
        return received.job();
    }

    private Jobs jobs() {
        return server.getBean(Jobs.class);
    }

    private void isTakenOver(String job) throws IOException, InterruptedException {
        assertThat(jobs().find(job).map(Job::state)).contains(State.RUNNING);
        server.getBean(JdbcTemplate.class)
                .update("update ph_job_progress set heard_at = heard_at - interval '11 minutes' where job = ?", job);
        new JobWatch(jobs(), Duration.ofMinutes(10)).look(server.getBean(JobStarter.class));
        for (int i = 0; i < 120 && jobs().find(job).map(Job::state).orElseThrow() != State.DONE; i++) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        Job ended = jobs().find(job).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.attempt()).isEqualTo(2);
        assertThat(get("Observation?patient=pg-2", HOSPITAL.clinician(SCOPES)).body())
                .contains("94781859", "94842866")
                .matches(body -> body.split("\"fullUrl\"", -1).length == 3, "two resources");
        // The first attempt, should its node have been asleep, is late.
        server.getBean(JobStarter.class).start(JobKind.IMPORT, job, 1);
        assertThat(jobs().find(job)).contains(ended);
    }

    private void indexOfAllIsRebuilt() throws IOException, InterruptedException {
        Tokens owner = HOSPITAL.clinician(SCOPES).claim("realm_access", java.util.Map.of("roles", List.of("pm-owner")));
        HttpResponse<String> accepted = client.send(
                request("$rebuild-variant-index", Optional.of(owner))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString("{\"resourceType\":\"Parameters\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        HttpResponse<String> ended = ended(status(accepted), owner);
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(ended.body()).contains("\"valueInteger\":2");
    }

    private HttpResponse<String> sent(String patient, Optional<Tokens> token) throws IOException, InterruptedException {
        return client.send(
                request("Patient/" + patient + "/$import-vcf?testId=T-1", token)
                        .header("Content-Type", "application/gzip")
                        .header("Prefer", "respond-async")
                        .POST(BodyPublishers.ofByteArray(gzip(FILE)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String status(HttpResponse<String> accepted) {
        String address = accepted.headers().firstValue("Content-Location").orElseThrow();
        return address.substring(address.indexOf("/fhir/") + "/fhir/".length());
    }

    private HttpResponse<String> ended(String status, Tokens token) throws IOException, InterruptedException {
        for (int i = 0; i < 120; i++) {
            HttpResponse<String> answer = get(status, token);
            if (answer.statusCode() != 202) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw new AssertionError("The work did not end");
    }

    private HttpResponse<String> get(String path, Tokens token) throws IOException, InterruptedException {
        return client.send(request(path, Optional.of(token)).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, Optional<Tokens> token) {
        int port = ((ServletWebServerApplicationContext) server).getWebServer().getPort();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/" + path))
                .timeout(Duration.ofSeconds(60));
        token.ifPresent(known -> request.header("Authorization", known.bearer()));
        return request;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream member = new GZIPOutputStream(out)) {
            member.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
