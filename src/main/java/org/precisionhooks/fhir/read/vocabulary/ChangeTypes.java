package org.precisionhooks.fhir.read.vocabulary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.knowledge.Knowledge;

/** Recognises kinds of change that a pair of alleles does not describe, by code or by the name of the term. */
public final class ChangeTypes {

    private final Map<String, ChangeTypeRow> rows = new HashMap<>();
    private final Set<String> unchanged = new HashSet<>();

    private ChangeTypes() {}

    /** Row of {@code genomics/unchanged_types}: a code or word by which a result says that nothing is changed. */
    record UnchangedRow(String code, String display) {}

    static ChangeTypes from(Knowledge knowledge) {
        ChangeTypes types = new ChangeTypes();
        for (ChangeTypeRow row :
                knowledge.table("genomics/change_types", ChangeTypeRow.class).rows()) {
            types.rows.put(row.code(), row);
            types.rows.putIfAbsent(row.display(), row);
        }
        for (UnchangedRow row :
                knowledge.table("genomics/unchanged_types", UnchangedRow.class).rows()) {
            types.unchanged.add(row.code());
            types.unchanged.add(row.display());
        }
        return types;
    }

    /** The kind; empty for changes that bases describe and for unknown ones. */
    public Optional<ChangeTypeRow> of(Concept concept) {
        for (Coding coding : concept.codings()) {
            Optional<ChangeTypeRow> row = code(coding.code()).or(() -> words(coding.display()));
            if (row.isPresent()) {
                return row;
            }
        }
        return words(concept.text());
    }

    /** Whether a kind of change says that nothing is changed: wild type. */
    public boolean isUnchanged(Concept concept) {
        return unchanged.contains(name(concept.text()))
                || concept.codings().stream()
                        .anyMatch(coding ->
                                unchanged.contains(term(coding.code())) || unchanged.contains(name(coding.display())));
    }

    private Optional<ChangeTypeRow> code(String code) {
        return Optional.ofNullable(rows.get(term(code)));
    }

    private Optional<ChangeTypeRow> words(String words) {
        return Optional.ofNullable(rows.get(name(words)));
    }

    /** A term is written {@code SO_0000159} at times. */
    private static String term(String code) {
        return code.startsWith("SO_") ? "SO:" + code.substring(3) : code;
    }

    private static String name(String words) {
        return words.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
