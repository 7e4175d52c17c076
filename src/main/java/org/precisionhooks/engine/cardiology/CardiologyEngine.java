package org.precisionhooks.engine.cardiology;

import java.util.List;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Question;
import org.precisionhooks.knowledge.Knowledge;

/** The domain of heart and vessels: the risk of a first event, by the equations that the site has turned on. */
public final class CardiologyEngine implements Engine {

    private final RiskEquations equations;
    private final InputTables inputs;
    private final DrugDictionary drugs;
    private final RiskFindings findings;

    public CardiologyEngine(Knowledge knowledge, DrugDictionary drugs) {
        this.equations = RiskEquations.from(knowledge);
        this.inputs = InputTables.from(knowledge);
        this.drugs = drugs;
        this.findings = new RiskFindings(knowledge);
    }

    @Override
    public Domain domain() {
        return Domain.CARDIOLOGY;
    }

    /** A risk is told when it is asked for; no other moment interrupts for it. */
    @Override
    public List<Finding> assess(ConsentedFacts facts, Question question) {
        if (question.occasion() != Occasion.RISK_ASSESSMENT) {
            return List.of();
        }
        Person person = new Person(inputs, drugs, facts, question.date());
        return equations.enabled().stream()
                .map(equation -> findings.of(Assessment.of(equation, person)))
                .toList();
    }
}
