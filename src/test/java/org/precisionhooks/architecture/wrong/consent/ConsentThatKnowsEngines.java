package org.precisionhooks.architecture.wrong.consent;

import org.precisionhooks.architecture.wrong.engine.EngineManager;

/** Breaks the row of consent. */
record ConsentThatKnowsEngines(EngineManager engine) {}
