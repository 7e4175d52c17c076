package org.precisionhooks.server.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.config.ValidationSupportConfig;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;

/** A server with a folder of guides does not start where HAPI calls its validator otherwise than it is asked for here. */
class GuideConfigurationTest {

    @Test
    void theValidatorIsAskedForByHapisNameOfIt() {
        List<String> asked = Arrays.stream(GuideConfiguration.class.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(Qualifier.class)))
                .map(Qualifier::value)
                .toList();
        List<String> made = Arrays.stream(ValidationSupportConfig.class.getDeclaredMethods())
                .flatMap(GuideConfigurationTest::names)
                .toList();

        assertThat(asked).isNotEmpty();
        assertThat(made).containsAll(asked);
    }

    private static Stream<String> names(Method method) {
        Bean bean = method.getAnnotation(Bean.class);
        if (bean == null) {
            return Stream.empty();
        }
        return bean.name().length == 0 ? Stream.of(method.getName()) : Arrays.stream(bean.name());
    }
}
