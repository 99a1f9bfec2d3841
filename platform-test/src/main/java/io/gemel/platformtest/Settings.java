package io.gemel.platformtest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Configuration for a service under test, both by key and by the environment variable that a service in its own process reads. */
final class Settings {

    private final Map<String, String> all = new HashMap<>();

    Settings put(String key, String value) {
        all.put(key, value);
        all.put(key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value);
        return this;
    }

    Map<String, String> all() {
        return Map.copyOf(all);
    }
}
