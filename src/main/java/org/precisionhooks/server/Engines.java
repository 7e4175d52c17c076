package org.precisionhooks.server;

import java.util.List;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.cardiology.CardiologyEngine;
import org.precisionhooks.engine.pharmacogenomics.PharmacogenomicsEngine;
import org.precisionhooks.knowledge.Knowledge;

/** The one list of engines; a new clinical domain is one more line. */
final class Engines {

    private Engines() {}

    static List<Engine> all(Knowledge knowledge, DrugDictionary drugs) {
        return List.of(new PharmacogenomicsEngine(knowledge, drugs), new CardiologyEngine(knowledge, drugs));
    }
}
