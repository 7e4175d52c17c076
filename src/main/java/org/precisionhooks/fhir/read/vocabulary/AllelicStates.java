package org.precisionhooks.fhir.read.vocabulary;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.knowledge.Knowledge;

/** Recognises allelic states by code or word (LOINC 53034-5). */
public final class AllelicStates {

    private final Map<String, Zygosity> states;

    private AllelicStates(Map<String, Zygosity> states) {
        this.states = states;
    }

    /** Row of {@code genomics/allelic_states}: a code, or a word in lower case. */
    record AllelicStateRow(String value, Zygosity state) {}

    static AllelicStates from(Knowledge knowledge) {
        return new AllelicStates(knowledge.table("genomics/allelic_states", AllelicStateRow.class).rows().stream()
                .collect(Collectors.toMap(AllelicStateRow::value, AllelicStateRow::state)));
    }

    /** The one state that is said, else unknown. */
    public Zygosity of(Concept stated) {
        Set<Zygosity> said = said(stated);
        return said.size() == 1 ? said.iterator().next() : Zygosity.UNKNOWN;
    }

    /** Whether something is stated that is not known, or contradicts itself. */
    public boolean isUnclear(Concept stated) {
        return !stated.isEmpty() && said(stated).size() != 1;
    }

    private Set<Zygosity> said(Concept stated) {
        Set<Zygosity> said = EnumSet.noneOf(Zygosity.class);
        for (Coding coding : stated.codings()) {
            Optional.ofNullable(states.get(coding.code().strip())).ifPresent(said::add);
            word(coding.code()).ifPresent(said::add);
            word(coding.display()).ifPresent(said::add);
        }
        word(stated.text()).ifPresent(said::add);
        return said;
    }

    private Optional<Zygosity> word(String word) {
        return Optional.ofNullable(states.get(word.strip().toLowerCase(Locale.ROOT)));
    }
}
