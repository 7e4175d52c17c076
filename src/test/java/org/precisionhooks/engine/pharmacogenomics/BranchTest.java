package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BranchTest {

    private final Branch<String> root = new Branch<>();

    @Test
    void theSameStepsLeadToTheSamePlace() {
        Branch<String> there = root.to(2).to(0);
        assertThat(root.to(2).to(0)).isSameAs(there);
        assertThat(root.to(0).to(2)).isNotSameAs(there);
        assertThat(root.to(2)).isNotSameAs(there);
    }

    @Test
    void whatWasAnsweredIsFoundAgainAtItsPlaceAlone() {
        assertThat(root.to(1).answer()).isNull();
        assertThat(root.to(1).answered("first")).isEqualTo("first");
        assertThat(root.to(1).answer()).isEqualTo("first");
        assertThat(root.to(0).answer()).isNull();
        assertThat(root.answer()).isNull();
    }

    @Test
    void manyAtOnceComeToTheSamePlaces() {
        List<Branch<String>> places = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> root.to(i % 100).to(i % 7))
                .distinct()
                .toList();
        assertThat(places).hasSize(700);
    }
}
