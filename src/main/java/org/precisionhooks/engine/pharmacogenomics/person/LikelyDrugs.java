package org.precisionhooks.engine.pharmacogenomics.person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.pharmacogenomics.person.PersonTables.LikelyRow;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.knowledge.Knowledge;

/** Which drugs a patient is likely to get, by the conditions that are active on record. */
public final class LikelyDrugs {

    private final List<LikelyRow> rows;

    private LikelyDrugs(List<LikelyRow> rows) {
        this.rows = rows;
    }

    public static LikelyDrugs from(Knowledge knowledge) {
        return new LikelyDrugs(PersonTables.of(knowledge).likely());
    }

    /**
     * RxNorm ingredients, each with the condition that it is usual for, in the order of the table.
     *
     * @param taken ingredients that the patient takes: a treatment that one of them is part of is not looked for
     */
    public Map<String, Evidence> of(ConsentedFacts facts, Set<String> taken) {
        List<Condition> active = facts.all(Condition.class).stream()
                .filter(condition -> condition.active() && condition.confirmed())
                .toList();
        Map<String, Evidence> likely = new LinkedHashMap<>();
        for (LikelyRow row : rows) {
            if (row.drugs().stream().anyMatch(taken::contains)) {
                continue;
            }
            active.stream()
                    .filter(condition -> condition.concept().codings().stream()
                            .anyMatch(coding -> coding.isWithin(row.system(), row.code())))
                    .findFirst()
                    .ifPresent(condition -> row.drugs()
                            .forEach(
                                    drug -> likely.putIfAbsent(drug, new Evidence(row.display(), condition.source()))));
        }
        return likely;
    }
}
