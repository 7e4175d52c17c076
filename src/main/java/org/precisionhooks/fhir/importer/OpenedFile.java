package org.precisionhooks.fhir.importer;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.importer.ImportLedger.Key;
import org.precisionhooks.fhir.importer.vcf.VcfFile;

/** A file whose head was read: by its sample an import is known again, and becomes a study. */
record OpenedFile(ImportOrder order, VcfFile.Title title, ImportLedger ledger) {

    Key key() {
        return new Key(
                order.patient(), order.hash(), title.sample(), order.test().token());
    }

    /** The document that it stands in, now or when it was imported before. */
    Optional<String> document() {
        return order.document().or(() -> ledger.document(key()));
    }

    /** With the labels of the document that the file stands in. */
    StudyWriter.Study study(Optional<String> document) {
        return new StudyWriter.Study(
                order.in(document), title, document.map(ledger::labels).orElse(List.of()));
    }
}
