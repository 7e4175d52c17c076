package org.precisionhooks.fhir.read.vocabulary;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.knowledge.Knowledge;

/** The reading tables, indexed: genes, LOINC results, phenotype words, answers, code systems, units, wishes. */
public final class ReadingTables {

    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    public static final String HGNC = "http://www.genenames.org";
    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/";

    private static final String PLURAL = "metabolizers";
    private static final String BRITISH_PLURAL = "metabolisers";

    private final GeneNames genes;
    private final Map<String, LoincResultRow> results = new HashMap<>();
    private final Map<String, String> phenotypeOfCode = new HashMap<>();
    private final Map<String, String> phenotypeOfWord = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, String> systems = new HashMap<>();
    private final GeneLocations locations;
    private final Vocabulary vocabulary;

    private ReadingTables(
            GeneNames genes,
            List<LoincResultRow> results,
            List<PhenotypeAnswerRow> phenotypes,
            List<AnswerRow> answers,
            List<SystemRow> systems,
            GeneLocations locations,
            Vocabulary vocabulary) {
        this.locations = locations;
        this.vocabulary = vocabulary;
        this.genes = genes;
        results.forEach(row -> this.results.put(row.loinc(), row));
        phenotypes.forEach(this::index);
        answers.forEach(row -> this.answers.put(lower(row.code()), row.meaning()));
        systems.forEach(row -> this.systems.put(row.system(), row.canonical()));
    }

    /** Opens the tables of {@code knowledge/genomics} and {@code knowledge/measurements}. */
    public static ReadingTables from(Knowledge knowledge) {
        return new ReadingTables(
                GeneNames.from(knowledge),
                knowledge.table("genomics/loinc_results", LoincResultRow.class).rows(),
                knowledge
                        .table("genomics/phenotype_answers", PhenotypeAnswerRow.class)
                        .rows(),
                knowledge.table("genomics/answers", AnswerRow.class).rows(),
                knowledge.table("genomics/systems", SystemRow.class).rows(),
                GeneLocations.from(knowledge),
                Vocabulary.from(knowledge));
    }

    /** Where known genes lie. */
    public GeneLocations locations() {
        return locations;
    }

    private void index(PhenotypeAnswerRow row) {
        boolean code = row.kind() == PhenotypeAnswerRow.Kind.LOINC_ANSWER;
        (code ? phenotypeOfCode : phenotypeOfWord)
                .put(row.gene() + "|" + (code ? row.value() : lower(row.value())), row.phenotype());
    }

    public Normaliser normaliser() {
        return vocabulary.normaliser();
    }

    public ResultUnits units() {
        return vocabulary.units();
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The one address of a code system that has several. */
    public String canonical(String system) {
        return systems.getOrDefault(system, system);
    }

    /** The same with the one address of each code system. */
    public Concept canonical(Concept concept) {
        return concept.codings().stream()
                        .allMatch(coding -> canonical(coding.system()).equals(coding.system()))
                ? concept
                : new Concept(
                        concept.codings().stream()
                                .map(coding -> new Coding(canonical(coding.system()), coding.code(), coding.display()))
                                .toList(),
                        concept.text());
    }

    /**
     * How this package names a code: a LOINC code bare, a code of the Genomics Reporting guide as {@code tbd:code}, SNOMED CT as
     * {@code sct:code}, others empty. A code without a system counts as LOINC.
     */
    public String key(String system, String code) {
        if (code.isEmpty() || system.isEmpty() || system.equals(LOINC)) {
            return code;
        }
        String canonical = canonical(system);
        if (canonical.equals(LOINC)) {
            return code;
        }
        if (canonical.equals(SNOMED)) {
            return "sct:" + code;
        }
        return canonical.startsWith(GUIDE) ? "tbd:" + code : "";
    }

    public Optional<LoincResultRow> result(String key) {
        return Optional.ofNullable(results.get(key));
    }

    /** Symbol of a gene by its code; empty when unknown. */
    public String geneByCode(Coding coding) {
        return genes.byCode(canonical(coding.system()), coding.code());
    }

    public GeneNames genes() {
        return genes;
    }

    /** Canonical phenotype of an answer code, for a gene; empty when it is none. */
    public String phenotypeOfCode(String code, String gene) {
        return forGene(phenotypeOfCode, gene, code);
    }

    /** Canonical phenotype of words, with or without the gene's name in front; empty when unknown. */
    public String phenotypeOfWords(String words, String gene) {
        int bracket = words.endsWith(")") ? words.lastIndexOf(" (") : -1;
        if (bracket > 0) {
            String phenotype = phenotypeOfWords(words.substring(0, bracket), gene);
            String shortened = phenotypeOfWords(words.substring(bracket + 2, words.length() - 1), gene);
            return shortened.isEmpty() || shortened.equals(phenotype) ? phenotype : "";
        }
        String plain = plainWords(words, gene);
        if (plain.isEmpty()) {
            return "";
        }
        String phenotype = forGene(phenotypeOfWord, gene, plain);
        int space = plain.indexOf(' ');
        boolean hedged = plain.startsWith("likely ") || plain.startsWith("possible ");
        if (!phenotype.isEmpty() || !hedged) {
            return phenotype;
        }
        String hedge = plain.startsWith("likely ") ? "Likely " : "Possible ";
        String base = forGene(phenotypeOfWord, gene, plain.substring(space + 1));
        return base.isEmpty() ? "" : hedge + base;
    }

    private static String forGene(Map<String, String> table, String gene, String value) {
        String own = table.getOrDefault(gene + "|" + value, "");
        return own.isEmpty() ? table.getOrDefault("|" + value, "") : own;
    }

    private static String plainWords(String words, String gene) {
        String plain = lower(words.trim());
        if (!gene.isEmpty() && plain.startsWith(lower(gene))) {
            plain = plain.substring(gene.length());
        }
        plain = plain.replace("phenotype", "").replace(':', ' ').replace('.', ' ');
        if (!gene.isEmpty()) {
            plain = plain.replace(" " + lower(gene) + " ", " ");
        }
        return squeezed(plain.endsWith(PLURAL) || plain.endsWith(BRITISH_PLURAL) ? withoutLast(plain) : plain);
    }

    private static String withoutLast(String plain) {
        return plain.substring(0, plain.length() - 1);
    }

    private static String squeezed(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c <= ' ';
            if (!space) {
                plain.append(c);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        }
        return plain.toString().trim();
    }

    /** What an answer says; codes and words that contradict each other say nothing. */
    public Optional<Answer> answer(Concept value) {
        return said(value).agreed();
    }

    /** Whether codes and words of an answer say different things. */
    public boolean isContradictory(Concept answer) {
        return said(answer).contradict();
    }

    private Answers said(Concept value) {
        Answers said = new Answers();
        for (Coding coding : value.codings()) {
            said.add(answers.get(lower(coding.code())));
            said.add(answers.get(lower(coding.display())));
        }
        said.add(answers.get(word(value.text())));
        return said;
    }

    /** {@code Neg.} as {@code neg}. */
    private static String word(String text) {
        String words = squeezed(lower(text));
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
