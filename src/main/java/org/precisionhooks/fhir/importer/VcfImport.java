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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.hl7.fhir.r4.model.DomainResource;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
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
    private static final int SAVED_BETWEEN_SIGNS = 100;

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
        StudyWriter.Study study = opened(order, file).study(order.document());
        Map<String, DomainResource> resources = new TreeMap<>();
        reading.domains()
                .examples()
                .forEach((domain, gene) -> resources.put(
                        domain, studies.analysis(study, Map.of(gene, new TestedGenome(List.of(), List.of())))));
        return resources;
    }

    /** References of what an earlier import of the file made of the domains of the order, all of which this one may change or delete. */
    Set<String> earlier(ImportOrder order, StoredFile file) throws IOException {
        Set<String> references = new TreeSet<>();
        ledger.resources(opened(order, file).key()).forEach((place, made) -> {
            if (order.domains().contains(MadeResources.domain(place))) {
                references.add(made.type() + "/" + made.id());
            }
        });
        return references;
    }

    private OpenedFile opened(ImportOrder order, StoredFile file) throws IOException {
        try (InputStream start = file.open()) {
            return new OpenedFile(order, reading.vcf().title(start, order.sample(), order.build()), ledger);
        }
    }

    /**
     * Imports a file, in the caller's transaction. It is read twice: first to know of which genes it says anything.
     *
     * @throws FileRefusedException for a file of which nothing is to be kept: the caller undoes the transaction
     */
    public ImportResult run(ImportOrder order, StoredFile file, Keeping keeping) throws IOException {
        OpenedFile opened = opened(order, file);
        Key key = opened.key();
        Optional<String> document = opened.document();
        Work work = new Work(
                opened.study(document),
                keeping.resources().sex(order.patient()),
                file,
                ImportPlaces.of(order, opened.title().build(), reading),
                keeping.progress());
        MadeResources made = new MadeResources(keeping.resources(), ledger.resources(key), order.domains());
        Map<String, String> studiesByDomain = new TreeMap<>();
        survey(work)
                .forEach((domain, genes) -> studiesByDomain.put(
                        domain, "Procedure/" + made.save(domain, "study", studies.analysis(work.study(), genes))));
        ImportResult result = store(new Storing(work, studiesByDomain, made));
        ledger.note(key, document, made.settled());
        return result;
    }

    /**
     * One import.
     *
     * @param sex of the patient
     */
    private record Work(
            StudyWriter.Study study, Sex sex, StoredFile file, ImportPlaces places, LongConsumer progress) {}

    /** What of the file may be stored, by domain and gene. */
    private Map<String, Map<String, TestedGenome>> survey(Work work) throws IOException {
        FileSurvey survey = new FileSurvey(reading);
        try (InputStream whole = work.file().open()) {
            VcfFile vcf = reading.vcf().open(whole, request(work, gene -> NO_SOURCE), work.progress());
            vcf.calls().forEach(survey::see);
            Map<String, Map<String, TestedGenome>> byDomain = survey.byDomain(
                    work.places().tested().with(vcf.report(), work.places().interest()),
                    reading.pharmacogenes().genes(work.study().title().build()));
            byDomain.keySet().retainAll(work.study().order().domains());
            return byDomain;
        }
    }

    private VcfRequest request(Work work, VcfRequest.Sources sources) {
        ImportOrder order = work.study().order();
        return new VcfRequest(
                sources,
                order.origin(),
                work.sex(),
                order.build(),
                Optional.of(work.study().title().sample()),
                build -> work.places().wanted(),
                build -> work.places().interest(),
                settings.filters());
    }

    /**
     * An import while it is stored.
     *
     * @param studies references by domain
     */
    private record Storing(Work work, Map<String, String> studies, MadeResources made) {

        /** Those of this import, and those that an earlier one of the same file made. */
        Set<String> allStudies() {
            Set<String> all = new HashSet<>(made.earlierStudies());
            all.addAll(studies.values());
            return all;
        }
    }

    /** The study that a finding stands in, by the domain of its gene. */
    private VcfRequest.Sources sources(Storing storing) {
        Optional<ClinicalTime> tested =
                StudyWriter.time(storing.work().study().order().test());
        Map<String, Source> sources = new HashMap<>();
        storing.studies()
                .forEach((domain, study) -> sources.put(domain, new Source(study, ResultStatus.FINAL, tested)));
        return gene -> sources.getOrDefault(reading.domains().of(gene), NO_SOURCE);
    }

    private ImportResult store(Storing storing) throws IOException {
        Work work = storing.work();
        ImportOrder order = work.study().order();
        VcfRequest request = request(work, sources(storing));
        try (InputStream whole = work.file().open()) {
            VcfFile vcf = reading.vcf().open(whole, request, work.progress());
            FindingSorter sorter =
                    new FindingSorter(work.places().interest(), order.observations() ? settings.observations() : 0);
            index.replace(
                    order.patient(),
                    storing.allStudies(),
                    vcf.calls().filter(sorter::isIndexed).map(call -> row(call, order)));
            show(storing, sorter.shown(), vcf.report().allRows());
            return new ImportResult(List.copyOf(storing.studies().values()), vcf.report(), sorter.kept());
        }
    }

    /** Resources take a hundred times as long as rows, so that there are signs of life between them, too. */
    private void show(Storing storing, List<VcfCall> calls, long rows) {
        int saved = 0;
        for (VcfCall call : calls) {
            storing.made()
                    .save(
                            reading.domains().of(call.fact().gene()),
                            place(call),
                            studies.observation(call, storing.work().study()));
            if (++saved % SAVED_BETWEEN_SIGNS == 0) {
                storing.work().progress().accept(rows);
            }
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
