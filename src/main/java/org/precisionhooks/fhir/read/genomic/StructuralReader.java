package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.ChangeTypeRow;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.genome.Alleles;
import org.precisionhooks.genome.Normalised;

/** Reads what no pair of alleles describes: structural variants, copy numbers, fusions, repeats (genomics-fhir.md 3.3). */
final class StructuralReader {

    private static final int CODON = 3;
    /** Components that only a structural variant has. */
    private static final String[] SIGNS = {
        Keys.COPY_NUMBER, Keys.COPY_NUMBER_CHANGE, Keys.ISCN, Keys.FUSION, Keys.REPEAT_MOTIF, Keys.REPEAT_NUMBER
    };

    /** A complex alteration (SO:0002062) of several genes is a fusion of them. */
    private static final Set<StructuralChange> JOINING =
            EnumSet.of(StructuralChange.GENE_FUSION, StructuralChange.TRANSLOCATION, StructuralChange.OTHER);

    private static final Pattern NORMAL_KARYOTYPE = Pattern.compile(
            "46,X[XY](?:\\[\\d+])?|arr(?:\\s*\\[[^\\]]*])?\\s*\\(X,Y\\)x1,\\(1-22\\)x2|arr(?:\\s*\\[[^\\]]*])?\\s*\\(1-22,X\\)x2");

    private static final Pattern CHANGED_KARYOTYPE = Pattern.compile("(?:mos )?\\d{2},.*", Pattern.DOTALL);

    private final Reading reading;
    private final ObservationSheet sheet;
    private final Optional<ChangeTypeRow> type;
    private final DescribedStructure described;

    private StructuralReader(Reading reading, ObservationSheet sheet, Variant variant) {
        this.reading = reading;
        this.sheet = sheet;
        this.described = DescribedStructure.of(reading, withKaryotype(sheet, variant.names()));
        this.type = type(sheet, reading.tables());
    }

    /**
     * The structural variant that an Observation describes; empty when bases do, or a name that does.
     *
     * @param variant what is known of it so far
     */
    static Optional<StructuralVariant> read(Reading reading, ObservationSheet sheet, Variant variant) {
        StructuralReader reader = new StructuralReader(reading, sheet, variant);
        return reader.isStructural(variant) ? Optional.of(reader.structural(variant)) : Optional.empty();
    }

    /** The kind that is stated, or that is the result of a test for deletions and duplications. */
    private static Optional<ChangeTypeRow> type(ObservationSheet sheet, ReadingTables tables) {
        Optional<ChangeTypeRow> stated = tables.vocabulary().changes().of(sheet.value(Keys.CHANGE_TYPE));
        return stated.isEmpty() && sheet.is(Keys.DELETION_DUPLICATION)
                ? tables.vocabulary().changes().of(sheet.value())
                : stated;
    }

    private static List<String> withKaryotype(ObservationSheet sheet, List<String> names) {
        List<String> all = new ArrayList<>(names);
        if (sheet.is(Keys.ISCN)) {
            all.add(sheet.value().label());
        }
        return all;
    }

    /** A change that is the result itself, or a karyotype: one without a change says that none was found. */
    static Presence presenceInResult(ObservationSheet sheet, ReadingTables tables) {
        if (sheet.is(Keys.DELETION_DUPLICATION)) {
            return tables.vocabulary().changes().of(sheet.value()).isPresent()
                    ? Presence.PRESENT
                    : Presence.INDETERMINATE;
        }
        String karyotype = sheet.is(Keys.ISCN) ? sheet.value().label().trim() : "";
        if (NORMAL_KARYOTYPE.matcher(karyotype).matches()) {
            return Presence.ABSENT;
        }
        boolean stated = CHANGED_KARYOTYPE.matcher(karyotype).matches()
                || tables.normaliser().of(karyotype) instanceof Normalised.Structural;
        return stated ? Presence.PRESENT : Presence.INDETERMINATE;
    }

    /** Whether it is of a kind that joins the genes that it names: of none of them by itself. */
    static boolean joinsGenes(ObservationSheet sheet, ReadingTables tables) {
        return tables.vocabulary()
                .changes()
                .of(sheet.value(Keys.CHANGE_TYPE))
                .filter(row -> row.always() && JOINING.contains(row.change()))
                .isPresent();
    }

