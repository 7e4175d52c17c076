package org.precisionhooks.cdshooks.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.facts.Coding;

/**
 * What a kind of client can do with cards (cds-hooks.md 6.4).
 *
 * @param row its row of {@code hooks/client_profiles.tsv}
 * @param orderCodes the codes of its order catalogue, by RxNorm ingredient or HGNC symbol
 */
public record ClientProfile(Row row, Map<String, List<Coding>> orderCodes) {

    public ClientProfile {
        orderCodes = Map.copyOf(orderCodes);
    }

    /**
     * A row of {@code hooks/client_profiles.tsv}.
     *
     * @param name name in the registration of a client
     * @param selectionBehavior how suggestions may be picked
     * @param manyActions whether one suggestion may hold several actions, such as a removal and its replacement
     * @param orderChange how a draft may be changed
     * @param loneDeletes whether a draft may be removed without a companion that replaces it
     * @param codedDrugsOnly whether drug orders count only with text and a first coding with code
     * @param actionTypes resource types that actions may create, change or remove
     * @param actionSelectionBehavior whether it is told that the actions of a suggestion belong together
     * @param autolaunch whether links may ask to be opened at once
     * @param alphanumericTopics whether topic codes may hold letters and digits only
     * @param drugSystem the URI by which it knows RxNorm
     * @param mapsOrderCodes whether drafts carry the codes of its order catalogue
     * @param maxCards cards in one response; further ones are folded into the last
     */
    public record Row(
            String name,
            SelectionBehavior selectionBehavior,
            boolean manyActions,
            OrderChange orderChange,
            boolean loneDeletes,
            boolean codedDrugsOnly,
            List<String> actionTypes,
            boolean actionSelectionBehavior,
            boolean autolaunch,
            boolean alphanumericTopics,
            String drugSystem,
            boolean mapsOrderCodes,
            int maxCards) {

        public Row {
            actionTypes = List.copyOf(actionTypes);
            if (name.isEmpty() || drugSystem.isEmpty()) {
                throw new IllegalArgumentException("name and drugSystem must not be empty");
            }
            if (maxCards < 1) {
                throw new IllegalArgumentException("maxCards must be 1 or more: " + maxCards);
            }
        }
    }

    public String name() {
        return row.name();
    }

    /** How a draft names a drug: by the client's own order codes first, then by RxNorm. */
    public List<Coding> codings(Drug drug) {
        return Stream.concat(ordered(drug.rxcui()), Stream.of(new Coding(row.drugSystem(), drug.rxcui(), drug.name())))
                .toList();
    }

    /** How a draft names the test of a gene, if the client's order codes know it. */
    public List<Coding> testCodings(String gene) {
        return ordered(gene).toList();
    }

    private Stream<Coding> ordered(String item) {
        return orderCodes.getOrDefault(item, List.of()).stream();
    }
}
