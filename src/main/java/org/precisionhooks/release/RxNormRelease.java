package org.precisionhooks.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * What is needed of a release of RxNorm in rich release format: names and relations of the source RXNORM, and ATC codes. Other
 * sources, which may need a licence, are passed over.
 */
final class RxNormRelease {

    private static final String CONCEPTS = "RXNCONSO.RRF";
    private static final String RELATIONS = "RXNREL.RRF";
    private static final String ARCHIVE = "RXNATOMARCHIVE.RRF";
    private static final int CONCEPT_FIELDS = 18;
    private static final int RELATION_FIELDS = 16;
    private static final int ARCHIVE_FIELDS = 16;
    private static final int ATC_SUBSTANCE = 7;
    private static final Set<String> TYPES = Set.of(
            "IN", "PIN", "MIN", "BN", "SCD", "SBD", "GPCK", "BPCK", "SCDC", "SBDC", "SCDF", "SBDF", "SCDG", "SBDG",
            "DF");

    /** Of these an obsolete concept is read too, since orders name it still. */
    private static final Set<String> OBSOLETE_TOO = Set.of("SCD", "SBD", "GPCK", "BPCK", "SCDC", "SBDC");

    /** The relations by which a product leads to its ingredients. */
    private static final List<String> TO_INGREDIENTS = List.of(
            "has_ingredient", "has_ingredients", "consists_of", "contains", "tradename_of", "has_part", "has_parts");

    private static final Set<String> OTHERS = Set.of("form_of", "ingredient_of", "has_dose_form");

    /** A concept of RxNorm; one that is not current is obsolete. */
    record Concept(String rxcui, String type, String name, boolean current) {}

    private final Map<String, Concept> concepts = new HashMap<>();
    private final Map<String, List<Concept>> byType = new HashMap<>();
    private final Map<String, Set<String>> atc = new HashMap<>();
    /** By concept and name of the relation, those that it leads to. */
    private final Map<List<String>, Set<String>> relations = new HashMap<>();
    /** By retired concept the one that it was merged into. */
    private final Map<String, String> successors = new TreeMap<>();

    private RxNormRelease() {}

    static RxNormRelease read(Path folder) {
        RxNormRelease release = new RxNormRelease();
        lines(folder, CONCEPTS, CONCEPT_FIELDS, release::concept);
        lines(folder, RELATIONS, RELATION_FIELDS, release::relation);
        if (Files.exists(folder.resolve(ARCHIVE))) {
            lines(folder, ARCHIVE, ARCHIVE_FIELDS, release::retired);
        }
        if (release.of("IN").isEmpty()) {
            throw new ReleaseException(CONCEPTS, 0, "no ingredient of the source RXNORM");
        }
        if (release.relations.isEmpty()) {
            throw new ReleaseException(RELATIONS, 0, "no relation of the source RXNORM");
        }
        return release;
    }

