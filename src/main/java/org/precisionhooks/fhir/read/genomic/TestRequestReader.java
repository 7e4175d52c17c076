package org.precisionhooks.fhir.read.genomic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.facts.GenePanelOrder;
import org.precisionhooks.facts.GeneTestOrder;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads which genetic tests are on their way: requests for them, and results that are registered and say nothing yet. */
public final class TestRequestReader implements ResourceReader {

    private static final Set<String> OPEN = Set.of("active", "on-hold");
    private static final String REGISTERED = "registered";

    /** Whom a request concerns is told by its genes, whatever became of it. */
    @Override
    public void read(Reading reading) {
        List<OrderedTest> named = named(reading);
        named.forEach(test -> reading.genes().add(test.gene()));
        Optional<List<String>> panel = named.isEmpty() ? panel(reading) : Optional.empty();
        panel.ifPresent(reading.genes()::addAll);
        boolean open = OPEN.contains(Json.text(reading.json(), "status"))
                && !reading.json().path("doNotPerform").asBoolean(false);
        if (open) {
            named.forEach(test -> add(reading, test, false));
            panel.ifPresent(genes -> reading.fact(new GenePanelOrder(reading.source(), false)));
        }
    }

    private static Optional<List<String>> panel(Reading reading) {
        return new TestOrderReader(reading.tables()).panel(reading.json());
    }

    private static List<OrderedTest> named(Reading reading) {
        return new TestOrderReader(reading.tables()).named(reading.json());
    }

    /** Reads a result or report that is registered only; false for any other, and for one that names no gene. */
    static boolean readRegistered(Reading reading) {
        if (!Json.text(reading.json(), "status").equals(REGISTERED)) {
            return false;
        }
        List<OrderedTest> named = named(reading);
        named.forEach(test -> {
            reading.genes().add(test.gene());
            add(reading, test, true);
        });
        return !named.isEmpty() || isRegisteredPanel(reading);
    }

    private static boolean isRegisteredPanel(Reading reading) {
        Optional<List<String>> panel = panel(reading);
        panel.ifPresent(genes -> {
            reading.genes().addAll(genes);
            reading.fact(new GenePanelOrder(reading.source(), true));
        });
        return panel.isPresent();
    }

    /** The same of an Observation, whose gene may stand in a component. */
    public static boolean readRegistered(Reading reading, ObservationSheet sheet) {
        if (!sheet.value().isEmpty() || !Json.text(reading.json(), "status").equals(REGISTERED)) {
            return false;
        }
        boolean told = readRegistered(reading);
        String gene = GeneEvidence.ofComponents(sheet, reading.tables()).gene();
        if (told || gene.isEmpty()) {
            return told;
        }
        reading.genes().add(gene);
        add(reading, new OrderedTest(gene, Optional.empty()), true);
        return true;
    }

    private static void add(Reading reading, OrderedTest test, boolean begun) {
        reading.fact(new GeneTestOrder(reading.source(), test.gene(), test.allele(), begun));
    }
}
