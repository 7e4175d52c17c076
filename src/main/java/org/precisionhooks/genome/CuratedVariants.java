package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.knowledge.Knowledge;

/** The variants of {@code genomics/variants.tsv}: their places in both builds, rs numbers and names. */
public final class CuratedVariants {

    private final Map<GenomicLocation, GenomicLocation> canonical = new HashMap<>();
    private final Map<GenomicLocation, GenomicLocation> otherBuild = new HashMap<>();
    private final Map<String, List<GenomicLocation>> byRsid = new HashMap<>();
    private final Map<String, GenomicLocation> byName = new HashMap<>();
    private final Map<String, GenomicLocation> byNameOfAnyVersion = new HashMap<>();
    private final Map<ProteinChange, List<GenomicLocation>> byProtein = new HashMap<>();
    private final Map<GenomicLocation, Set<ProteinChange>> proteinChanges = new HashMap<>();
    private final KnownBases bases = new KnownBases();
    private final List<VariantRow> rows;

    private CuratedVariants(List<VariantRow> rows) {
        this.rows = List.copyOf(rows);
        rows.forEach(this::add);
    }

    /** Opens the table. */
    public static CuratedVariants from(Knowledge knowledge) {
        return new CuratedVariants(
                knowledge.table("genomics/variants", VariantRow.class).rows());
    }

    private void add(VariantRow row) {
        GenomicLocation on38 = row.on38();
        bases.add(row.refseq38(), row.position38() - 1, row.reference38());
        spell(on38, row.shift());
        row.on37().ifPresent(on37 -> pair(row, on38, on37));
        if (!row.rsid().isEmpty()) {
            byRsid.computeIfAbsent(row.rsid(), key -> new ArrayList<>(1)).add(on38);
        }
        row.names().stream().filter(name -> !name.startsWith("p.")).forEach(name -> name(name, on38));
        row.proteinChanges()
                .map(change -> new ProteinChange(row.gene(), change))
                .forEach(change -> {
                    byProtein.computeIfAbsent(change, key -> new ArrayList<>(1)).add(on38);
                    leadsTo(on38, change);
                    row.on37().ifPresent(on37 -> leadsTo(on37, change));
                });
    }

    private void leadsTo(GenomicLocation location, ProteinChange change) {
        proteinChanges.computeIfAbsent(location, key -> new HashSet<>(1)).add(change);
    }

    private void name(String name, GenomicLocation on38) {
        byName.put(name, on38);
        int colon = name.indexOf(':');
        if (name.indexOf('.') < colon) {
            byNameOfAnyVersion.put(ofAnyVersion(name.substring(0, colon), name.substring(colon + 1)), on38);
        }
    }

    private static String ofAnyVersion(String accession, String description) {
        return Accessions.withoutVersion(accession) + ":" + description;
    }

    private void spell(GenomicLocation location, int shift) {
        if (shift > 0) {
            bases.add(location.referenceSequence(), location.start(), IndelSpellings.stretch(location, shift));
        }
        IndelSpellings.of(location, shift).forEach(spelling -> canonical.put(spelling, location));
    }

    private void pair(VariantRow row, GenomicLocation on38, GenomicLocation on37) {
        bases.add(row.refseq37(), row.position37().orElseThrow() - 1, row.reference37());
        spell(on37, row.shift());
        otherBuild.put(on38, on37);
        otherBuild.put(on37, on38);
        if (row.referencesDiffer()) {
            GenomicLocation unchanged38 =
                    Alleles.change(row.refseq38(), row.position38() - 1, row.reference38(), row.reference38());
            GenomicLocation changed37 = Alleles.change(
                    row.refseq37(), row.position37().orElseThrow() - 1, row.reference37(), row.reference38());
            otherBuild.put(unchanged38, changed37);
            otherBuild.put(changed37, unchanged38);
        }
    }

    /** The leftmost spelling of a change in the table; any other change as it is. */
    public GenomicLocation canonical(GenomicLocation location) {
        return canonical.getOrDefault(location, location);
    }

    /** Whether the table has all the reference bases there, and they are these. */
    public boolean confirm(GenomicLocation location) {
        return !location.reference().isEmpty()
                && bases.of(
                                location.referenceSequence(),
                                location.start(),
                                location.region().end())
                        .filter(location.reference()::equals)
                        .isPresent();
    }

    /** Whether the table has other reference bases there. */
    public boolean contradict(GenomicLocation location) {
        return bases.contradict(location.referenceSequence(), location.start(), location.reference());
    }

    /**
     * The same observed allele in the other build. Where the builds have other bases, what is a variant in one is the
     * confirmed reference in the other.
     */
    public Optional<GenomicLocation> inOtherBuild(GenomicLocation location) {
        return Optional.ofNullable(otherBuild.get(canonical(location)));
    }

    /** Places in GRCh38 that an rs number names, one an alternate allele. */
    List<GenomicLocation> byRsid(String rsid) {
        return byRsid.getOrDefault(rsid.toLowerCase(Locale.ROOT), List.of());
    }

    Optional<GenomicLocation> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The place of a name whose accession differs in its version only. */
    Optional<GenomicLocation> byNameOfAnyVersion(String accession, String description) {
        return Optional.ofNullable(byNameOfAnyVersion.get(ofAnyVersion(accession, description)));
    }

    /** Places in GRCh38 that lead to a change of a gene's protein, as the table has them. */
    public List<GenomicLocation> byProtein(ProteinChange change) {
        return byProtein.getOrDefault(change, List.of());
    }

    /** What the table says a change does to a protein. */
    public Set<ProteinChange> proteinChanges(GenomicLocation location) {
        return proteinChanges.getOrDefault(canonical(location), Set.of());
    }

    KnownBases bases() {
        return bases;
    }

    List<VariantRow> rows() {
        return rows;
    }
}
