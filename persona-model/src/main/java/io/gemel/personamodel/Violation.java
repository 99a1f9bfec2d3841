package io.gemel.personamodel;

/**
 * A fault of a document.
 *
 * @param pointer JSON pointer (RFC 6901) of the faulty value
 * @param code a code of docs/problems.md, or of the compiler
 * @param message for people; quotes no value
 */
public record Violation(String pointer, String code, String message) {}
