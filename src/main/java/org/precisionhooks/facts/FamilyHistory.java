package org.precisionhooks.facts;

import java.util.List;
import java.util.Optional;

/**
 * What is known of one relative.
 *
 * @param relationship how the relative stands to the patient (v3-RoleCode)
 * @param sex the relative's, as recorded or as the relationship says
 * @param conditions what the relative has or had
 */
public record FamilyHistory(Source source, Concept relationship, Sex sex, List<RelativeCondition> conditions)
        implements Fact {

    public FamilyHistory {
        conditions = List.copyOf(conditions);
    }

    /**
     * A condition of a relative.
     *
     * @param onsetAge the age at which it began, in completed years; of a range the higher one
     */
    public record RelativeCondition(Concept concept, Optional<Integer> onsetAge) {}
}
