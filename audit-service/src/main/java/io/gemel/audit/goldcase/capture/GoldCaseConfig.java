package io.gemel.audit.goldcase.capture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator decides about gold cases. */
@ConfigMapping(prefix = "gemel.goldcase")
public interface GoldCaseConfig {

    /** Whether a transcription without any confidence is kept as a case. */
    @WithDefault("true")
    boolean captureUnknownConfidence();
}
