package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.precisionhooks.fhir.importer.vcf.PatientScores;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.KnownParameters;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.operation.PatientLookup;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.operation.ResourceLookup;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.genomic.ScoreParameters;
import org.precisionhooks.genome.GenomeBuild;

/**
 * {@code Patient/[id]/$polygenic-score}: the raw sum of a score that the site has loaded, over genotypes that are stored here
 * or sent along. It has no percentile and no class, and stands beside the equations of risk.
 */
public final class PolygenicScores implements OwnOperation {

    private static final int LONGEST_TEXT = 200;

    private final Ports ports;
    private final Supplier<PatientScores> scores;
    private final Bounds bounds;
    private final Semaphore uploads;
    private final Clock clock;

    /** What the operation reaches outside for. */
    public record Ports(
            ConsentDecisions decisions,
            PatientLookup patients,
            StoredFiles stored,
            ResourceLookup readable,
            KnownParameters parameters) {}

    /** Port: a stored resource by {@code Type/id}, whoever may see it; consent is asked before it is used. */
    @FunctionalInterface
    public interface StoredFiles {

        Optional<JsonNode> of(String reference);
    }

    /**
     * Bounds on what is sent.
     *
     * @param uploads on files that are sent as bodies
     * @param beside most bytes of what stands beside the file in a form
     */
    public record Bounds(LaterImports.Bounds uploads, long beside) {}

    public PolygenicScores(Ports ports, Supplier<PatientScores> scores, Bounds bounds, Clock clock) {
        this.ports = ports;
        this.scores = scores;
        this.bounds = bounds;
        this.uploads = new Semaphore(bounds.uploads().atOnce());
        this.clock = clock;
    }

    @Operation(
            name = "$polygenic-score",
            typeName = "Patient",
            idempotent = true,
            manualRequest = true,
            canonicalUrl = Canonical.POLYGENIC_SCORE_OPERATION)
    public Parameters score(@IdParam IdType id, RequestDetails details) {
        String patient = id.getIdPart();
        ports.patients().require(new IdType("Patient", patient), details);
        details.getResponse().addHeader("Cache-Control", "no-store");
        if (!isFile(details)) {
            Arguments arguments = ports.parameters().arguments(details, SentParameters.of(details));
            Wanted wanted = Wanted.of(arguments, scores.get().loaded());
            GenotypeSource.Found found = new GenotypeSource(ports, patient, details).of(arguments);
            return answer(patient, read(() -> wanted.sum(scores.get(), found.file())), found.address());
        }
        return FormHead.isForm(details.getHeader("Content-Type")) ? form(patient, details) : body(patient, details);
    }

    private Parameters body(String patient, RequestDetails details) {
        Arguments arguments = ports.parameters().arguments(details, new Parameters());
        Wanted wanted = Wanted.of(arguments, scores.get().loaded());
        GenotypeSource.Found found = new GenotypeSource(ports, patient, details)
                .ofBody(arguments, bounds.uploads().largest());
        return answer(patient, atOnce(() -> wanted.sum(scores.get(), found.file())), found.address());
    }

    /** What the file is to be summed by stands before it, as the file is not held. */
    private Parameters form(String patient, RequestDetails details) {
        GenotypeSource source = new GenotypeSource(ports, patient, details);
        SentForm form = new SentForm(details, "source", bounds.beside());
        List<PatientScores.Scored> scored = new ArrayList<>(1);
        read(() -> form.read((file, before) -> {
            Wanted wanted = Wanted.of(
                    ports.parameters().arguments(details, before), scores.get().loaded());
            GenotypeSource.Found found = source.ofForm(file, bounds.uploads().largest());
            scored.add(atOnce(() -> wanted.sum(scores.get(), found.file())));
        }));
        if (form.hasFieldsBehind()) {
            throw ImportProblem.UNREADABLE_FORM.exception();
        }
        return answer(patient, scored.get(0), "");
    }

    private Parameters answer(String patient, PatientScores.Scored scored, String source) {
        return ScoreParameters.of(scored, new Answering(patient, clock.instant()), source);
    }

    /** The score that is wanted, and how the file is to be read. */
    private record Wanted(LoadedScore score, Optional<String> sample, Optional<GenomeBuild> build) {

        static Wanted of(Arguments arguments, LoadedScores loaded) {
            return new Wanted(
                    arguments
                            .single("score", Refusal.UNKNOWN_SCORE)
                            .flatMap(loaded::named)
                            .orElseThrow(Refusal.UNKNOWN_SCORE::exception),
                    arguments.single("sample", Refusal.UNREADABLE_SAMPLE).map(PolygenicScores::bounded),
                    arguments.single("build", Refusal.UNREADABLE_BUILD).map(PolygenicScores::build));
        }

        PatientScores.Scored sum(PatientScores scores, InputStream file) throws IOException {
            return scores.of(score, file, sample, build);
        }
    }

    private static boolean isFile(RequestDetails details) {
        return details.getRequestType() == RequestTypeEnum.POST && RawFile.isSentAs(details.getHeader("Content-Type"));
    }

    /** Reads a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** A file that is still being sent holds a thread of the server: so many at once, and no more. */
    private PatientScores.Scored atOnce(Reading<PatientScores.Scored> summing) {
        if (!uploads.tryAcquire()) {
            throw ImportProblem.TOO_MANY_UPLOADS.exception();
        }
        try {
            return read(summing);
        } finally {
            uploads.release();
        }
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (FileRefusedException refused) {
            throw ImportProblem.of(refused.refusal());
        } catch (IOException e) {
            throw ImportProblem.BROKEN_OFF.exception();
        }
    }

    private static String bounded(String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Refusal.UNREADABLE_SAMPLE.exception();
        }
        return text;
    }

    private static GenomeBuild build(String text) {
        return Arrays.stream(GenomeBuild.values())
                .filter(build -> build.label().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(Refusal.UNREADABLE_BUILD::exception);
    }
}
