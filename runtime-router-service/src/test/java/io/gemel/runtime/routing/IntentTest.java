package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentTest {

    private static final Router ROUTER = Router.english();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diagnose | diagnose, troubleshoot, debug
            plan | plan, map out, lay out
            critique | critique, review, proofread, improve, give feedback on, poke holes in
            summarize | summarize, summarise, recap, condense, shorten, sum up
            brainstorm | brainstorm, ideate, come up with
            evaluate | evaluate, assess, score, rate, rank, grade, compare, weigh
            write | write, draft, compose
            """)
    void aRequestVerbIsItsWorkflowUnlessSpokenOf(String workflow, String verbs) {
        for (var verb : verbs.split(", ")) {
            assertThat(best(verb + " gravel")).isEqualTo(workflow + " 1");
            assertThat(intent("they " + verb + " gravel")).as(verb).isEqualTo("answer");
            for (var spokenOf : List.of("is", "are", "was", "were", "did", "does", "says", "said")) {
                assertThat(intent(verb + " " + spokenOf + " gravel"))
                        .as(verb)
                        .isEqualTo(verb.startsWith("give feedback") ? "critique" : "answer");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "draft", "review", "score", "rate", "rank", "grade"})
    void aVerbThatAlsoLabelsIsNoRequestBeforeAColon(String verb) {
        assertThat(intent(verb + ": gravel")).isEqualTo("answer");
        assertThat(intent("please " + verb + " : gravel")).isEqualTo("answer");
    }

    @Test
    void anyOtherVerbIsOneBeforeAColonToo() {
        assertThat(intent("Summarize: gravel and sand and lime")).isEqualTo("summarize");
        assertThat(intent("debug: gravel")).isEqualTo("diagnose");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diagnose | diagnosis, diagnoses, root cause, root causes, post mortem, post mortems
            plan | plan, plans, roadmap, roadmaps, next steps, timeline, timelines, schedule, schedules
            critique | critique, critiques, feedback
            summarize | summary, summaries, recap, recaps, gist, digest, digests
            brainstorm | idea, ideas, alternative, alternatives, suggestion, suggestions
            evaluate | evaluation, evaluations, assessment, assessments, comparison, scorecard, pros and cons
            """)
    void aNounIsItsWorkflowWhereSomethingIsMade(String workflow, String nouns) {
        for (var noun : nouns.split(", ")) {
            assertThat(best("compose a " + noun)).isEqualTo(workflow + " 1.05");
            assertThat(best("gravel, we need one " + noun)).isEqualTo(workflow + " 0.9");
            assertThat(best("the " + noun + " of gravel")).isEqualTo(workflow + " 0.85");
            assertThat(intent("gravel has a " + noun)).as(noun).isEqualTo("answer");
            assertThat(intent("the " + noun + " is gravel")).as(noun).isEqualTo("answer");
            assertThat(intent("my " + noun + ": gravel")).as(noun).isEqualTo("answer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make",
                "create",
                "build",
                "prepare",
                "give",
                "produce",
                "propose",
                "suggest",
                "sketch",
                "outline",
                "need",
                "want",
                "get",
                "send",
                "list",
                "put together",
                "set up",
                "work out"
            })
    void aMakingVerbStandsAtARequestOrBehindIOrWe(String making) {
        assertThat(best(making + " one two three four plan")).isEqualTo("plan 0.9");
        assertThat(best("please we " + making + " a plan")).isEqualTo("plan 0.9");
        assertThat(intent(making + " one two three four five plan")).isEqualTo("answer");
        assertThat(intent("they " + making + " a plan")).isEqualTo("answer");
        assertThat(intent(making + " gravel, a plan")).isEqualTo("answer");
        for (var before : List.of("for", "about", "on", "to", "with", "from", "in", "at", "by")) {
            assertThat(intent(making + " gravel " + before + " a plan"))
                    .as(before)
                    .isEqualTo("answer");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            write a plan | plan 1.05
            draft our roadmap | plan 1.05
            come up with a schedule | plan 1.05
            come up with ideas | brainstorm 1
            write about a plan | write 1
            write gravel, plan | write 1
            write a plan summary | summarize 1.05
            write one two three four five plan | write 1
            review the plan | critique 1
            recap and plan | summarize 1
            """)
    void whatIsWrittenDecides(String message, String best) {
        assertThat(best(message)).isEqualTo(best);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            would you mind planning gravel | plan 1
            help me with planning gravel | plan 1
            they mind planning gravel | none
            I have to plan gravel | plan 0.8
            we're trying to plan gravel | plan 0.8
            I have to plan gravel. Write it | write 1
            could you please help me plan gravel | plan 1
            gravel - plan it | plan 1
            gravel (plan it) | plan 1
            would you mind putting together a plan | plan 0.9
            I need help with a plan | plan 0.9
            give us a step by step plan | plan 0.9
            outline a go-to-market plan | plan 0.9
            give us gravel by plan | none
            we need an email | write 0.9
            we need the email | none
            we need an email address | none
            send gravel ideas for an email | brainstorm 0.9
            sand. Any ideas? | brainstorm 0.85
            sand. The ideas? | none
            the timeline slipped | none
            our plan for gravel fell through | none
            a plan for gravel, it fell | plan 0.85
            any idea why it rains | none
            why is it slow. Gravel is stuck | diagnose 0.8
            is it any good: "one two three" | critique 0.8
            what do you think of gravel | none
            what do you think of this essay | critique 0.8
            next steps for gravel | plan 0.85
            good idea for gravel | none
            I have to plan gravel. Where is it | none
            I have to plan gravel. Where do we begin | plan 0.8
            they want a plan of gravel. Can you help | none
            my boss wants a plan of gravel | none
            my boss wants a plan of gravel. Can you help | plan 0.8
            my boss asked for a recap. Can you help | summarize 0.8
            polish it: "one two three" | critique 0.8
            translate it to polish: "one two three" | none
            rewrite it so it sounds good: "one two three" | none
            you should plan gravel | none
            in one sentence: what is gravel made of? | none
            in one sentence: gravel is made of stones | summarize 0.8
            be honest: is gravel any good? | none
            be honest: ready for gravel? | critique 0.8
            my conclusion: gravel is grey | none
            edit: gravel is grey | none
            edit this: gravel is grey | critique 0.8
            I should plan gravel | none
            we're working on planning gravel | none
            show me the plan of gravel | none
            show me a plan of gravel | plan 0.9
            show me the gist of gravel | summarize 0.9
            great feedback, thanks | none
            great ideas for gravel | brainstorm 0.85
            """)
    void peopleAskInManyWays(String message, String best) {
        assertThat(best(message)).isEqualTo(best);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Gravel:\\none two three.\\nPlan it by Friday. | plan
            Gravel:\\none two three, plan it by Friday. | answer
            Gravel: one two. Plan it | answer
            Rank it:\\none two three.\\nPlan it by Friday. | evaluate
            Gravel:\\none two three.\\n- Plan it by Friday. | answer
            """)
    void whoPastesFirstAsksLast(String message, String intent) {
        assertThat(intent(message.replace("\\n", "\n"))).isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hi Ana,\\nplan it by Friday:\\none two three, gravel | plan
            Dear Ana,\\none two three.\\n\\nPlan it by Friday.\\n\\nBest, Bo | plan
            Ana,\\none two three.\\n\\nPlan it by Friday.\\n\\nBest, Bo | answer
            Hi Ana,\\nb\\nc\\nd\\ne\\nplan it\\nby Friday, gravel and sand | plan
            Hi Ana,\\nb\\nc\\nd\\ne\\nf\\ng\\nplan it\\nby Friday, gravel and sand | answer
            Hi Ana,\\nrank it.\\n\\nPlan it by Friday.\\n\\nBest, Bo | evaluate
            """)
    void aLetterGreetsBeforeItAsks(String message, String intent) {
        assertThat(intent(message.replace("\\n", "\n"))).isEqualTo(intent);
    }

    static Stream<String> patterns() {
        var changing = Stream.of(
                        "is", "are", "was", "were", "did", "does", "do", "has", "have", "isn't", "aren't", "wasn't",
                        "weren't", "didn't", "doesn't", "don't", "hasn't", "haven't", "won't", "can't")
                .map(verb -> "diagnose|so why " + verb + " gravel stuck");
        return Stream.concat(
                changing,
                Stream.of(
                        "diagnose|tell me what went wrong",
                        "diagnose|what is going on",
                        "diagnose|what was going on",
                        "diagnose|what’s going on",
                        "diagnose|what is causing it",
                        "diagnose|what's causing it",
                        "diagnose|what is the root cause",
                        "diagnose|what was the reason",
                        "diagnose|what's cause",
                        "plan|what are our next steps",
                        "plan|what should be the next steps",
                        "critique|what is wrong with this",
                        "critique|what's wrong with my gravel",
                        "evaluate|which of these do you pick",
                        "evaluate|which of the sands is best",
                        "evaluate|which one is better",
                        "evaluate|which vendor would you choose",
                        "evaluate|which tool is cheaper",
                        "evaluate|gravel versus sand",
                        "evaluate|so gravel vs sand"));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aQuestionPatternIsItsWorkflow(String line) {
        var parts = line.split("\\|");

        assertThat(best(parts[1])).isEqualTo(parts[0] + " 0.8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why is gravel grey. They drink",
                "why do most startups fail",
                "why do you drop it",
                "why gravel stuck",
                "what is the gravel colour",
                "what are next steps",
                "which of these is grey. Best",
                "which one is grey",
                "versus gravel",
                "gravel vs"
            })
    void anotherQuestionIsNone(String message) {
        assertThat(intent(message)).isEqualTo("answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can you",
                "could we",
                "would you",
                "will you",
                "help me",
                "help us",
                "help me to",
                "I need to",
                "we want to",
                "I would like to",
                "I need you to",
                "I’d like to",
                "we'd like you to",
                "let's",
                "let us",
                "try to"
            })
    void anOpenerLeadsToARequest(String opener) {
        assertThat(intent(opener + " plan gravel")).isEqualTo("plan");
        assertThat(intent("ok please " + opener + " kindly just plan gravel")).isEqualTo("plan");
        assertThat(intent("gravel, now " + opener + " plan")).isEqualTo("plan");
        assertThat(intent(opener + " try to plan gravel")).isEqualTo("answer");
        assertThat(intent("they " + opener + " plan gravel")).isEqualTo("answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I need", "we want", "I would like", "help"})
    void anOpenerWithoutItsEndIsNone(String opener) {
        assertThat(intent(opener + " improve gravel")).isEqualTo("answer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please", "pls", "plz", "ok", "okay", "hi", "hey", "hello", "so", "now", "well", "just", "kindly",
                "quickly", "first"
            })
    void aFillerMayLead(String filler) {
        assertThat(intent(filler + " plan gravel")).isEqualTo("plan");
        assertThat(intent("can you " + filler + " plan gravel")).isEqualTo("plan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "and",
                "then",
                "also",
                "but",
                "gravel.",
                "gravel!",
                "gravel?",
                "gravel;",
                "gravel,",
                "gravel:",
                "gravel\n"
            })
    void aClauseBeginsBehind(String before) {
        assertThat(intent("sand " + before + " plan it")).isEqualTo("plan");
    }

    @Test
    void theFirstOfEqualsWinsThenTheOrder() {
        assertThat(intent("evaluate it and plan it")).isEqualTo("evaluate");
        assertThat(intent("tl;dr of gravel")).isEqualTo("summarize");
        assertThat(best("of gravel a tldr")).isEqualTo("summarize 0.85");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "planet gravel",
                "rewrite gravel",
                "plant gravel",
                "preview gravel",
                "planning gravel",
                "briefly debugger gravel"
            })
    void aFragmentNeverCounts(String message) {
        assertThat(intent(message)).isEqualTo("answer");
    }

    @ParameterizedTest
    @CsvSource({"en,plan", "EN-gb,plan", "en-Latn-US,plan", "de,answer", "eng,answer", "fr-CA,answer"})
    void onlyEnglishMessagesGetCues(String language, String intent) {
        assertThat(ROUTER.route(Turns.language(language, "plan gravel"), Policy.standard())
                        .decision()
                        .intent())
                .isEqualTo(intent);
    }

    @ParameterizedTest
    @CsvSource({
        "summarize_or_transform,summarize",
        "advice_or_stance,plan",
        "disagreement_or_conflict,critique",
        "ambiguity_or_clarify,diagnose",
        "action_or_tool_execution,write",
        "factual_with_evidence,answer",
        "meta_or_system,answer"
    })
    void aGivenLabelMapsWhereNoCueIs(String label, String workflow) {
        assertThat(ROUTER.route(Turns.labelled(label, null, "gravel and sand"), Policy.standard())
                        .decision()
                        .intent())
                .isEqualTo(workflow);
        assertThat(ROUTER.route(Turns.labelled(label, null, "rank gravel"), Policy.standard())
                        .decision()
                        .intent())
                .isEqualTo("evaluate");
    }

    private static String intent(String message) {
        return ROUTER.route(Turns.of(message), Policy.standard()).decision().intent();
    }

    private static String best(String message) {
        var cues =
                ROUTER.route(Turns.of(message), Policy.standard()).explanation().cues();
        return cues.isEmpty()
                ? "none"
                : cues.getFirst().workflow() + " " + cues.getFirst().weight();
    }
}
