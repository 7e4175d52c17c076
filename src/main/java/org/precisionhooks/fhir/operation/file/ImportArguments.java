package org.precisionhooks.fhir.operation.file;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.ImportOrder.Scope;
import org.precisionhooks.fhir.importer.ImportOrder.Test;
import org.precisionhooks.fhir.importer.ImportProblem;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.genome.GenomeBuild;

/** Reads what is to be done with a file of variants. */
final class ImportArguments {

    private static final Pattern RANGE = Pattern.compile("(NC_\\d{6}\\.\\d{1,2}):(\\d{1,10})-(\\d{1,10})");
    private static final Pattern SPECIMEN = Pattern.compile("Specimen/[A-Za-z0-9.-]{1,64}");
    /** A stored file, which an address has room for. */
    private static final Pattern FILE =
            Pattern.compile("(?:https?://.+/)?(?:DocumentReference|Binary)/[A-Za-z0-9.-]{1,64}");

    private static final int LONGEST_TEXT = 500;

    private final Arguments arguments;
    private final ImportedFile files;

    /** @param files finds files of regions */
    ImportArguments(Arguments arguments, ImportedFile files) {
        this.arguments = arguments;
        this.files = files;
    }

    /** What is to be done, with a file that is not known yet. */
    ImportOrder order(String patient) {
        return new ImportOrder(
                patient,
                "",
                text("sample"),
                arguments
                        .single("build", ImportProblem.UNREADABLE_BUILD::exception)
                        .map(ImportArguments::build),
                origin(),
                test(),
                mode(),
                new Scope(regions("regions"), regions("regionStudied"), regions("uncallable")),
                Optional.empty(),
                Set.of());
    }

    private static GenomeBuild build(String text) {
        return Arrays.stream(GenomeBuild.values())
                .filter(build -> build.label().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(ImportProblem.UNREADABLE_BUILD::exception);
    }

    private Origin origin() {
        String text = arguments
                .single("genomicSourceClass", ImportProblem.UNREADABLE_SOURCE_CLASS::exception)
                .orElse("germline");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "germline" -> Origin.GERMLINE;
            case "somatic" -> Origin.SOMATIC;
            default -> throw ImportProblem.UNREADABLE_SOURCE_CLASS.exception();
        };
    }

    private boolean mode() {
        String text = arguments
                .single("mode", ImportProblem.UNREADABLE_MODE::exception)
                .orElse("observations");
        return switch (text) {
            case "observations" -> true;
            case "index" -> false;
            default -> throw ImportProblem.UNREADABLE_MODE.exception();
        };
    }

    private Test test() {
        Optional<String> date = text("testDate");
        if (!date.map(day -> ClinicalTime.parse(day, ZoneOffset.UTC).isPresent())
                .orElse(true)) {
            throw ImportProblem.UNREADABLE_TEST.exception();
        }
        Identifier id = identifier();
        return new Test(
                Optional.ofNullable(id.getSystem()).orElse(""),
                Optional.ofNullable(id.getValue()).orElse(""),
                date,
                specimen());
    }

    /** An Identifier, or {@code system|value}, or a bare value. */
    private Identifier identifier() {
        List<Type> given = arguments.values("testId", ImportProblem.UNREADABLE_TEST::exception);
        if (given.size() > 1) {
            throw ImportProblem.UNREADABLE_TEST.exception();
        }
        return given.stream().findFirst().map(ImportArguments::identifier).orElseGet(Identifier::new);
    }

    private static Identifier identifier(Type value) {
        if (value instanceof Identifier identifier) {
            return identifier;
        }
        String text = bounded(value.primitiveValue());
        int bar = text.indexOf('|');
        return new Identifier()
                .setSystem(bar > 0 ? text.substring(0, bar) : null)
                .setValue(text.substring(bar + 1));
    }

    private Optional<String> specimen() {
        List<Type> given = arguments.values("specimen", ImportProblem.UNREADABLE_TEST::exception);
        if (given.size() > 1) {
            throw ImportProblem.UNREADABLE_TEST.exception();
        }
        return given.stream().findFirst().map(value -> {
            String text = value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
            if (text == null || !SPECIMEN.matcher(text).matches()) {
                throw ImportProblem.UNREADABLE_TEST.exception();
            }
            return text;
        });
    }

    private Optional<String> text(String name) {
        return arguments.single(name, ImportProblem.UNREADABLE_TEST::exception).map(ImportArguments::bounded);
    }

    private static String bounded(String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw ImportProblem.UNREADABLE_TEST.exception();
        }
        return text;
    }

    private List<String> regions(String name) {
        return arguments.values(name, ImportProblem.UNREADABLE_REGIONS::exception).stream()
                .map(this::bed)
                .toList();
    }

    /** Byte by byte, since a file may be compressed. */
    private String bed(Type value) {
        if (isFile(value)) {
            return new String(files.of(value).content(), StandardCharsets.ISO_8859_1);
        }
        if (!value.isPrimitive()) {
            throw ImportProblem.UNREADABLE_REGIONS.exception();
        }
        return Stream.of(value.primitiveValue().split(",", -1))
                .map(range -> line(range.strip()))
                .reduce("", String::concat);
    }

    private static boolean isFile(Type value) {
        return value instanceof Attachment
                || value instanceof Reference
                || (value.isPrimitive() && FILE.matcher(value.primitiveValue()).matches());
    }

    private static String line(String range) {
        Matcher parts = RANGE.matcher(range);
        if (!parts.matches()) {
            throw ImportProblem.UNREADABLE_REGIONS.exception();
        }
        return parts.group(1) + "\t" + parts.group(2) + "\t" + parts.group(3) + "\n";
    }
}
