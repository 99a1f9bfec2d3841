package io.gemel.capture;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests of the pure cores in a JVM of its own. */
final class PureCores {

    private PureCores() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        selectClass("io.gemel.capture.clause.ClauseIdTest"),
                                        selectClass("io.gemel.capture.clause.ClauseIdPropertyTest"),
                                        selectClass("io.gemel.capture.candidate.ModuleIdPropertyTest"),
                                        selectClass("io.gemel.capture.candidate.ModuleDraftTest"),
                                        selectClass("io.gemel.capture.candidate.SlugTest"),
                                        selectClass("io.gemel.capture.sjt.SjtClausePropertyTest"),
                                        selectClass("io.gemel.capture.judgement.IntentLabelTest"))
                                .configurationParameter(
                                        "junit.jupiter.testclass.order.default",
                                        "org.junit.jupiter.api.ClassOrderer$ClassName")
                                .build(),
                        summary);
        var found = summary.getSummary();
        found.printFailuresTo(new PrintWriter(out, true));
        out.println("in " + Locale.getDefault() + ", lowered " + "I".toLowerCase(Locale.getDefault()) + ": "
                + found.getTotalFailureCount() + " failed of " + found.getTestsSucceededCount());
        System.exit(found.getTotalFailureCount() == 0 && found.getTestsSucceededCount() > 20 ? 0 : 1);
    }
}
