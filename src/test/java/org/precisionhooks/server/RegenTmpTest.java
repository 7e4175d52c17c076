package org.precisionhooks.server;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
class RegenTmpTest {
    @Test
    void regen() throws Exception {
        Method m = CardiovascularRiskCasesTest.class.getDeclaredMethod("answer", JsonNode.class, List.class);
        m.setAccessible(true);
        ObjectMapper json = new ObjectMapper();
        for (Path file : CardiovascularRiskCasesTest.cases()) {
            ObjectNode one = (ObjectNode) json.readTree(file.toFile());
            String answer = (String) m.invoke(null, one, new ArrayList<>());
            Files.writeString(Path.of("/tmp/regen-" + file.getFileName()), answer);
        }
    }
}
