package org.precisionhooks.server;

import java.time.ZoneOffset;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.EngineAdviser;
import org.precisionhooks.cdshooks.Refusals;
import org.precisionhooks.cdshooks.feedback.RefusedOffers;
import org.precisionhooks.consent.Overrides;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.fhir.source.JsonPatientReaders;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.knowledge.Knowledge;

/** What the server answers with, as it wires it, without the server. */
public final class Advisers {

    private static final Knowledge KNOWLEDGE = Knowledge.builtIn();
    private static final AdviceConfiguration WIRING = new AdviceConfiguration();
    private static final DrugDictionary DRUGS = new DrugDictionary(KNOWLEDGE);
    private static final Adviser ADVISER = new EngineAdviser(
            WIRING.consentGate(KNOWLEDGE, Overrides.NONE),
            Engines.of(KNOWLEDGE, DRUGS).all(),
            DRUGS,
            entry -> {});

    private Advisers() {}

    public static Adviser adviser() {
        return ADVISER;
    }

    /** The same by a site's knowledge. */
    public static Adviser adviser(Knowledge knowledge) {
        DrugDictionary drugs = new DrugDictionary(knowledge);
        return new EngineAdviser(
                WIRING.consentGate(knowledge, Overrides.NONE),
                Engines.of(knowledge, drugs).all(),
                drugs,
                entry -> {});
    }

    public static Refusals refusals(RefusedOffers offers) {
        return new Refusals(offers, KNOWLEDGE, DRUGS);
    }

    public static Tenants tenants() {
        return WIRING.tenants(KNOWLEDGE);
    }

    public static PatientReaders readers(ResourceSource store) {
        return new JsonPatientReaders(new RecordReader(ReadingTables.from(KNOWLEDGE)), store, ZoneOffset.UTC);
    }
}
