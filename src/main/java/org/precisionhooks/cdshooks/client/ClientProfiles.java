package org.precisionhooks.cdshooks.client;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.precisionhooks.cdshooks.client.ClientProfile.Row;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;
import org.precisionhooks.knowledge.Table;

/** The client profiles of this installation, from the tables {@code hooks/client_profiles} and {@code hooks/order_codes}. */
public final class ClientProfiles {

    /** The profile of a client whose registration names none. */
    public static final String DEFAULT = "default";

    private final TreeMap<String, ClientProfile> profiles = new TreeMap<>();

    /**
     * A row of {@code hooks/order_codes.tsv}.
     *
     * @param profile the clients that know the code
     * @param item RxNorm ingredient of a drug, or HGNC symbol of a gene to be tested
     */
    record OrderCodeRow(String profile, String item, String system, String code, String display) {

        OrderCodeRow {
            if (profile.isEmpty() || item.isEmpty() || system.isEmpty() || code.isEmpty()) {
                throw new IllegalArgumentException("only display may be empty");
            }
        }

        Coding coding() {
            return new Coding(system, code, display);
        }
    }

    /** @throws KnowledgeException when a table is broken, a name stands twice, or a code can reach no client */
    public ClientProfiles(Knowledge knowledge) {
        Table<Row> rows = knowledge.table("hooks/client_profiles", Row.class);
        Table<OrderCodeRow> codes = knowledge.table("hooks/order_codes", OrderCodeRow.class);
        for (Row row : rows.rows()) {
            if (profiles.put(row.name(), new ClientProfile(row, codesOf(row, codes))) != null) {
                throw new KnowledgeException(rows.origin(), 0, "the profile " + row.name() + " stands twice");
            }
        }
        if (!profiles.containsKey(DEFAULT)) {
            throw new KnowledgeException(rows.origin(), 0, "the profile " + DEFAULT + " is missing");
        }
        codes.rows().forEach(code -> requireUse(code, codes));
    }

    /**
     * The profile of that name.
     *
     * @throws IllegalArgumentException when there is none; the message lists those that there are
     */
    public ClientProfile named(String name) {
        return Optional.ofNullable(profiles.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no client profile '" + name + "'; there are: "
                        + String.join(", ", profiles.keySet())));
    }

    /** The profile {@link #DEFAULT}. */
    public ClientProfile standard() {
        return named(DEFAULT);
    }

    /** All names, in order. */
    public List<String> names() {
        return List.copyOf(profiles.keySet());
    }

    private static Map<String, List<Coding>> codesOf(Row row, Table<OrderCodeRow> codes) {
        return codes.rows().stream()
                .filter(code -> code.profile().equals(row.name()))
                .collect(groupingBy(OrderCodeRow::item, mapping(OrderCodeRow::coding, toList())));
    }

    private void requireUse(OrderCodeRow code, Table<OrderCodeRow> codes) {
        boolean used = Optional.ofNullable(profiles.get(code.profile()))
                .filter(profile -> profile.row().mapsOrderCodes())
                .isPresent();
        if (!used) {
            throw new KnowledgeException(
                    codes.origin(), 0, "no profile " + code.profile() + " that maps order codes, for " + code.item());
        }
    }
}
