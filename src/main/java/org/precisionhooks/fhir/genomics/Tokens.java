package org.precisionhooks.fhir.genomics;

import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Reads tokens and compares them by code systems that have one address (genomics-fhir.md section 3.8). */
final class Tokens {

    private final ReadingTables tables;

    Tokens(ReadingTables tables) {
        this.tables = tables;
    }

    List<Token> all(List<String> items) {
        return items.stream().map(this::of).toList();
    }

    Token of(String item) {
        int bar = item.indexOf('|');
        return bar < 0
                ? new Token(item, "", item.strip(), this)
                : new Token(
                        item,
                        canonical(item.substring(0, bar)),
                        item.substring(bar + 1).strip(),
                        this);
    }

    String canonical(String system) {
        return tables.canonical(system.strip());
    }

    /** HGNC ids with and without prefix, symbols and NCBI numbers of one gene. */
    boolean sameGene(Token token, Coding coding) {
        String wanted = tables.geneByCode(new org.precisionhooks.facts.Coding(token.system(), token.code(), ""));
        String written = tables.geneByCode(new org.precisionhooks.facts.Coding(
                coding.hasSystem() ? coding.getSystem() : "", coding.hasCode() ? coding.getCode() : "", ""));
        return !wanted.isEmpty() && wanted.equals(written);
    }
}
