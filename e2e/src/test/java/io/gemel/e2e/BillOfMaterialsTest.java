package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bill of materials of a fast-jar names every library in it, with its version. */
@Tag("slow")
class BillOfMaterialsTest {

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void everyLibraryStandsInTheBill(ServiceName service) throws IOException {
        var app = LocalStack.own().root().resolve(service.module() + "/target/quarkus-app");
        Set<String> listed = new TreeSet<>();
        var bill = new ObjectMapper().readTree(app.resolve("bom.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        for (var component : bill.path("components")) {
            listed.add(component.path("group").asText() + "."
                    + component.path("name").asText() + "-"
                    + component.path("version").asText());
        }
        try (var files = Files.walk(app.resolve("lib"))) {
            var libraries = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .toList();
            assertThat(libraries).hasSizeGreaterThan(100);
            assertThat(listed).containsAll(libraries);
        }
    }
}
