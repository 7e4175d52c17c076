package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The alleles of one gene by every spelling under which they arrive. */
final class AlleleNames {

    private static final Pattern SUBALLELE = Pattern.compile("(\\*\\d+[a-z]?)\\.\\d{3}");
    private static final Pattern COPIES = Pattern.compile("(\\*\\d+)x(\\d{1,3}|n)");

    private final String gene;
    private final Map<String, Allele> byName = new HashMap<>();
    private final List<Allele> all = new ArrayList<>();

    AlleleNames(String gene, Collection<GeneTables.FunctionRow> functions, Collection<GeneTables.AliasRow> aliases) {
        this.gene = gene.toLowerCase(Locale.ROOT);
        for (GeneTables.FunctionRow row : functions) {
            ActivityScore activity = ActivityScore.parse(row.activityValue()).orElse(ActivityScore.NOT_AVAILABLE);
            Allele allele = new Allele(row.allele(), row.function(), activity, false);
            byName.put(normal(row.allele()), allele);
            all.add(allele);
        }
        for (GeneTables.AliasRow row : aliases) {
            Optional.ofNullable(byName.get(normal(row.allele())))
                    .ifPresent(allele -> byName.putIfAbsent(normal(row.alias()), allele));
        }
    }

    List<Allele> all() {
        return List.copyOf(all);
    }

    /** Finds an allele by name, alias, suballele ({@code *4.024}), copy number or arrangement ({@code *36+*10}). */
    Optional<Allele> find(String text) {
        String name = normal(text);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return named(name).or(() -> withCopies(name)).or(() -> arrangement(name));
    }

    private Optional<Allele> named(String name) {
        Matcher suballele = SUBALLELE.matcher(name);
        String core = suballele.matches() ? suballele.group(1) : name;
        return Optional.ofNullable(byName.get(core));
    }

    /** A number of copies that the table does not list as a name of its own. */
    private Optional<Allele> withCopies(String name) {
        Matcher copies = COPIES.matcher(name);
        if (!copies.matches()) {
            return Optional.empty();
        }
        Optional<Allele> single = named(copies.group(1));
        if (copies.group(2).equals("n")) {
            return single.map(allele ->
                    new Allele(allele.name() + "xN", AlleleFunction.UNCERTAIN, ActivityScore.NOT_AVAILABLE, true));
        }
        int number = Integer.parseInt(copies.group(2));
        return Optional.ofNullable(byName.get(copies.group(1) + "x≥3"))
                .filter(allele -> number >= 3)
                .or(() -> single.filter(allele -> allele.activity().isAvailable() && number >= 2)
                        .map(allele -> new Allele(
                                allele.name() + "x" + number,
                                AlleleFunction.UNCERTAIN,
                                allele.activity().times(BigDecimal.valueOf(number)),
                                false)));
    }

    /** Copies in tandem on one chromosome: their values add up. */
    private Optional<Allele> arrangement(String name) {
        String inner = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        if (inner.indexOf('+') <= 0 || inner.startsWith("c.") || inner.startsWith("rs")) {
            return Optional.empty();
        }
        ActivityScore sum = ActivityScore.ZERO;
        boolean unknownCopies = false;
        for (String part : inner.split("\\+", -1)) {
            Optional<Allele> allele = named(part).or(() -> withCopies(part));
            if (allele.isEmpty()
                    || !allele.get().activity().isAvailable() && !allele.get().unknownCopies()) {
                return Optional.empty();
            }
            sum = sum.plus(allele.get().activity());
            unknownCopies |= allele.get().unknownCopies();
        }
        return Optional.of(new Allele(inner, AlleleFunction.UNCERTAIN, sum, unknownCopies));
    }

    /** Lower case, without blanks, brackets of a whole and the gene's name. */
    private String normal(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        String name = plain.toString();
        if (name.length() > gene.length() && name.startsWith(gene)) {
            name = name.substring(gene.length());
        }
        return name.startsWith("(") && name.endsWith(")") ? name.substring(1, name.length() - 1) : name;
    }
}
