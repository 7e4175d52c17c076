package org.precisionhooks.release;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Definitions and functions of alleles in PharmCAT's format: a file of definitions and one of phenotypes for each gene, and
 * {@code exemptions.json}, in a folder or the folders in it.
 *
 * @param definitions by gene, as far as the release has them
 * @param phenotypes by gene, as far as the release has them
 */
record AlleleRelease(Map<String, Definition> definitions, Map<String, PublishedPhenotypes> phenotypes) {

    private static final String JSON = ".json";
    private static final String EXEMPTIONS = "exemptions.json";

    /** A folder for definitions and one for phenotypes. */
    private static final int DEPTH = 2;

    /**
     * The named alleles of a gene.
     *
     * @param source who maintains them
     * @param sequence accession of the chromosome
     * @param priorities pairs that fit equally well, and the one to take
     */
    record Definition(
            JsonPlace place,
            String gene,
            String source,
            String version,
            String sequence,
            List<Position> positions,
            List<Position> besides,
            List<Named> alleles,
            Wishes wishes) {}

    /** A place where alleles differ, as in VCF. */
    record Position(
            JsonPlace json, long position, String reference, List<String> alternates, String rsid, String hgvs) {

        static Position of(JsonPlace json) {
            return new Position(
                    json,
                    AlleleRelease.number(json.member("position")),
                    json.member("ref").text(),
                    json.member("alts").items().stream().map(JsonPlace::text).toList(),
                    json.optional("rsid").map(JsonPlace::text).orElse(""),
                    json.optional("chromosomeHgvsName").map(JsonPlace::text).orElse(""));
        }
    }

    /** An allele: a base for each position, empty where the reference's counts. */
    record Named(JsonPlace json, String name, boolean reference, List<String> bases) {}

    /**
     * What the publisher wants done otherwise for a gene.
     *
     * @param required positions without which nothing is called
     * @param tier1 positions that every clinical test should look at
     */
    record Wishes(Set<Long> required, Set<Long> tier1, List<Priority> priorities) {}

    /** Pairs that fit equally well, and the one that is taken. */
    record Priority(List<String> members, String pick) {}

    static AlleleRelease read(Path folder) {
        List<JsonPlace> files = files(folder).stream().map(JsonPlace::read).toList();
        Map<String, JsonPlace> exemptions = new HashMap<>();
        files.stream()
                .filter(file -> file.file().equals(EXEMPTIONS))
                .forEach(file -> exemptions(file)
                        .forEach(one -> exemptions.put(one.member("gene").text(), one)));
        Map<String, Definition> definitions = new TreeMap<>();
        Map<String, PublishedPhenotypes> phenotypes = new TreeMap<>();
        for (JsonPlace file : files) {
            if (file.file().equals(EXEMPTIONS)) {
                continue;
            }
            String gene = file.member("gene").text();
            boolean again = file.optional("variants").isPresent()
                    ? definitions.put(gene, definition(file, Optional.ofNullable(exemptions.get(gene)))) != null
                    : phenotypes.put(gene, PublishedPhenotypes.of(file)) != null;
            if (again) {
                throw file.refused(gene + " stands in two files of the release");
            }
        }
        if (definitions.isEmpty() && phenotypes.isEmpty()) {
            throw new ReleaseException(
                    String.valueOf(folder.getFileName()), 0, "no definitions or phenotypes of alleles");
        }
        return new AlleleRelease(definitions, phenotypes);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.toString().endsWith(JSON)).sorted().toList();
        } catch (IOException e) {
            throw new ReleaseException(String.valueOf(folder.getFileName()), 0, "not a readable folder");
        }
    }

    /** Editions differ in whether they are a list or stand by gene. */
    private static List<JsonPlace> exemptions(JsonPlace file) {
        return file.isList() ? file.items() : List.copyOf(file.members().values());
    }

    private static Definition definition(JsonPlace file, Optional<JsonPlace> exemption) {
        List<JsonPlace> all = file.member("variants").items();
        Set<String> ignored = texts(exemption, "ignoredPositions", one -> one.member("chromosomeHgvsName"));
        List<Integer> kept = new ArrayList<>();
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Position position = Position.of(all.get(i));
            if (!ignored.contains(position.hgvs())) {
                kept.add(i);
                positions.add(position);
            }
        }
        Set<String> left = texts(exemption, "ignoredAlleles", one -> one);
        Map<String, String> cores = cores(file);
        List<Named> alleles = file.member("namedAlleles").items().stream()
                .map(allele -> named(allele, kept, all.size(), cores))
                .filter(allele -> !left.contains(allele.name()))
                .toList();
        return new Definition(
                file,
                file.member("gene").text(),
                file.member("source").text(),
                file.member("version").text(),
                file.member("refSeqChromosomeId").text(),
                positions,
                list(exemption, "extraPositions").stream().map(Position::of).toList(),
                alleles,
                wishes(exemption));
    }

    /** The allele that a suballele belongs to. */
    private static Map<String, String> cores(JsonPlace file) {
        Map<String, String> cores = new HashMap<>();
        file.optional("suballelesMap")
                .ifPresent(map -> map.members().forEach((name, core) -> cores.put(name, core.text())));
        return cores;
    }

    private static Named named(JsonPlace json, List<Integer> kept, int positions, Map<String, String> cores) {
        List<JsonPlace> bases = json.member("alleles").items();
        if (bases.size() != positions) {
            throw json.refused("an allele needs a base or null for each of " + positions + " positions");
        }
        String name = json.member("name").text();
        return new Named(
                json,
                cores.getOrDefault(name, name),
                json.member("reference").flag(),
                kept.stream()
                        .map(bases::get)
                        .map(base -> base.value().isEmpty() ? "" : base.text())
                        .toList());
    }

    private static Wishes wishes(Optional<JsonPlace> exemption) {
        return new Wishes(
                numbers(list(exemption, "requiredPositions")),
                numbers(list(exemption, "amp1Positions")),
                list(exemption, "unphasedDiplotypePriorities").stream()
                        .map(one -> new Priority(
                                one.member("list").items().stream()
                                        .map(JsonPlace::text)
                                        .toList(),
                                one.member("pick").text()))
                        .toList());
    }

    private static List<JsonPlace> list(Optional<JsonPlace> exemption, String member) {
        return exemption
                .flatMap(one -> one.optional(member))
                .map(JsonPlace::items)
                .orElse(List.of());
    }

    private static Set<String> texts(
            Optional<JsonPlace> exemption, String member, Function<JsonPlace, JsonPlace> text) {
        return list(exemption, member).stream()
                .map(text)
                .map(JsonPlace::text)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Long> numbers(List<JsonPlace> places) {
        return places.stream().map(AlleleRelease::number).collect(Collectors.toCollection(HashSet::new));
    }

    private static long number(JsonPlace place) {
        try {
            return Long.parseLong(place.text());
        } catch (NumberFormatException e) {
            throw place.refused("a whole number is needed");
        }
    }
}