    /** Stray bounds of a plain substitution say nothing; alleles written as bases win over all else. */
    private boolean isStructural(Variant variant) {
        if (hasBases()) {
            return false;
        }
        boolean sure = sheet.is(Keys.DELETION_DUPLICATION)
                || sheet.is(Keys.ISCN)
                || variant.gene().contains(VariantGenes.FUSION);
        for (String sign : SIGNS) {
            sure |= sheet.has(sign);
        }
        boolean bounded = sheet.has(Keys.INNER_RANGE) || sheet.has(Keys.OUTER_RANGE);
        boolean unnamed = variant.names().stream().noneMatch(VariantExpressions::isHgvs);
        boolean plain = variant.location().isPresent();
        return sure
                || !plain && described.isAny()
                || type.isPresent() && (type.get().always() || bounded || (!plain && unnamed));
    }

    private boolean hasBases() {
        return isBases(Keys.REFERENCE_ALLELE) && isBases(Keys.ALTERNATE_ALLELE);
    }

    private boolean isBases(String key) {
        String allele = sheet.value(key).label();
        return !allele.isEmpty() && Alleles.of(allele).isPresent();
    }

    private StructuralVariant structural(Variant variant) {
        Optional<GenomicRegion> exact = region(Keys.RANGE);
        DescribedStructure.Bounds bounds = described.checked(new DescribedStructure.Bounds(
                region(Keys.OUTER_RANGE).or(() -> exact),
                region(Keys.INNER_RANGE).or(() -> exact)));
        String place = bounds.any().map(reading::geneAt).orElse("");
        return new StructuralVariant(
                variant.source(),
                variant.gene().isEmpty() ? place : variant.gene(),
                variant.origin(),
                variant.presence(),
                variant.zygosity(),
                change(variant.gene()),
                bounds.outer(),
                bounds.inner(),
                described.checked(CopiesReader.of(reading, sheet)),
                names(variant.names()));
    }

    private StructuralChange change(String gene) {
        StructuralChange stated = type.map(ChangeTypeRow::change).orElse(StructuralChange.OTHER);
        boolean fusion = sheet.has(Keys.FUSION) || gene.contains(VariantGenes.FUSION);
        if (fusion && stated == StructuralChange.OTHER) {
            return StructuralChange.GENE_FUSION;
        }
        if (type.isPresent()) {
            return described.checked(stated);
        }
        if (described.isAny()) {
            return described.change();
        }
        if (sheet.has(Keys.REPEAT_MOTIF)) {
            boolean codon = sheet.value(Keys.REPEAT_MOTIF).label().length() == CODON;
            return codon ? StructuralChange.TRINUCLEOTIDE_REPEAT_EXPANSION : StructuralChange.OTHER;
        }
        boolean copies = sheet.has(Keys.COPY_NUMBER) || sheet.has(Keys.COPY_NUMBER_CHANGE);
        return copies ? StructuralChange.COPY_NUMBER_VARIATION : StructuralChange.OTHER;
    }

    /** The names, and repeats as HGVS writes them: {@code CAG[42]}. */
    private List<String> names(List<String> written) {
        List<String> names = new ArrayList<>(written);
        if (sheet.is(Keys.ISCN)) {
            VariantExpressions.addNames(sheet.value(), reading.tables(), names);
        }
        List<Concept> motifs = sheet.values(Keys.REPEAT_MOTIF);
        List<String> numbers = numbers();
        for (int i = 0; i < motifs.size() && motifs.size() == numbers.size(); i++) {
            names.add(motifs.get(i).label() + "[" + numbers.get(i) + "]");
        }
        if (motifs.size() != numbers.size()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The motifs and the numbers of the repeats do not pair");
        }
        return names;
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>(1);
        for (ObservationSheet.Component component : sheet.components()) {
            if (component.key().equals(Keys.REPEAT_NUMBER)) {
                VariantFigures.exact(component.json().path("valueQuantity"))
                        .ifPresent(number ->
                                numbers.add(number.stripTrailingZeros().toPlainString()));
            }
        }
        return numbers;
    }

    /** A repeat has a place to begin at only. */
    private Optional<GenomicRegion> region(String key) {
        Optional<JsonNode> range = sheet.component(key)
                .map(component -> component.json().path("valueRange"))
                .filter(JsonNode::isObject);
        if (range.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong low = Json.whole(range.get().path("low").path("value"));
        OptionalLong high = Json.whole(range.get().path("high").path("value"));
        if (low.isEmpty() || high.isEmpty()) {
            if (!sheet.has(Keys.REPEAT_MOTIF)) {
                reading.issue(
                        ReadIssueCode.AMBIGUOUS_POSITION, "A bound of the change is missing, or is no whole number");
            }
            return Optional.empty();
        }
        Optional<GenomicRegion> region = Coordinates.region(sheet, reading.tables(), low.getAsLong(), high.getAsLong());
        if (region.isEmpty()) {
            reading.issue(
                    ReadIssueCode.AMBIGUOUS_POSITION,
                    "The bounds of the change are not on a chromosome, or their coordinate system is not stated");
        }
        return region;
    }
}
