package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A gene with defined alleles: its positions, its alleles in the publisher's order, and how it is called. */
final class DefinedGene {

    private static final String ANY_OF = "RYMKSWBDHVN";
    private static final String[] BASES_OF = {"AG", "CT", "AC", "GT", "CG", "AT", "CGT", "AGT", "ACT", "ACG", "ACGT"};

    private final CallingTables.RuleRow rule;
    private final List<AllelePosition> positions;
    private final List<AllelePosition> besides;
    private final Map<String, CallingTables.PositionRow> notes;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<DefinedAllele> alleles = new ArrayList<>();
    private final Map<String, Integer> rank = new HashMap<>();
    private final Map<List<String>, String> priorities = new HashMap<>();

    DefinedGene(CallingTables.RuleRow rule, CallingTables tables) {
        this.rule = rule;
        this.notes = tables.positions().stream()
                .filter(row -> row.gene().equals(gene()))
                .collect(Collectors.toMap(CallingTables.PositionRow::position, Function.identity()));
        this.positions = positions(rule.gene(), tables);
        this.besides = AllelePosition.of(tables.places().stream()
                .filter(row ->
                        notes.containsKey(row.rsid()) && notes.get(row.rsid()).beside())
                .toList());
        for (AllelePosition position : positions) {
            index.put(position.id(), index.size());
        }
        tables.definitions().stream().filter(row -> row.gene().equals(gene())).forEach(row -> {
            rank.put(row.allele(), alleles.size());
            alleles.add(allele(row));
        });
        tables.priorities().stream()
                .filter(row -> row.gene().equals(gene()))
                .forEach(row -> priorities.put(row.members().stream().sorted().toList(), row.pick()));
        if (alleles.stream().filter(DefinedAllele::isReference).count() != 1) {
            throw new IllegalArgumentException(gene() + " needs one reference allele");
        }
    }

    /** Those by which some allele of the gene is defined. */
    private static List<AllelePosition> positions(String gene, CallingTables tables) {
        Set<String> used = tables.definitions().stream()
                .filter(row -> row.gene().equals(gene))
                .flatMap(row -> row.changes().stream())
                .map(change -> change.substring(0, Math.max(0, change.lastIndexOf('='))))
                .collect(Collectors.toSet());
        return AllelePosition.of(tables.places().stream()
                        .filter(row -> row.gene().equals(gene))
                        .toList())
                .stream()
                .filter(position -> used.contains(position.id()))
                .toList();
    }

    private DefinedAllele allele(CallingTables.DefinitionRow row) {
        Map<Integer, Long> defined = new HashMap<>();
        for (String change : row.changes()) {
            int equals = change.lastIndexOf('=');
            Integer position = index.get(equals < 0 ? change : change.substring(0, equals));
            if (position == null) {
                throw new IllegalArgumentException(gene() + " " + row.allele() + ": no position " + change);
            }
            defined.put(position, bases(position, change.substring(equals + 1)));
        }
        return new DefinedAllele(row.allele(), row.reference(), positions.size(), defined);
    }

    private long bases(int position, String text) {
        List<String> known = positions.get(position).bases();
        int either = text.length() == 1 ? ANY_OF.indexOf(text) : -1;
        long bases = 0;
        for (int base = 0; base < known.size(); base++) {
            if (known.get(base).equals(text) || either >= 0 && BASES_OF[either].contains(known.get(base))) {
                bases |= 1L << base;
            }
        }
        if (bases == 0) {
            throw new IllegalArgumentException(gene() + " has no base " + text + " at "
                    + positions.get(position).id());
        }
        return bases;
    }

    String gene() {
        return rule.gene();
    }

    CallingTables.RuleRow rule() {
        return rule;
    }

    List<AllelePosition> positions() {
        return positions;
    }

    /** Positions that are reported beside the alleles and are part of none. */
    List<AllelePosition> besides() {
        return besides;
    }

    List<DefinedAllele> alleles() {
        return alleles;
    }

    /** The place of an allele in the publisher's order. */
    int rank(String allele) {
        return rank.getOrDefault(allele, alleles.size());
    }

    DefinedAllele reference() {
        return alleles.stream().filter(DefinedAllele::isReference).findFirst().orElseThrow();
    }

    boolean isTier1(AllelePosition position) {
        return note(position).map(CallingTables.PositionRow::tier1).orElse(false);
    }

    /** Whether a missing change counts as reference only when this was tested; where none is named, all single bases are. */
    boolean isNeeded(AllelePosition position) {
        return note(position)
                .map(CallingTables.PositionRow::needed)
                .orElseGet(() ->
                        !position.isIndel() && notes.values().stream().noneMatch(CallingTables.PositionRow::needed));
    }

    /** The position that this one stands for while that is not tested. */
    Optional<Integer> proxyFor(AllelePosition position) {
        return note(position).map(CallingTables.PositionRow::proxyFor).flatMap(this::indexOf);
    }

    private Optional<CallingTables.PositionRow> note(AllelePosition position) {
        return Optional.ofNullable(notes.get(position.id()));
    }

    Optional<Integer> indexOf(String position) {
        return Optional.ofNullable(index.get(position));
    }

    /** The pair that the table prefers among pairs that fit equally well. */
    Optional<String> preferred(List<String> pairs) {
        return Optional.ofNullable(priorities.get(pairs.stream().sorted().toList()));
    }
}
