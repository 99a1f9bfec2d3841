package io.gemel.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointerTest {

    @Test
    void indexesSortAsNumbersAndNamesAreEscaped() {
        var at = Pointer.ROOT.member("a/b~");
        assertThat(Stream.of(at.index(10), at.index(9), at).sorted().map(Pointer::toString))
                .containsExactly("/a~1b~0", "/a~1b~0/9", "/a~1b~0/10");
    }
}
