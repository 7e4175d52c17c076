package org.precisionhooks;

import java.util.function.Supplier;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.cardiology.CardiologyEngine;
import org.precisionhooks.engine.pharmacogenomics.PharmacogenomicsEngine;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.knowledge.Knowledge;
import org.springframework.util.function.SingletonSupplier;

/** The built-in knowledge and what takes long to make of it: made once for all tests of a run, when first asked for. */
public final class BuiltIn {

    public static final Knowledge KNOWLEDGE = Knowledge.builtIn();

    private static final Supplier<DrugDictionary> DRUGS = SingletonSupplier.of(() -> new DrugDictionary(KNOWLEDGE));
    private static final Supplier<RecordReader> RECORDS =
            SingletonSupplier.of(() -> new RecordReader(ReadingTables.from(KNOWLEDGE)));
    private static final Supplier<PharmacogenomicsEngine> PHARMACOGENOMICS =
            SingletonSupplier.of(() -> new PharmacogenomicsEngine(KNOWLEDGE, drugs()));
    private static final Supplier<CardiologyEngine> CARDIOLOGY =
            SingletonSupplier.of(() -> new CardiologyEngine(KNOWLEDGE, drugs()));

    private BuiltIn() {}

    public static DrugDictionary drugs() {
        return DRUGS.get();
    }

    public static RecordReader records() {
        return RECORDS.get();
    }

    public static PharmacogenomicsEngine pharmacogenomics() {
        return PHARMACOGENOMICS.get();
    }

    public static CardiologyEngine cardiology() {
        return CARDIOLOGY.get();
    }
}
