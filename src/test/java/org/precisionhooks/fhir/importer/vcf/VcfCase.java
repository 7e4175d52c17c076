package org.precisionhooks.fhir.importer.vcf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.fhir.importer.vcf.VcfRequest.RegionChoice;
import org.precisionhooks.genome.GenomeBuild;

/**
 * A golden case of {@code cases/vcf}: rows, blanks for tabs, and what is read from them.
 *
 * @param title sentence
 */
record VcfCase(String title, JsonNode given, JsonNode then) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/test/resources/cases/vcf");

    static Stream<VcfCase> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(VcfCase::of).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VcfCase of(Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            return new VcfCase(json.path("title").asText(), json.path("given"), json.path("then"));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    String file() {
        return Stream.concat(
                        header().stream(), texts(given.path("rows")).stream().map(row -> row.replace(' ', '\t')))
                .reduce("", (text, line) -> text + line + "\n");
    }

    List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.add("##fileformat=VCFv4.3");
        lines.addAll(texts(given.path("header")));
        List<String> samples = given.has("samples") ? texts(given.path("samples")) : List.of("sample");
        lines.add(String.join(
                "\t",
                Stream.concat(
                                Stream.of("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"),
                                samples.isEmpty()
                                        ? Stream.empty()
                                        : Stream.concat(Stream.of("FORMAT"), samples.stream()))
                        .toList()));
        return lines;
    }

    VcfRequest request() {
        Optional<GenomeBuild> build = given.has("build")
                ? Optional.of(given.path("build").asText())
                        .filter(name -> !name.equals("null"))
                        .map(GenomeBuild::valueOf)
                : Optional.of(GenomeBuild.GRCH38);
        List<GenomicRegion> regions =
                texts(given.path("regions")).stream().map(VcfCase::region).toList();
        return new VcfRequest(
                Imported.GERMLINE.sources(),
                Origin.valueOf(given.path("origin").asText("GERMLINE")),
                Sex.valueOf(given.path("sex").asText("UNKNOWN")),
                build,
                Optional.ofNullable(given.get("sample")).map(JsonNode::asText),
                regions.isEmpty() ? RegionChoice.EVERYWHERE : of -> RegionSet.of(regions),
                RegionChoice.EVERYWHERE,
                new HashSet<>(texts(given.path("filters"))));
    }

    private static GenomicRegion region(String text) {
        String[] parts = text.split("[:-]");
        return new GenomicRegion(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    Optional<String> refusal() {
        return Optional.ofNullable(then.get("file")).map(JsonNode::asText);
    }

    List<String> expected(String part) {
        return texts(then.path(part));
    }

    boolean speaksOf(String part) {
        return then.has(part);
    }

    Map<RowOutcome, Long> outcomes() {
        Map<RowOutcome, Long> outcomes = new TreeMap<>();
        then.path("outcomes")
                .fields()
                .forEachRemaining(each -> outcomes.put(
                        RowOutcome.valueOf(each.getKey()), each.getValue().asLong()));
        return outcomes;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Override
    public String toString() {
        return title;
    }
}
