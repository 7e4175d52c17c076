package org.precisionhooks.fhir.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Procedure;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.importer.ImportLedger.Key;
import org.precisionhooks.fhir.index.IndexedVariant;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.genome.GenomeBuild;

/**
 * Imports a VCF file: findings into the index, those in the regions of interest as Observations, what was tested as a study.
 * All of it in the transaction that it is called in.
 */
public final class VcfImport {

    private final Reading reading;
    private final VariantIndex index;
    private final ImportLedger ledger;
    private final StudyWriter studies;
    private final Settings settings;

    /** What reads files, and what is known of the places in them. */
    public record Reading(
            VcfReader vcf, BedReader bed, PharmacogeneRegions pharmacogenes, GeneDomains domains) {}

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

    /**
     * Imports a file, in the caller's transaction.
     *
     * @throws FileRefusedException for a file of which nothing is to be kept: the caller undoes the transaction
     */
    public ImportResult run(ImportOrder order, StoredFile file, Keeping keeping) throws IOException {
        VcfFile.Title title;
        try (InputStream start = file.open()) {
            title = reading.vcf().title(start, order.sample(), order.build());
        }
        Key key = new Key(
                order.patient(), order.hash(), title.sample(), order.test().token());
        StudyWriter.Study study = new StudyWriter.Study(order, title, ledger.study(key));
        String id = study.id().orElseGet(() -> keeping.resources().save(studies.begun(study), Optional.empty()));
        Places places = places(order, title.build());
        try (InputStream whole = file.open()) {
            VcfFile vcf = reading.vcf().open(whole, request(order, id, title, places), keeping.progress());
            return store(vcf, new Stored(study, key, id, places), keeping.resources());
        }
    }

    /** Resources like those that the import of a file will make, for who asks beforehand whether they may be made. */
    public List<DomainResource> foretold(ImportOrder order, StoredFile file) throws IOException {
        try (InputStream start = file.open()) {
            VcfFile.Title title = reading.vcf().title(start, order.sample(), order.build());
            StudyWriter.Study study = new StudyWriter.Study(order, title, Optional.empty());
            List<DomainResource> resources = new ArrayList<>(List.of(studies.begun(study)));
            reading.pharmacogenes().genes(title.build()).forEach((gene, region) -> {
                TestedGenome part = new TestedGenome(List.of(region), List.of());
                resources.add(studies.analysis(study, "", Map.of(gene, part)));
            });
            return resources;
        }
    }

    /** One import while it is stored. */
    private record Stored(StudyWriter.Study study, Key key, String id, Places places) {

        String reference() {
            return "Procedure/" + id;
        }
    }

    /** The regions of one import. */
    private record Places(RegionSet wanted, RegionSet interest, TestedGenome tested) {}

    private Places places(ImportOrder order, GenomeBuild build) {
        List<GenomicRegion> regions = regions(order.scope().regions(), build);
        RegionSet asked = RegionSet.of(regions);
        boolean everywhere = order.scope().regions().isEmpty();
        RegionSet interest = everywhere ? reading.pharmacogenes().of(build) : asked;
        TestedGenome tested = new TestedGenome(
                regions(order.scope().studied(), build), regions(order.scope().uncallable(), build));
        return new Places(everywhere ? RegionSet.EVERYWHERE : asked, interest, tested);
    }

    private List<GenomicRegion> regions(List<String> files, GenomeBuild build) {
        return files.stream()
                .flatMap(file -> reading.bed().read(file.getBytes(StandardCharsets.UTF_8), build).stream())
                .toList();
    }

    private VcfRequest request(ImportOrder order, String id, VcfFile.Title title, Places places) {
        return new VcfRequest(
                new Source("Procedure/" + id, ResultStatus.FINAL, StudyWriter.time(order.test())),
                order.origin(),
                order.build(),
                Optional.of(title.sample()),
                build -> places.wanted(),
                build -> places.interest(),
                settings.filters());
    }

    private ImportResult store(VcfFile vcf, Stored stored, ImportedResources resources) {
        List<VcfCall> shown = new ArrayList<>();
        AtomicLong indexed = new AtomicLong();
        int most = stored.study().order().observations() ? settings.observations() : 0;
        index.replace(
                stored.key().patient(),
                stored.reference(),
                vcf.calls()
                        .filter(call -> !isShown(call, stored.places().interest(), shown, most))
                        .peek(call -> indexed.incrementAndGet())
                        .map(call -> indexed(call, stored)));
        MadeResources made = new MadeResources(resources, ledger.resources(stored.id()));
        shown.forEach(call -> made.save(
                place(call), studies.observation(call, stored.study(), stored.reference())));
        VcfReport report = vcf.report();
        RegionSet ofGenes = reading.pharmacogenes().of(report.title().build());
        TestedGenome tested = stored.places().tested().with(report, stored.places().interest());
        analyses(tested, stored).forEach(made::save);
        ledger.note(stored.key(), stored.id(), made.settled());
        resources.save(studies.ended(stored.study(), tested.outside(ofGenes)), Optional.of(stored.id()));
        return new ImportResult(stored.id(), report, indexed.get(), shown.size());
    }

    /** What was tested of pharmacogenes, by knowledge domain, since consent may deny one of them. */
    private Map<String, Procedure> analyses(TestedGenome tested, Stored stored) {
        Map<String, Map<String, TestedGenome>> byDomain = new TreeMap<>();
        reading.pharmacogenes().genes(stored.study().title().build()).forEach((gene, region) -> {
            TestedGenome part = tested.within(region);
            if (!part.isEmpty()) {
                byDomain.computeIfAbsent(reading.domains().of(gene), domain -> new TreeMap<>())
                        .put(gene, part);
            }
        });
        Map<String, Procedure> analyses = new TreeMap<>();
        byDomain.forEach((domain, genes) -> analyses.put(
                "analysis " + domain, studies.analysis(stored.study(), stored.reference(), genes)));
        return analyses;
    }

    private static String place(VcfCall call) {
        return RowReading.region(call) + " " + call.place().reference() + ">"
                + call.place().alternate();
    }

    /** Takes a finding aside that becomes an Observation. */
    private static boolean isShown(VcfCall call, RegionSet interest, List<VcfCall> shown, int most) {
        boolean taken = shown.size() < most && interest.overlaps(RowReading.region(call));
        if (taken) {
            shown.add(call);
        }
        return taken;
    }

    private static IndexedVariant indexed(VcfCall call, Stored stored) {
        ImportOrder.Test test = stored.study().order().test();
        String study = stored.reference();
        return new IndexedVariant(
                call.fact(),
                test.token().isEmpty() ? study : test.token() + "\n" + study,
                test.specimen().orElse(""));
    }
}
