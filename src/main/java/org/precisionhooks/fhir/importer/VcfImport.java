package org.precisionhooks.fhir.importer;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.hl7.fhir.r4.model.DomainResource;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.importer.ImportLedger.Key;
import org.precisionhooks.fhir.importer.vcf.BedReader;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.precisionhooks.fhir.importer.vcf.RowReading;
import org.precisionhooks.fhir.importer.vcf.VcfCall;
import org.precisionhooks.fhir.importer.vcf.VcfFile;
import org.precisionhooks.fhir.importer.vcf.VcfReader;
import org.precisionhooks.fhir.importer.vcf.VcfRequest;
import org.precisionhooks.fhir.index.IndexedVariant;
import org.precisionhooks.fhir.index.VariantIndex;

/**
 * Imports a VCF file: findings into the index, those in the regions of interest as Observations, what was tested as a study.
 * All of it in the transaction that it is called in.
 */
public final class VcfImport {

    private static final Source NO_SOURCE = new Source("", ResultStatus.FINAL, Optional.empty());

    private final Reading reading;
    private final VariantIndex index;
    private final ImportLedger ledger;
    private final StudyWriter studies;
    private final Settings settings;

    /**
     * What reads files, and what is known of the places in them.
     *
     * @param genes all genes that lie in a region
     */
    public record Reading(
            VcfReader vcf,
            BedReader bed,
            PharmacogeneRegions pharmacogenes,
            Function<GenomicRegion, List<String>> genes,
            GeneDomains domains) {}

    /**
     * What a site decides.
     *
     * @param filters names of filters that a row may have failed
     * @param observations most Observations of one import; further findings are in the index only
     */
    public record Settings(Set<String> filters, int observations) {

        public Settings {
            filters = Set.copyOf(filters);
        }
    }

    public VcfImport(Reading reading, VariantIndex index, ImportLedger ledger, StudyWriter studies, Settings settings) {
        this.reading = reading;
        this.index = index;
        this.ledger = ledger;
        this.studies = studies;
        this.settings = settings;
    }

    /** A file that can be read more than once. */
    @FunctionalInterface
    public interface StoredFile {

        InputStream open() throws IOException;
    }

    /** Where an import keeps its resources, and whom it tells how far it is. */
    public record Keeping(ImportedResources resources, LongConsumer progress) {}

    /** A resource like those that the import of a file makes of each knowledge domain, for who asks beforehand. */
    Map<String, DomainResource> foretold(ImportOrder order, StoredFile file) throws IOException {
        StudyWriter.Study study = study(order, title(order, file));
        Map<String, DomainResource> resources = new TreeMap<>();
        reading.domains()
                .examples()
                .forEach((domain, gene) -> resources.put(
                        domain, studies.analysis(study, Map.of(gene, new TestedGenome(List.of(), List.of())))));
        return resources;
    }

    /** With the labels of the document that the file stands in. */
    private StudyWriter.Study study(ImportOrder order, VcfFile.Title title) {
        return new StudyWriter.Study(
                order, title, order.document().map(ledger::labels).orElse(List.of()));
    }

    private VcfFile.Title title(ImportOrder order, StoredFile file) throws IOException {
        try (InputStream start = file.open()) {
            return reading.vcf().title(start, order.sample(), order.build());
        }
    }

    /**
     * Imports a file, in the caller's transaction. It is read twice: first to know of which genes it says anything.
     *
     * @throws FileRefusedException for a file of which nothing is to be kept: the caller undoes the transaction
     */
    public ImportResult run(ImportOrder order, StoredFile file, Keeping keeping) throws IOException {
        VcfFile.Title title = title(order, file);
        Key key = new Key(
                order.patient(), order.hash(), title.sample(), order.test().token());
        Optional<String> document = order.document().or(() -> ledger.document(key));
        StudyWriter.Study study = study(order.in(document), title);
        ImportPlaces places = ImportPlaces.of(order, title.build(), reading);
        MadeResources made = new MadeResources(keeping.resources(), ledger.resources(key), order.domains());
        Map<String, String> studiesByDomain = new TreeMap<>();
        survey(study, file, places, keeping.progress())
                .forEach((domain, genes) -> studiesByDomain.put(
                        domain, "Procedure/" + made.save(domain, "study", studies.analysis(study, genes))));
        Storing storing = new Storing(study, studiesByDomain, places, made);
        ImportResult result = store(storing, file, keeping.progress());
        ledger.note(key, document, made.settled());
        return result;
    }

