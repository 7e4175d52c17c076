package org.precisionhooks.fhir.write.summary;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.GeneReading.Basis;
import org.precisionhooks.engine.GeneStatus.State;
import org.precisionhooks.fhir.write.Codes;

/** The words of a passport in one language; a new language is one more file of {@code passport/}. */
public final class PassportWords {

    /** The languages, the first of which stands in for any other. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final ResourceBundle words;

    private PassportWords(Locale language) {
        this.words = ResourceBundle.getBundle(
                "passport.words",
                language,
                PassportWords.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** @param ranges what is wanted, as in {@code Accept-Language}: {@code de-CH, en;q=0.5} */
    public static PassportWords of(String ranges) {
        return new PassportWords(language(ranges));
    }

    private static Locale language(String ranges) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(ranges), LANGUAGES))
                    .orElse(LANGUAGES.get(0));
        } catch (IllegalArgumentException e) {
            return LANGUAGES.get(0);
        }
    }

    /** The language as it stands in the document. */
    String language() {
        return words.getLocale().getLanguage();
    }

    String of(Word word) {
        return words.getString(word.key);
    }

    String action(ActionClass action) {
        return words.getString("action." + Codes.code(action));
    }

    String basis(Basis basis) {
        return words.getString("basis." + Codes.code(basis));
    }

    String state(State state) {
        return words.getString("state." + Codes.code(state));
    }

    /** A phenotype as clinicians of the language call it, else as the guidance does. */
    String term(String phenotype) {
        return translated(phenotype, "term").orElse(phenotype);
    }

    String plain(String phenotype) {
        return translated(phenotype, "plain").orElseGet(() -> words.getString("phenotype.other.plain"));
    }

    private Optional<String> translated(String phenotype, String kind) {
        try {
            return Optional.of(words.getString("phenotype." + slug(phenotype) + "." + kind));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /** The part of a key that a phenotype becomes: {@code Poor Metabolizer} is {@code poor-metabolizer}. */
    static String slug(String phenotype) {
        return phenotype.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** What a passport says of itself. */
    enum Word {
        TITLE,
        SUBTITLE,
        NAME,
        BORN,
        MADE,
        UNNAMED,
        INTRO,
        WARNING,
        DRUGS,
        DRUGS_NONE,
        DRUGS_NAMES,
        GENES,
        GENE,
        RESULT,
        TERM,
        PLAIN,
        DATE,
        SOURCE,
        GENES_NONE,
        UNCLEAR,
        UNTESTED,
        UNTESTED_NOTE,
        CODE,
        TRANSPLANT,
        KNOWLEDGE;

        private final String key = name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
