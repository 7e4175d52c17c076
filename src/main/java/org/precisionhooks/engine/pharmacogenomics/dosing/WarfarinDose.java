package org.precisionhooks.engine.pharmacogenomics.dosing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.pharmacogenomics.dosing.DosingTables.AlleleRow;

/**
 * The warfarin start by published models, in the order of the CPIC guideline of 2017 (PMID 28198005): genes where both are
 * known, then what CYP4F2 and the alleles outside the models change, else the clinical model.
 */
final class WarfarinDose {

    private static final String DRUG = "11289";
    private static final String CYP2C9 = "CYP2C9";
    private static final String A = "rs9923231 variant (T)";

    private final Models models;
    private final DosingTables tables;
    private final DosePerson person;
    private final Map<String, DoseGenotype> genotypes;
    private final Map<String, String> besides;
    private final Map<Term, DoseInput> inputs = new EnumMap<>(Term.class);
    private final List<Paragraph> paragraphs = new ArrayList<>();
    /** The alleles of CYP2C9 as the models know them, in order; none where the genotype is not known. */
    private final List<String> cyp2c9;

    /**
     * @param genotypes by gene
     * @param besides what was found at positions that are part of no allele, by rs number
     */
    WarfarinDose(Models models, DosePerson person, Map<String, DoseGenotype> genotypes, Map<String, String> besides) {
        this.models = models;
        this.tables = models.tables();
        this.person = person;
        this.genotypes = genotypes;
        this.besides = besides;
        this.cyp2c9 = Stream.ofNullable(genotypes.get(CYP2C9))
                .flatMap(found -> found.alleles().stream().map(models::treated).sorted())
                .toList();
    }

    /**
     * What is the same for everybody.
     *
     * @param equations those that are shown
     * @param alleles the alleles of CYP2C9 that some model knows
     * @param treatedAs those that no model knows, and what they are taken as
     */
    record Models(
            DosingTables tables, List<DoseEquation> equations, Set<String> alleles, Map<String, String> treatedAs) {

        static Models of(DosingTables tables) {
            return new Models(
                    tables,
                    tables.equations().stream()
                            .filter(row -> row.drug().equals(DRUG) && row.shown())
                            .map(row -> new DoseEquation(row, tables.terms(row.equation())))
                            .toList(),
                    tables.terms().stream()
                            .filter(row -> row.term() == Term.CYP2C9)
                            .flatMap(row -> Stream.of(row.level().split("/", -1)))
                            .collect(Collectors.toUnmodifiableSet()),
                    tables.alleles().stream()
                            .filter(row ->
                                    row.gene().equals(CYP2C9) && row.treatedAs().isPresent())
                            .collect(Collectors.toMap(
                                    AlleleRow::allele, row -> row.treatedAs().orElseThrow())));
        }

        String treated(String allele) {
            return treatedAs.getOrDefault(allele, allele);
        }
    }

    List<Paragraph> paragraphs() {
        List<DoseEquation> equations = models.equations();
        boolean told = false;
        for (DoseEquation equation : equations) {
            told |= equation.row().genetic() && tell(equation);
        }
        if (!told) {
            equations.stream().filter(equation -> !equation.row().genetic()).forEach(this::tell);
            if (isOutsideModels()) {
                caveat("The model without genes passes over what is known of CYP2C9: the need may well be lower.");
            }
        }
        notes();
        return paragraphs;
    }

    private boolean tell(DoseEquation equation) {
        DoseEquation.Result result = equation.of(this::input);
        if (!result.problems().isEmpty()) {
            paragraphs.add(new Paragraph(
                    Kind.CAVEAT, equation.row().label() + ", no dose: " + String.join("; ", result.problems()) + "."));
            return false;
        }
        List<AlleleRow> changes = equation.row().genetic() ? changes() : List.of();
        double from = result.weekly();
        double to = result.weekly();
        for (AlleleRow change : changes) {
            from *= 1 + change.fromPercent().doubleValue() / 100;
            to *= 1 + change.toPercent().doubleValue() / 100;
        }
        paragraphs.add(new Paragraph(
                Kind.ADVICE,
                equation.row().label() + ": about " + range(from, to) + " mg a week (" + daily(from, to)
                        + " mg a day)" + error(equation) + ", from " + String.join(", ", result.used())
                        + changed(changes) + ancestry(equation)
                        + ". An estimate of the maintenance need, not an order; follow INR."));
        return true;
    }

    private DoseInput input(Term term) {
        return switch (term) {
            case VKORC1, VKORC1_A, CYP2C9, CYP2C9_2, CYP2C9_3 -> inputs.computeIfAbsent(term, this::ofGenes);
            default -> person.of(term);
        };
    }

    private DoseInput ofGenes(Term term) {
        return switch (term) {
            case VKORC1 ->
                vkorc1(copies -> DoseInput.ofLevel(List.of("G/G", "A/G", "A/A").get(copies), words(copies)));
            case VKORC1_A -> vkorc1(copies -> DoseInput.of(copies, words(copies)));
            case CYP2C9 -> cyp2c9(alleles -> DoseInput.ofLevel(String.join("/", alleles), words(alleles)));
            case CYP2C9_2 -> count("*2");
            default -> count("*3");
        };
    }

