package org.precisionhooks.fhir.importer.vcf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.importer.vcf.VcfRequest.RegionChoice;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/** A file as it is read with the built-in tables. */
public record Imported(VcfReport report, List<VcfCall> calls) {

    public static final VcfLimits LIMITS = new VcfLimits(1L << 30, 10_000_000, 1 << 20, 10_000, 300);
    static final VcfRequest GERMLINE = new VcfRequest(
            gene -> new Source("Procedure/test", ResultStatus.FINAL, Optional.empty()),
            Origin.GERMLINE,
            Sex.UNKNOWN,
            Optional.of(GenomeBuild.GRCH37),
            Optional.empty(),
            RegionChoice.EVERYWHERE,
            RegionChoice.EVERYWHERE,
            Set.of());

    static VcfReader reader(VcfLimits limits) {
        Knowledge knowledge = BuiltIn.KNOWLEDGE;
        return new VcfReader(knowledge, ReferenceSequences.from(knowledge), region -> "", limits);
    }

    static Imported of(InputStream file, VcfRequest request) {
        return of(file, request, LIMITS);
    }

    static Imported of(InputStream file, VcfRequest request, VcfLimits limits) {
        try (file) {
            VcfFile vcf = reader(limits).open(file, request, rows -> {});
            List<VcfCall> calls = vcf.calls().toList();
            return new Imported(vcf.report(), calls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Imported of(String file) {
        return of(file, GERMLINE);
    }

    static Imported of(String file, VcfRequest request) {
        return of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), request);
    }

    List<Variant> variants() {
        return calls.stream()
                .flatMap(call -> call.fact() instanceof Variant fact ? Stream.of(fact) : Stream.empty())
                .toList();
    }

    List<StructuralVariant> structural() {
        return calls.stream()
                .flatMap(call -> call.fact() instanceof StructuralVariant fact ? Stream.of(fact) : Stream.empty())
                .toList();
    }
}
