package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error answer in the API's envelope.
 *
 * @param status HTTP status
 * @param type the API's error type, for example {@code invalid_request_error}
 * @param message what is wrong, in the API's wording style
 * @param code {@code error.details.error_code}, where the API gives one
 */
public record ApiError(int status, String type, String message, @Nullable String code) {

  /** A 400 without a code. */
  public static ApiError invalid(String message) {
    return new ApiError(400, "invalid_request_error", message, null);
  }

  /** A 404 without a code. */
  public static ApiError notFound(String message) {
    return new ApiError(404, "not_found_error", message, null);
  }

  /** A 401. */
  public static ApiError unauthenticated(String message) {
    return new ApiError(401, "authentication_error", message, null);
  }

  /** A 413 without a code. */
  public static ApiError tooLarge(String message) {
    return new ApiError(413, "request_too_large", message, null);
  }

  /**
   * The error that the API gives with an HTTP status.
   *
   * @param status one of the statuses of the API's error table; others become {@code api_error}
   */
  public static ApiError ofStatus(int status) {
    return switch (status) {
      case 400 -> invalid("The request was invalid (simulated).");
      case 401 -> unauthenticated("invalid x-api-key");
      case 402 -> new ApiError(402, "billing_error", "Your credit balance is too low.", null);
      case 403 -> new ApiError(403, "permission_error", "Not allowed (simulated).", null);
      case 404 -> notFound("Not found (simulated).");
      case 409 -> new ApiError(409, "conflict_error", "Conflict (simulated).", null);
      case 413 -> tooLarge("Request exceeds the maximum size");
      case 429 ->
          new ApiError(429, "rate_limit_error", "This request would exceed your rate limit.", null);
      case 504 -> new ApiError(504, "timeout_error", "Request timed out.", null);
      case 529 -> new ApiError(529, "overloaded_error", "Overloaded", null);
      default -> new ApiError(status, "api_error", "Internal server error", null);
    };
  }

  /** The same error with a {@code details.error_code}. */
  public ApiError withCode(@Nullable String newCode) {
    return new ApiError(status, type, message, newCode);
  }

  /** The same error with another sentence. */
  public ApiError withMessage(String newMessage) {
    return new ApiError(status, type, newMessage, code);
  }

  /** The body of the answer, and the data of an SSE {@code error} event. */
  public ObjectNode json(String requestId) {
    ObjectNode error = Json.typed(type).put("message", message);
    if (code != null) {
      error.putObject("details").put("error_code", code);
    }
    ObjectNode envelope = Json.typed("error");
    envelope.set("error", error);
    return envelope.put("request_id", requestId);
  }
}
