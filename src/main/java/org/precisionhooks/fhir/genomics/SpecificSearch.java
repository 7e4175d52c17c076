package org.precisionhooks.fhir.genomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.fhir.index.VariantSearch;
import org.precisionhooks.genome.CuratedVariants;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ProteinChange;
import org.precisionhooks.genome.Sameness;
import org.precisionhooks.genome.Spelling;

/** Finds a patient's variants, or everyone's, by expression: by place in both builds, by what they do to a protein, or as written. */
final class SpecificSearch {

    /** How far another spelling of an insertion or deletion is looked for. */
    private static final int SHIFT = 1_000;

    /** How far from a change another one of the same codon lies at most. */
    private static final int CODON = 2;

    private final VariantSearch search;
    private final Normaliser normaliser;
    private final OtherBuild otherBuild;
    private final VisibleVariants visible;
    private final WrittenChange written;
    private final GeneLocations genes;

    SpecificSearch(
            VariantSearch search,
            Normaliser normaliser,
            OtherBuild otherBuild,
            VisibleVariants visible,
            WrittenChange written,
            GeneLocations genes) {
        this.search = search;
        this.normaliser = normaliser;
        this.otherBuild = otherBuild;
        this.visible = visible;
        this.written = written;
        this.genes = genes;
    }

    /** What the caller may see of it; where results leave it open whether it is there, there is no answer. */
    List<ShownVariant> find(Scope scope, VariantItem item) {
        return find(scope, item, Integer.MAX_VALUE);
    }

    /** The same, of so many at most, or some more where there are more. */
    List<ShownVariant> find(Scope scope, VariantItem item, int most) {
        List<ShownVariant> found =
                visible.some(scope.details(), scope.admitted(everywhere(scope.patient(), item)).stream(), most);
        List<ShownVariant> shown = found.isEmpty() ? findElse(scope, item) : found;
        shown.forEach(one -> MatchNotes.add(one, item));
        return shown;
    }

    /** By reference the patient of each that may be seen; the results themselves are not kept. */
    Map<String, String> patients(Scope scope, VariantItem item) {
        Map<String, String> found =
                visible.patients(scope.details(), scope.admitted(everywhere(scope.patient(), item)).stream());
        if (found.isEmpty()) {
            findElse(scope, item)
                    .forEach(one -> found.put(one.reference(), one.filed().patient()));
        }
        return found;
    }

    /** Where nothing says so by itself. */
    private List<ShownVariant> findElse(Scope scope, VariantItem item) {
        item.refuseUnlocated();
        refuseUnreached(scope, item);
        List<ShownVariant> shown = byContext(scope, item);
        if (shown.isEmpty()) {
            refuseSameCodon(scope, item);
            refuse(scope, item, toldByProtein(scope.patient(), item, false), "tells its change of the protein only");
            refuse(scope, item, unplaced(scope.patient(), item), "in the same gene has no place that is known here");
        }
        return shown;
    }

    private List<FiledVariant> everywhere(Optional<String> patient, VariantItem item) {
        List<FiledVariant> found = new ArrayList<>(search.named(patient, item.name()));
        MatchNotes.description(item)
                .ifPresent(described ->
                        found.addAll(search.describedOn(patient, described.accession(), described.change())));
        found.addAll(byProtein(patient, item));
        found.addAll(toldByProtein(patient, item, true));
        places(item).forEach(place -> found.addAll(at(patient, place)));
        return found.stream().distinct().toList();
    }

    /** Written with the same change of the same protein, in whatever spelling. */
    private List<FiledVariant> byProtein(Optional<String> patient, VariantItem item) {
        return item.protein().stream()
                .flatMap(asked -> changing(patient, asked))
                .toList();
    }

    private Stream<FiledVariant> changing(Optional<String> patient, ProteinChange asked) {
        return search.withProteinChange(patient, asked.gene()).stream()
                .filter(filed -> filed.variant().names().stream()
                        .flatMap(name -> normaliser.proteinChange(name, asked.gene()).stream())
                        .anyMatch(asked::equals));
    }

    /**
     * Told by nothing but what the change that is asked for does to its protein.
     *
     * @param only whether no other change of the table does the same
     */
    private List<FiledVariant> toldByProtein(Optional<String> patient, VariantItem item, boolean only) {
        CuratedVariants table = normaliser.variants();
        return item.spelling().stream()
                .flatMap(place -> table.proteinChanges(place.location()).stream())
                .filter(change -> only == (table.byProtein(change).size() == 1))
                .flatMap(change -> changing(patient, change))
                .filter(filed -> filed.variant().location().isEmpty())
                .toList();
    }

