package org.precisionhooks.server;

import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import java.time.ZoneOffset;
import java.util.List;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.advice.EngineAdviser;
import org.precisionhooks.cdshooks.Refusals;
import org.precisionhooks.cdshooks.feedback.RefusedOffers;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.Overrides;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.engine.cardiology.CardiologyEngine;
import org.precisionhooks.fhir.source.JsonPatientReaders;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.knowledge.Knowledge;

/** What the server answers with, as it wires it, without the server. */
public final class Advisers {

    private static final AdviceConfiguration WIRING = new AdviceConfiguration();
    private static final ConsentGate GATE = WIRING.consentGate(KNOWLEDGE, Overrides.NONE);
    private static final Engines ENGINES = Engines.of(KNOWLEDGE, BuiltIn.drugs());
    private static final Adviser ADVISER = adviser(entry -> {});

    private Advisers() {}

    public static Adviser adviser() {
        return ADVISER;
    }

    static Adviser adviser(AuditLog audit) {
        return new EngineAdviser(GATE, ENGINES.all(), BuiltIn.drugs(), audit);
    }

    /** The same with a site's tables on the heart. */
    public static Adviser withHeartOf(Knowledge site) {
        return new EngineAdviser(
                GATE,
                List.of(ENGINES.pharmacogenomics(), new CardiologyEngine(site, BuiltIn.drugs())),
                BuiltIn.drugs(),
                entry -> {});
    }

    static ConsentGate gate() {
        return GATE;
    }

    public static Refusals refusals(RefusedOffers offers) {
        return new Refusals(offers, KNOWLEDGE, BuiltIn.drugs());
    }

    public static Tenants tenants() {
        return WIRING.tenants(KNOWLEDGE);
    }

    public static PatientReaders readers(ResourceSource store) {
        return new JsonPatientReaders(BuiltIn.records(), store, ZoneOffset.UTC);
    }
}
