package io.ledgerline.gateway.answer;

import java.util.List;
import java.util.Map;

/**
 * The table of our own answers: which case gets which status, type and advice on retrying.
 *
 * <p>Statuses follow what real clients show best: 451 and 429 with {@code x-should-retry: false}
 * reach Claude Code's user at once and with their text, while 403 and 404 do not. Sentences name
 * the offending and the expected value and never hold a secret, a prompt or another tenant's data.
 */
public final class OwnAnswers {
  private static final String INVALID = "invalid_request_error";

  private OwnAnswers() {}

  /** A body or header that can't be read, or can be read in two ways. */
  public static OwnAnswer malformed(String rule, String sentence) {
    return new OwnAnswer(400, INVALID, rule, sentence, Retry.NO, 0);
  }

  /** A request body in an encoding that can't be inspected; Anthropic's own error code. */
  public static OwnAnswer encoding(String errorCode, String sentence) {
    return new OwnAnswer(
        400, INVALID, "request.encoding", sentence, Retry.NO, 0, errorCode, List.of());
  }

  /** A body above the limit, counted while it is read. */
  public static OwnAnswer tooLarge(long limitBytes, boolean afterDecoding) {
    String what =
        afterDecoding ? "request body is too large after decoding" : "request body is too large";
    return new OwnAnswer(
        413,
        "request_too_large",
        "request.size",
        "The " + what + ": at most " + limitBytes + " bytes are accepted; send less.",
        Retry.NO,
        0,
        afterDecoding ? "request_body_too_large_after_decoding" : "",
        List.of());
  }

  /** A body of which nothing came for a minute, or not all in ten. */
  public static OwnAnswer bodyTooSlow() {
    return new OwnAnswer(
        408,
        "timeout_error",
        "request.slow",
        "The request body did not come in time: send on within 60 seconds, and all within 10"
            + " minutes.",
        Retry.YES,
        0);
  }

  /** Headers above the listener's limit. */
  public static OwnAnswer headersTooLarge(int limitBytes) {
    return new OwnAnswer(
        431,
        INVALID,
        "request.headers",
        "The request headers are too large: at most " + limitBytes + " bytes are accepted.",
        Retry.NO,
        0);
  }

  /** A route that this gateway doesn't govern, and therefore doesn't pass. */
  public static OwnAnswer unknownRoute(String method, String path) {
    return new OwnAnswer(
        501,
        "not_supported",
        "route.unknown",
        method
            + " "
            + path
            + " is not supported by this gateway; what it can't govern it does not pass on.",
        Retry.NO,
        0);
  }

  /** A route of ours that is asked for with another method than the one it has. */
  public static OwnAnswer wrongMethod(String method, String path, String allowed) {
    return new OwnAnswer(
            405,
            INVALID,
            "route.method",
            method + " " + path + " is not served: send a " + allowed + ".",
            Retry.NO,
            0)
        .with(List.of(Map.entry("allow", allowed)));
  }

  /** An object id that is unknown, or belongs to another tenant: the same answer for both. */
  public static OwnAnswer unknownObject(String kind, String id) {
    return new OwnAnswer(
        404,
        "not_found_error",
        "object.unknown",
        kind + " " + id + " does not exist or is not available to this key.",
        Retry.NO,
        0);
  }

  /** A server-held thread that this tenant did not begin here; the SDKs send the history again. */
  public static OwnAnswer unknownThread() {
    return new OwnAnswer(
        404,
        "not_found_error",
        "thread.unknown",
        "The thread's previous message is not known here; send the conversation's history.",
        Retry.NO,
        0,
        "thread_not_found",
        List.of());
  }

  /** No credential, an unknown, revoked or expired one, or two that differ. */
  public static OwnAnswer credential(String rule, String sentence) {
    return new OwnAnswer(401, "authentication_error", rule, sentence, Retry.NO, 0);
  }

  /** A policy said no: model, data, use case, a hold denied or expired. */
  public static OwnAnswer policy(String rule, String sentence) {
    return new OwnAnswer(451, "permission_error", rule, sentence, Retry.NO, 0);
  }

  /** A hard budget: {@code headers} are the unified rate-limit headers that Claude Code reads. */
  public static OwnAnswer budget(
      String rule, String sentence, List<Map.Entry<String, String>> headers) {
    return new OwnAnswer(429, "billing_error", rule, sentence, Retry.NO, 0, "", headers);
  }

  /** A rate or concurrency limit, with the seconds until a slot may be free. */
  public static OwnAnswer rate(String rule, String sentence, long retryAfterSeconds) {
    return new OwnAnswer(
        429, "rate_limit_error", rule, sentence, Retry.UNSAID, Math.max(1, retryAfterSeconds));
  }

  /** The ledger, a stage, the policy snapshot or this node's capacity: ours, and likely brief. */
  public static OwnAnswer unavailable(String rule, String sentence) {
    return new OwnAnswer(503, "api_error", rule, sentence, Retry.YES, 5);
  }

  /** The upstream could not be reached, or broke off before an answer began. */
  public static OwnAnswer upstreamBroken(String rule, String sentence) {
    return new OwnAnswer(502, "api_error", rule, sentence, Retry.YES, 5);
  }

  /** The upstream took the request and stayed silent past the limit; it may bill a repeat again. */
  public static OwnAnswer upstreamSilent(long seconds) {
    return new OwnAnswer(
        504,
        "timeout_error",
        "upstream.silent",
        "The upstream sent nothing for "
            + seconds
            + " s, so the call was given up; stream long answers.",
        Retry.NO,
        0);
  }

  /** Request bodies of all calls together fill the memory set aside for them. */
  public static OwnAnswer memoryFull() {
    return unavailable(
        "gateway.memory", "The gateway holds too many large requests at this moment; try again.");
  }
}
