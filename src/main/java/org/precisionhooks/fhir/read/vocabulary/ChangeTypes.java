package org.precisionhooks.fhir.read.vocabulary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.knowledge.Knowledge;

/** Recognises kinds of change that a pair of alleles does not describe, by code or by the name of the term. */
public final class ChangeTypes {

    private final Map<String, ChangeTypeRow> rows = new HashMap<>();

    private ChangeTypes() {}

    static ChangeTypes from(Knowledge knowledge) {
        ChangeTypes types = new ChangeTypes();
        for (ChangeTypeRow row :
                knowledge.table("genomics/change_types", ChangeTypeRow.class).rows()) {
            types.rows.put(row.code(), row);
            types.rows.putIfAbsent(row.display(), row);
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

    /** A term is written {@code SO_0000159} at times. */
    private Optional<ChangeTypeRow> code(String code) {
        return Optional.ofNullable(rows.get(code.startsWith("SO_") ? "SO:" + code.substring(3) : code));
    }

    private Optional<ChangeTypeRow> words(String words) {
        return Optional.ofNullable(
                rows.get(words.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_')));
    }
}
