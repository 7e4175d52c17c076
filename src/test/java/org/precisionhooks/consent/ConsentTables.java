package org.precisionhooks.consent;

import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import java.util.Map;
import java.util.Set;
import org.precisionhooks.consent.label.DomainRule;
import org.precisionhooks.consent.label.KindRule;
import org.precisionhooks.consent.label.LabelRule;
import org.precisionhooks.consent.label.Labelling;
import org.precisionhooks.consent.label.ResourceTypeRow;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.tenant.BreakGlassRules;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.PolicyRule;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.consent.term.Hierarchy;
import org.precisionhooks.consent.term.HierarchyRow;
import org.precisionhooks.knowledge.Table;

/** The built-in tables of consent, as the server opens them. */
public final class ConsentTables {

    public static final String DOMAIN_SYSTEM = "https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain";
    static final String DOMAIN_SYSTEM_OF_CASES = "https://example.org/fhir/CodeSystem/pm-knowledge-domain";

    static final Hierarchy HIERARCHY = Hierarchy.of(
            KNOWLEDGE.table("consent/code_hierarchy", HierarchyRow.class).rows());
    public static final ConsentTerms TERMS = new ConsentTerms(
            HIERARCHY,
            DOMAIN_SYSTEM,
            Map.of(DOMAIN_SYSTEM_OF_CASES, DOMAIN_SYSTEM),
            Set.of(ConsentTerms.MII_BROAD_CONSENT),
            Set.of(ConsentTerms.DOMAIN_OPT_IN));
    public static final Policy POLICY = policy();
    static final Tenants TENANTS =
            new Tenants(new Tenant(POLICY, ConsentAuthority.SERVER, NoticeMode.SILENT, BreakGlassRules.OFF), Map.of());
    public static final ResourceTypes TYPES = new ResourceTypes(
            KNOWLEDGE.table("consent/resource_types", ResourceTypeRow.class).rows());
    public static final Labelling LABELLING = new Labelling(
            TYPES,
            DOMAIN_SYSTEM,
            KNOWLEDGE.table("consent/domain_rules", DomainRule.class).rows(),
            KNOWLEDGE.table("consent/kind_rules", KindRule.class).rows(),
            KNOWLEDGE.table("consent/label_rules", LabelRule.class).rows());

    private ConsentTables() {}

    private static Policy policy() {
        Table<PolicyRule> table = KNOWLEDGE.table("consent/policy_rules", PolicyRule.class);
        return Policy.all(table.rows(), table.provenance().version()).get("clinical-default-1");
    }
}
