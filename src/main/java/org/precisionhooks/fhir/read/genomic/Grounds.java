package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.fhir.read.json.References;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ReadingContext;

/** The results that a statement rests on, followed down to those that name a gene (genomics-fhir.md section 3.10). */
public final class Grounds {

    private final ReadingContext context;
    private final Set<String> visited = new HashSet<>();
    private final Set<String> genes = new LinkedHashSet<>(1);
    private final List<String> references = new ArrayList<>(1);
    private boolean complete = true;

    private Grounds(ReadingContext context) {
        this.context = context;
    }

    /** Follows the references of a resource. */
    public static Grounds of(Reading reading, Iterable<JsonNode> references) {
        Grounds grounds = new Grounds(reading.context());
        for (JsonNode reference : references) {
            String written = References.of(reference);
            if (!written.isEmpty()) {
                Optional<Entry> found = reading.context().index().resolve(reading.entry(), written);
                grounds.references.add(found.map(Entry::reference).orElseGet(() -> References.local(written)));
            }
        }
        grounds.follow(reading.entry(), references);
        return grounds;
    }

    private void follow(Entry from, Iterable<JsonNode> references) {
        for (JsonNode reference : references) {
            Optional<Entry> ground = context.index().resolve(from, References.of(reference));
            complete &= ground.isPresent();
            boolean fresh = ground.isPresent() && visited.add(ground.get().reference());
            if (fresh && ground.get().type().equals("Observation")) {
                add(ground.get());
            }
        }
    }

    private void add(Entry ground) {
        ObservationSheet sheet = new ObservationSheet(ground.json(), context.tables());
        GeneEvidence evidence =
                GeneEvidence.ofComponents(sheet, context.tables()).words(sheet.value());
        String gene = evidence.conflicts() ? "" : evidence.gene();
        if (!gene.isEmpty()) {
            genes.add(gene);
        } else {
            genes.addAll(evidence.all());
            follow(ground, sheet.derivedFrom());
        }
    }

    /** The genes of the results. */
    public Set<String> genes() {
        return genes;
    }

    /** The gene of all of them, empty when they are of several or none. */
    public String gene() {
        return genes.size() == 1 ? genes.iterator().next() : "";
    }

    /** The results that the statement names itself, as facts refer to them. */
    public List<String> references() {
        return references;
    }

    /** False when one of them was not found. */
    public boolean complete() {
        return complete;
    }
}