    private DoseInput vkorc1(Function<Integer, DoseInput> reader) {
        return Optional.ofNullable(genotypes.get("VKORC1"))
                .map(found -> reader.apply(Collections.frequency(found.alleles(), A)))
                .orElseGet(() -> DoseInput.missing("the VKORC1 genotype is not known"));
    }

    private static String words(int copies) {
        return "VKORC1 -1639 " + List.of("G/G", "A/G", "A/A").get(copies);
    }

    /** The alleles as the models know them; one that neither they nor guidance know is refused. */
    private DoseInput cyp2c9(Function<List<String>, DoseInput> reader) {
        DoseGenotype found = genotypes.get(CYP2C9);
        if (found == null) {
            return DoseInput.missing("the CYP2C9 genotype is not known");
        }
        return isOutsideModels()
                ? DoseInput.missing("CYP2C9 " + String.join("/", found.alleles()) + " is outside the model")
                : reader.apply(cyp2c9);
    }

    /** An allele that neither the models nor guidance know may well lower the need. */
    private boolean isOutsideModels() {
        return !models.alleles().containsAll(cyp2c9);
    }

    private DoseInput count(String allele) {
        return cyp2c9(alleles -> DoseInput.of(Collections.frequency(alleles, allele), words(alleles)));
    }

    private String words(List<String> alleles) {
        DoseGenotype found = genotypes.get(CYP2C9);
        String own = found == null ? "" : String.join("/", found.alleles());
        String taken = String.join("/", alleles);
        boolean same =
                found != null && found.alleles().stream().sorted().toList().equals(alleles);
        return "CYP2C9 " + own + (same ? "" : " taken as " + taken);
    }

    /** The alleles found that guidance lets change the model's dose, each once. */
    private List<AlleleRow> changes() {
        return tables.alleles().stream()
                .filter(row -> row.drug().equals(DRUG) && !row.ancestryOnly())
                .filter(row -> Optional.ofNullable(genotypes.get(row.gene()))
                        .filter(found -> found.has(row.allele()))
                        .isPresent())
                .toList();
    }

    private static String changed(List<AlleleRow> changes) {
        return changes.stream()
                .map(row -> ", changed by " + percent(row) + " for " + row.gene() + " " + row.allele())
                .collect(Collectors.joining());
    }

    private static String percent(AlleleRow row) {
        return row.fromPercent().toPlainString() + " to " + row.toPercent().toPlainString() + " %";
    }

    /** What the ancestry that is not used would change. */
    private String ancestry(DoseEquation equation) {
        List<Double> doses = equation.levels(Term.ANCESTRY).stream()
                .map(level -> equation.of(term -> term == Term.ANCESTRY ? DoseInput.ofLevel(level, level) : input(term))
                        .weekly())
                .sorted()
                .toList();
        return doses.size() < 2
                ? ""
                : " (by stated ancestry " + number(doses.get(0)) + " to " + number(doses.get(doses.size() - 1))
                        + " mg a week before other changes)";
    }

    private void notes() {
        Optional<DoseGenotype> cyp2c9 = Optional.ofNullable(genotypes.get(CYP2C9));
        cyp2c9.filter(found -> !found.coverageKnown() || !found.untested().isEmpty())
                .ifPresent(found -> caveat(
                        found.coverageKnown()
                                ? "CYP2C9 positions that matter for warfarin were not tested: "
                                        + String.join(", ", found.untested())
                                        + ". In African ancestry do not dose by genes without *5, *6, *8 and *11."
                                : "The report does not say whether CYP2C9 *5, *6, *8 and *11 were tested. In African"
                                        + " ancestry do not dose by genes without them."));
        if (!genotypes.containsKey("CYP4F2")) {
            caveat("CYP4F2 is not known; carriers of *3 need slightly more.");
        }
        tables.alleles().stream()
                .filter(AlleleRow::ancestryOnly)
                .forEach(row -> besides.entrySet().stream()
                        .filter(found -> row.allele().startsWith(found.getKey()))
                        .forEach(found -> caveat(
                                found.getValue()
                                                .contains(row.allele()
                                                        .substring(
                                                                found.getKey().length() + 1))
                                        ? row.allele() + " is present: in African ancestry change the dose by "
                                                + percent(row) + "."
                                        : found.getKey() + " was tested and is not changed.")));
    }

    private void caveat(String text) {
        paragraphs.add(new Paragraph(Kind.CAVEAT, text));
    }

    private static String error(DoseEquation equation) {
        return equation.row()
                .error()
                .map(error -> "; mean error of the model " + number(error.doubleValue()) + " mg a week")
                .orElse("");
    }

    private static String daily(double from, double to) {
        return range(from / DoseEquation.DAYS_A_WEEK, to / DoseEquation.DAYS_A_WEEK);
    }

    private static String range(double from, double to) {
        return from == to ? number(from) : number(from) + " to " + number(to);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
