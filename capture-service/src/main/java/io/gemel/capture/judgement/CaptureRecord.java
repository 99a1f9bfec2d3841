package io.gemel.capture.judgement;

/** What an owner gave: a choice, a preference or an introspection. */
public sealed interface CaptureRecord permits DecisionTrace, Preference, Introspection {

    RecordHead head();
}
