package org.precisionhooks.server;

import java.util.List;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.cardiology.CardiologyEngine;
import org.precisionhooks.engine.pharmacogenomics.PharmacogenomicsEngine;
import org.precisionhooks.knowledge.Knowledge;

/** The one list of engines; a new clinical domain is one more line. */
record Engines(PharmacogenomicsEngine pharmacogenomics, List<Engine> all) {

    static Engines of(Knowledge knowledge, DrugDictionary drugs) {
        PharmacogenomicsEngine pharmacogenomics = new PharmacogenomicsEngine(knowledge, drugs);
        return new Engines(pharmacogenomics, List.of(pharmacogenomics, new CardiologyEngine(knowledge, drugs)));
    }
}