    private List<FiledVariant> at(Optional<String> patient, Spelling place) {
        GenomicLocation location = place.location();
        return location.reference().isEmpty() == location.alternate().isEmpty()
                ? search.at(patient, location)
                : compared(patient, place, Sameness.SAME);
    }

    private List<FiledVariant> compared(Optional<String> patient, Spelling place, Sameness wanted) {
        return search.alike(patient, place.location(), SHIFT).stream()
                .filter(filed -> written.compared(place, filed) == wanted)
                .toList();
    }

    /** The change itself, and the same alleles at the lifted place: a row there proves that the builds have the same bases. */
    private Stream<Spelling> places(VariantItem item) {
        return item.places()
                .flatMap(place -> Stream.concat(Stream.of(place), inOtherBuild(place).stream()))
                .distinct();
    }

    private Optional<Spelling> inOtherBuild(Spelling place) {
        return normaliser
                .variants()
                .inOtherBuild(place.location())
                .or(() -> otherBuild.lift(place.location()))
                .map(Spelling::of);
    }

    /** "No" would be silent and wrong where results of the other build were not reached. */
    private void refuseUnreached(Scope scope, VariantItem item) {
        item.places()
                .filter(place -> inOtherBuild(place).isEmpty())
                .flatMap(place -> otherBuild.chromosome(place.location().referenceSequence()).stream())
                .filter(chromosome ->
                        visible.any(scope.details(), on(scope, chromosome).filter(scope::admits)))
                .findFirst()
                .ifPresent(chromosome -> {
                    throw GenomicRefusal.NOT_LIFTED.exception(item.text());
                });
    }

    private Stream<FiledVariant> on(Scope scope, GenomicRegion chromosome) {
        return scope.patient()
                .map(patient -> search.simpleOn(patient, chromosome))
                .orElseGet(() -> search.someSimpleOn(chromosome).stream());
    }

    /** Results whose index entries leave it open whether they are another spelling of it, by all that they show themselves. */
    private List<ShownVariant> byContext(Scope scope, VariantItem item) {
        List<ShownVariant> same = new ArrayList<>();
        boolean open = false;
        for (Spelling place :
                places(item).filter(one -> Spelling.isIndel(one.location())).toList()) {
            List<FiledVariant> alike = scope.admitted(compared(scope.patient(), place, Sameness.UNDECIDED));
            for (ShownVariant shown : visible.all(scope.details(), alike)) {
                Sameness sameness = written.compared(place, shown);
                open |= sameness == Sameness.UNDECIDED;
                if (sameness == Sameness.SAME) {
                    same.add(shown);
                }
            }
        }
        if (same.isEmpty() && open) {
            throw GenomicRefusal.VARIANT_NOT_LOCATED.exception(item.text()
                    + " (it may be another spelling of a result on file; the bases between are not known here)");
        }
        return same;
    }

    /** A patient's results in the gene that cannot be compared with what is asked for; of a population some always are. */
    private List<FiledVariant> unplaced(Optional<String> patient, VariantItem item) {
        if (patient.isEmpty()) {
            return List.of();
        }
        return item.spelling().stream()
                .flatMap(place -> genes.at(place.location().region()).stream()
                        .flatMap(gene -> search.withoutPlace(patient, gene).stream()
                                .filter(filed -> !differ(place.location(), gene, filed))))
                .toList();
    }

    /** Two known changes of one protein, which are not the same. */
    private boolean differ(GenomicLocation place, String gene, FiledVariant filed) {
        boolean known = !normaliser.variants().proteinChanges(place).isEmpty();
        return known
                && filed.variant().names().stream()
                        .anyMatch(name -> normaliser.proteinChange(name, gene).isPresent());
    }

    /** What a result at the same codon does to the protein may not be known here. */
    private void refuseSameCodon(Scope scope, VariantItem item) {
        List<FiledVariant> open = places(item)
                .filter(place -> !item.candidates().isEmpty())
                .flatMap(place -> search.overlapping(scope.patient(), codon(place.location())))
                .filter(filed -> filed.variant()
                        .location()
                        .filter(location ->
                                normaliser.variants().proteinChanges(location).isEmpty())
                        .isPresent())
                .distinct()
                .toList();
        refuse(scope, item, open, "changes the same codon; whether to this end is not known here");
    }

    /** @param why a result on file leaves it open */
    private void refuse(Scope scope, VariantItem item, List<FiledVariant> open, String why) {
        if (visible.any(scope.details(), scope.admitted(open))) {
            throw GenomicRefusal.VARIANT_NOT_LOCATED.exception(item.text() + " (a result on file " + why + ")");
        }
    }

    private static GenomicRegion codon(GenomicLocation change) {
        return new GenomicRegion(
                change.referenceSequence(),
                Math.max(0, change.start() - CODON),
                change.region().end() + CODON);
    }
}