    /** What of the file may be stored, by domain and gene. */
    private Map<String, Map<String, TestedGenome>> survey(
            StudyWriter.Study study, StoredFile file, ImportPlaces places, LongConsumer progress) throws IOException {
        FileSurvey survey = new FileSurvey(reading);
        try (InputStream whole = file.open()) {
            VcfFile vcf = reading.vcf().open(whole, request(study, gene -> NO_SOURCE, places), progress);
            vcf.calls().forEach(survey::see);
            Map<String, Map<String, TestedGenome>> byDomain = survey.byDomain(
                    places.tested().with(vcf.report(), places.interest()),
                    reading.pharmacogenes().genes(study.title().build()));
            byDomain.keySet().retainAll(study.order().domains());
            return byDomain;
        }
    }

    /**
     * One import while it is stored.
     *
     * @param studies references by domain
     */
    private record Storing(
            StudyWriter.Study study, Map<String, String> studies, ImportPlaces places, MadeResources made) {

        /** Those of this import, and those that an earlier one of the same file made. */
        Set<String> allStudies() {
            Set<String> all = new HashSet<>(made.earlierStudies());
            all.addAll(studies.values());
            return all;
        }
    }

    private VcfRequest request(StudyWriter.Study study, VcfRequest.Sources sources, ImportPlaces places) {
        return new VcfRequest(
                sources,
                study.order().origin(),
                study.order().build(),
                Optional.of(study.title().sample()),
                build -> places.wanted(),
                build -> places.interest(),
                settings.filters());
    }

    /** The study that a finding stands in, by the domain of its gene. */
    private VcfRequest.Sources sources(Storing storing) {
        Optional<ClinicalTime> tested = StudyWriter.time(storing.study().order().test());
        Map<String, Source> sources = new HashMap<>();
        storing.studies()
                .forEach((domain, study) -> sources.put(domain, new Source(study, ResultStatus.FINAL, tested)));
        return gene -> sources.getOrDefault(reading.domains().of(gene), NO_SOURCE);
    }

    private ImportResult store(Storing storing, StoredFile file, LongConsumer progress) throws IOException {
        ImportOrder order = storing.study().order();
        VcfRequest request = request(storing.study(), sources(storing), storing.places());
        try (InputStream whole = file.open()) {
            VcfFile vcf = reading.vcf().open(whole, request, progress);
            FindingSorter sorter =
                    new FindingSorter(storing.places().interest(), order.observations() ? settings.observations() : 0);
            index.replace(
                    order.patient(),
                    storing.allStudies(),
                    vcf.calls().filter(sorter::isIndexed).map(call -> row(call, order)));
            sorter.shown()
                    .forEach(call -> storing.made()
                            .save(
                                    reading.domains().of(call.fact().gene()),
                                    place(call),
                                    studies.observation(call, storing.study())));
            return new ImportResult(List.copyOf(storing.studies().values()), vcf.report(), sorter.kept());
        }
    }

    private static String place(VcfCall call) {
        return RowReading.region(call) + " " + call.place().reference() + ">"
                + call.place().alternate();
    }

    private static IndexedVariant row(VcfCall call, ImportOrder order) {
        String study = call.fact().source().reference();
        String test = order.test().token();
        return new IndexedVariant(
                call.fact(),
                test.isEmpty() ? study : test + "\n" + study,
                order.test().specimen().orElse(""));
    }
}
