package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.Span;

/**
 * One piece of a request that a person or a model may read.
 *
 * @param kind what it is
 * @param role who it speaks for
 * @param message index of its message; -1 when it is in none
 * @param block index of its block in the message or in {@code system}, or of its tool; -1 when
 *     content is a plain string or the piece is elsewhere, as in the schema of the answer
 * @param span the string literal, quotes included; of a number its digits
 * @param escaped whether the literal holds escapes
 */
public record TextSpan(Kind kind, Role role, int message, int block, Span span, boolean escaped) {

  /** The decoded text. */
  public String text(byte[] body) {
    return JsonString.decode(body, span.start() + 1, span.end() - 1, escaped);
  }

  /** What a piece of a request is. */
  public enum Kind {
    /** Text that a person or model wrote: user, assistant or system text by its role. */
    TEXT,
    /** What a tool gave back. */
    TOOL_RESULT,
    /** Text, title or context of a document. */
    DOCUMENT,
    /** Text, title or source of a search result. */
    SEARCH_RESULT,
    /** A string in a tool's input. */
    TOOL_INPUT,
    /** A key in a tool's input. */
    TOOL_INPUT_KEY,
    /** What a tool's definition says in words, for the model to read: descriptions and titles. */
    TOOL_DEFINITION,
    /** A value that a tool may be given: of an enumeration, a constant, a default, an example. */
    TOOL_VALUE,
    /** What has to stay as it is in a tool's definition: names, patterns, unknown keywords. */
    TOOL_FIELD,
    /** An option of a tool that the upstream runs. */
    TOOL_OPTION,
    /** A summary of earlier turns. */
    COMPACTION,
    /** Thinking, signed by the upstream: never to be changed. */
    THINKING,
    /** Bytes of an image or PDF in base64. */
    BASE64,
    /** An address that the upstream is to fetch, or where it found something. */
    LINK,
    /** What the model stops at. */
    STOP_SEQUENCE,
    /** A string in an option of the API that is known. */
    OPTION,
    /** Anything else, unknown blocks and unknown keys included. */
    OTHER
  }

  /** Whom a piece speaks for. */
  public enum Role {
    /** The operator: top-level {@code system} or a system message. */
    SYSTEM,
    /** The user. */
    USER,
    /** The model. */
    ASSISTANT,
    /** None of these. */
    NONE
  }
}
