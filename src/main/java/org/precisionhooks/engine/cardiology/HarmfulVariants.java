package org.precisionhooks.engine.cardiology;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;

/** Pathogenic and likely pathogenic variants on file, by the laboratory's own class; a class of ours is never made. */
final class HarmfulVariants {

    /** A stop, a frameshift, or the first two bases of an intron (HGVS 21.0). */
    private static final Pattern TRUNCATING = Pattern.compile(
            "p\\.\\(?[a-z]{3}\\d+(ter|\\*|[a-z]{3}fs|fs).*|p\\.\\(?[a-z]\\d+(\\*|[a-z]?fs).*|.*c\\.[-*\\d]+[+-][12][^\\d].*");

    private final List<DiagnosticImplication> harmful;

    HarmfulVariants(ConsentedFacts facts) {
        this.harmful = facts.all(DiagnosticImplication.class).stream()
                .filter(DiagnosticImplication::isHarmful)
                .filter(one -> one.source().status() == ResultStatus.FINAL)
                .toList();
    }

    /** Those that the report calls inherited. */
    List<DiagnosticImplication> inherited(String gene) {
        return of(gene, Origin.GERMLINE);
    }

    /** Those of which the report does not say whether they are inherited or a tumour's. */
    List<DiagnosticImplication> unstated(String gene) {
        return of(gene, Origin.UNSTATED);
    }

    private List<DiagnosticImplication> of(String gene, Origin origin) {
        return harmful.stream()
                .filter(one -> one.gene().equals(gene) && one.origin() == origin)
                .toList();
    }

    /** Whether two of them are surely two variants, and not two reports of one under different names. */
    static boolean differ(List<DiagnosticImplication> variants) {
        return variants.stream()
                .anyMatch(one -> variants.stream().anyMatch(other -> differ(one.names(), other.names())));
    }

    /** Names of one kind on one reference that differ, while no name is shared; other names cannot be compared. */
    private static boolean differ(List<String> names, List<String> others) {
        boolean shared = names.stream()
                .anyMatch(name -> others.stream().anyMatch(other -> change(name).equals(change(other))));
        return !shared
                && names.stream()
                        .anyMatch(name ->
                                others.stream().anyMatch(other -> frame(name).equals(frame(other))));
    }

    /** The change alone, {@code c.1A>G} of {@code NM_1.2:c.1A>G}. */
    private static String change(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** What its number counts along: the reference without version, and the kind of sequence; of an id its prefix. */
    private static String frame(String name) {
        int colon = name.lastIndexOf(':');
        int dot = name.indexOf('.', colon + 1);
        String kind = dot < 0 ? change(name).replaceAll("\\d", "") : name.substring(colon + 1, dot);
        return (colon < 0 ? "" : name.substring(0, colon).replaceAll("\\.\\d+", "")) + ":" + kind;
    }

    static boolean isTruncating(DiagnosticImplication variant) {
        return variant.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .map(name -> name.substring(name.lastIndexOf(':') + 1))
                .anyMatch(name -> TRUNCATING.matcher(name).matches());
    }

    /** {@code LDLR c.1A>G, heterozygous}. */
    static String words(DiagnosticImplication variant) {
        String name = variant.names().isEmpty() ? "variant" : variant.names().get(0);
        String state =
                switch (variant.zygosity()) {
                    case UNKNOWN -> "";
                    case HETEROZYGOUS, HOMOZYGOUS, HEMIZYGOUS, HOMOPLASMIC, HETEROPLASMIC ->
                        ", " + variant.zygosity().name().toLowerCase(Locale.ROOT);
                };
        return variant.gene() + " " + name + state + ", "
                + variant.significance().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
