package org.precisionhooks.fhir.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
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

    /** What reads files. */
    public record Reading(VcfReader vcf, BedReader bed, PharmacogeneRegions pharmacogenes) {}

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

    /** One import while it is stored. */
    private record Stored(StudyWriter.Study study, Key key, String id, Places places) {}

    /** The regions of one import. */
    private record Places(RegionSet wanted, RegionSet interest, TestedGenome tested) {}

    private Places places(ImportOrder order, GenomeBuild build) {
        List<GenomicRegion> regions = regions(order.scope().regions(), build);
        RegionSet asked = RegionSet.of(regions);
        boolean everywhere = order.scope().regions().isEmpty();
        RegionSet interest = everywhere ? reading.pharmacogenes().of(build) : asked;
        TestedGenome tested = new TestedGenome(
                regions(order.scope().studied(), build), regions(order.scope().uncallable(), build), interest);
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
        String study = "Procedure/" + stored.id();
        index.replace(
                stored.key().patient(),
                study,
                vcf.calls()
                        .filter(call -> !isShown(call, stored.places().interest(), shown, most))
                        .peek(call -> indexed.incrementAndGet())
                        .map(call -> indexed(call, stored)));
        FindingResources findings = new FindingResources(resources, studies);
        ledger.note(
                stored.key(),
                stored.id(),
                findings.save(shown, stored.study(), study, ledger.observations(stored.id())));
        VcfReport report = vcf.report();
        resources.save(studies.ended(stored.study(), report, stored.places().tested()), Optional.of(stored.id()));
        return new ImportResult(stored.id(), report, indexed.get(), shown.size());
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
        String study = "Procedure/" + stored.id();
        return new IndexedVariant(
                call.fact(),
                test.token().isEmpty() ? study : test.token() + "\n" + study,
                test.specimen().orElse(""));
    }
}