    private static void lines(Path folder, String name, int fields, BiConsumer<String[], Integer> reader) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(name))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] cells = line.split("\\|", -1);
                if (cells.length != fields + 1) {
                    throw new ReleaseException(name, number, fields + " fields are needed, not " + (cells.length - 1));
                }
                reader.accept(cells, number);
            }
        } catch (CharacterCodingException e) {
            throw new ReleaseException(name, number + 1, "not UTF-8");
        } catch (IOException e) {
            throw new ReleaseException(name, number, "not readable");
        }
    }

    /** RXCUI 0, SAB 11, TTY 12, CODE 13, STR 14, SUPPRESS 16. */
    private void concept(String[] cells, int line) {
        if (!cells[0].matches("\\d{1,9}")) {
            throw new ReleaseException(CONCEPTS, line, "an RXCUI is needed");
        }
        if (cells[11].equals("ATC") && cells[13].length() == ATC_SUBSTANCE) {
            atc.computeIfAbsent(cells[0], rxcui -> new TreeSet<>()).add(cells[13]);
        }
        boolean current = cells[16].equals("N");
        boolean read = current || cells[16].equals("O") && OBSOLETE_TOO.contains(cells[12]);
        boolean wanted = cells[11].equals("RXNORM") && TYPES.contains(cells[12]) && read;
        if (wanted && !concepts.containsKey(cells[0])) {
            Concept concept = new Concept(cells[0], cells[12], named(cells, line), current);
            concepts.put(cells[0], concept);
            byType.computeIfAbsent(cells[12], type -> new ArrayList<>()).add(concept);
        }
    }

    private static String named(String[] cells, int line) {
        String name = cells[14].replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (name.isEmpty()) {
            throw new ReleaseException(CONCEPTS, line, "a name is needed");
        }
        return name;
    }

    /** RXCUI1 0, RXCUI2 4, RELA 7, SAB 10: concept 2 has the relation to concept 1. */
    private void relation(String[] cells, int line) {
        boolean wanted = TO_INGREDIENTS.contains(cells[7]) || OTHERS.contains(cells[7]);
        if (wanted && cells[10].equals("RXNORM") && !cells[0].isEmpty() && !cells[4].isEmpty()) {
            relations
                    .computeIfAbsent(List.of(cells[4], cells[7]), key -> new LinkedHashSet<>())
                    .add(cells[0]);
        }
    }

    /** RXCUI 12, SAB 13, MERGED_TO_RXCUI 15. */
    private void retired(String[] cells, int line) {
        if (cells[13].equals("RXNORM") && !cells[15].isEmpty() && !cells[15].equals(cells[12])) {
            successors.put(cells[12], cells[15]);
        }
    }

    /** Retired concepts with the one that stands for each now, however often it was merged. */
    Map<String, String> retired() {
        Map<String, String> now = new TreeMap<>();
        successors.keySet().stream()
                .filter(rxcui -> !concepts.containsKey(rxcui))
                .forEach(rxcui -> now.put(rxcui, successor(rxcui)));
        return now;
    }

    private String successor(String rxcui) {
        Set<String> seen = new LinkedHashSet<>();
        String now = rxcui;
        while (successors.containsKey(now) && !concepts.containsKey(now) && seen.add(now)) {
            now = successors.getOrDefault(now, now);
        }
        return now;
    }

    /** What a concept is, if the release has it. */
    Optional<Concept> concept(String rxcui) {
        return Optional.ofNullable(concepts.get(rxcui));
    }

    List<Concept> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    Set<String> atc(String rxcui) {
        return atc.getOrDefault(rxcui, Set.of());
    }

    Set<String> related(String rxcui, String relation) {
        return relations.getOrDefault(List.of(rxcui, relation), Set.of());
    }

    /** The ingredients of a product, by its components, or of what a pack contains. */
    Set<String> ingredients(String rxcui) {
        Set<String> found = new TreeSet<>();
        collect(rxcui, found, new LinkedHashSet<>());
        return found;
    }

    private void collect(String rxcui, Set<String> found, Set<String> seen) {
        if (!seen.add(rxcui)) {
            return;
        }
        for (String relation : TO_INGREDIENTS) {
            for (String next : related(rxcui, relation)) {
                Concept concept = concepts.get(next);
                if (concept != null && concept.type().equals("IN")) {
                    found.add(next);
                } else if (concept != null && !concept.type().equals("BN")) {
                    collect(next, found, seen);
                }
            }
        }
    }

    /** The dose forms of a product, or of what a pack contains. */
    Set<String> forms(String rxcui) {
        Set<String> names = new TreeSet<>();
        related(rxcui, "has_dose_form").stream()
                .map(concepts::get)
                .filter(Objects::nonNull)
                .forEach(form -> names.add(form.name()));
        related(rxcui, "contains").forEach(part -> names.addAll(forms(part)));
        return names;
    }
}
