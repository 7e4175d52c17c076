package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Guide;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.write.Canonical;

/** Reads what an analysis of a genomic study looked at (Genomics Reporting STU3, genomic-study-analysis). */
public final class StudyReader {

    private static final String REGIONS = Guide.DEFINITIONS + "genomic-study-analysis-regions";
    private static final String SOURCE_CLASS = Guide.DEFINITIONS + "genomic-study-analysis-genomic-source-class";
    private static final String ANALYSIS = Guide.DEFINITIONS + "genomic-study-analysis";

    private final Reading reading;
    private final Set<String> genes = new LinkedHashSet<>();
    private final Set<String> uncalled = new LinkedHashSet<>();
    private final List<GenomicRegion> studied = new ArrayList<>();
    private final List<GenomicRegion> gaps = new ArrayList<>();
    private boolean unread;

    private StudyReader(Reading reading) {
        this.reading = reading;
    }

    /** False when the procedure is no analysis; a study names its analyses and has no regions itself. */
    public static boolean read(Reading reading) {
        boolean analysis = false;
        StudyReader reader = new StudyReader(reading);
        for (JsonNode extension : Json.items(reading.json(), "extension")) {
            String url = Json.text(extension, "url");
            analysis |= url.startsWith(ANALYSIS) && !url.equals(ANALYSIS + "-ext");
            if (url.equals(REGIONS)) {
                Json.items(extension, "extension").forEach(reader::add);
            }
        }
        if (analysis) {
            reader.write();
        }
        return analysis;
    }

    /** Whether it is what this server made of a file. */
    public static boolean isImported(JsonNode study) {
        for (JsonNode identifier : Json.items(study, "identifier")) {
            if (Json.text(identifier, "system").equals(Canonical.IMPORTED_FILE)) {
                return true;
            }
        }
        return false;
    }

    private void add(JsonNode part) {
        String kind = Json.text(part, "url");
        if (kind.equals("description")) {
            return;
        }
        Concept concept = Concepts.value(part);
        boolean missed = kind.equals("uncalled");
        Optional<GenomicRegion> region = region(concept.text());
        if (region.isPresent()) {
            (missed ? gaps : studied).add(region.get());
            return;
        }
        Set<String> named =
                new GeneEvidence(reading.tables()).component(concept).all();
        unread |= named.isEmpty();
        (missed ? uncalled : genes).addAll(named);
    }

    /** {@code NC_000010.11:94761899-94852964}, 0-based half-open, as the operations of the guide write it. */
    private Optional<GenomicRegion> region(String text) {
        int colon = text.indexOf(':');
        int dash = text.indexOf('-', colon + 1);
        if (colon < 0 || dash < 0) {
            return Optional.empty();
        }
        Optional<Long> start = number(text.substring(colon + 1, dash));
        Optional<Long> end = number(text.substring(dash + 1));
        String accession = text.substring(0, colon);
        boolean known = reading.tables().vocabulary().sequences().of(accession).isPresent();
        return known && start.isPresent() && end.isPresent() && start.get() <= end.get()
                ? Optional.of(new GenomicRegion(accession, start.get(), end.get()))
                : Optional.empty();
    }

    private static Optional<Long> number(String digits) {
        boolean plain =
                !digits.isEmpty() && digits.length() < 12 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private void write() {
        reading.genes().addAll(genes);
        reading.genes().addAll(uncalled);
        genes.removeAll(uncalled);
        RegionReader.write(reading, genes, new TestedRegions(reading.source(), "", origin(), studied, gaps));
        if (!uncalled.isEmpty()) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A gene of the study could not be called");
        }
        if (unread) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A region of the study stands in a file or is not readable");
        } else if (reading.facts().isEmpty() && uncalled.isEmpty()) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "An analysis that does not say what it looked at");
        }
    }

    private Origin origin() {
        for (JsonNode extension : Json.items(reading.json(), "extension")) {
            if (Json.text(extension, "url").equals(SOURCE_CLASS)) {
                return Origins.of(Concepts.value(extension));
            }
        }
        return Origin.UNSTATED;
    }
}
