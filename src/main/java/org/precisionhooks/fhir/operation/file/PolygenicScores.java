package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.precisionhooks.fhir.importer.vcf.PatientScores;
import org.precisionhooks.fhir.operation.Arguments;
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
    private final PatientScores scores;
    private final long largest;
    private final Semaphore uploads;
    private final Clock clock;

    /** What the operation reaches outside for. */
    public record Ports(
            ConsentDecisions decisions, PatientLookup patients, StoredFiles stored, ResourceLookup readable) {}

    /** Port: a stored resource by {@code Type/id}, whoever may see it; consent is asked before it is used. */
    @FunctionalInterface
    public interface StoredFiles {

        Optional<JsonNode> of(String reference);
    }

    /** @param bounds on files that are sent as bodies */
    public PolygenicScores(Ports ports, PatientScores scores, LaterImports.Bounds bounds, Clock clock) {
        this.ports = ports;
        this.scores = scores;
        this.largest = bounds.largest();
        this.uploads = new Semaphore(bounds.atOnce());
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
        boolean raw = isFile(details);
        Arguments arguments = Arguments.of(details, raw ? new Parameters() : SentParameters.of(details));
        LoadedScore score = arguments
                .single("score", Refusal.UNKNOWN_SCORE)
                .flatMap(scores.loaded()::named)
                .orElseThrow(Refusal.UNKNOWN_SCORE::exception);
        Optional<String> sample =
                arguments.single("sample", Refusal.UNREADABLE_SAMPLE).map(PolygenicScores::bounded);
        Optional<GenomeBuild> build =
                arguments.single("build", Refusal.UNREADABLE_BUILD).map(PolygenicScores::build);
        GenotypeSource source = new GenotypeSource(ports, patient, details);
        GenotypeSource.Found found = raw ? source.ofBody(arguments, largest) : source.of(arguments);
        details.getResponse().addHeader("Cache-Control", "no-store");
        PatientScores.Scored scored = raw
                ? atOnce(() -> scores.of(score, found.file(), sample, build))
                : read(() -> scores.of(score, found.file(), sample, build));
        return ScoreParameters.of(scored, new Answering(patient, clock.instant()), found.address());
    }

    private static boolean isFile(RequestDetails details) {
        return details.getRequestType() == RequestTypeEnum.POST && RawFile.isSentAs(details.getHeader("Content-Type"));
    }

    /** Sums a file. */
    @FunctionalInterface
    private interface Summing {
        PatientScores.Scored sum() throws IOException;
    }

    /** A file that is still being sent holds a thread of the server: so many at once, and no more. */
    private PatientScores.Scored atOnce(Summing summing) {
        if (!uploads.tryAcquire()) {
            throw ImportProblem.TOO_MANY_UPLOADS.exception();
        }
        try {
            return read(summing);
        } finally {
            uploads.release();
        }
    }

    private static PatientScores.Scored read(Summing summing) {
        try {
            return summing.sum();
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
