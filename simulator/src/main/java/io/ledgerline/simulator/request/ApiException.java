package io.ledgerline.simulator.request;

/** A request that the API refuses; it unwinds the checks up to the one place that answers. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient ApiError error;

  /** Wraps the answer. */
  public ApiException(ApiError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  /** A 400 {@code invalid_request_error}. */
  public static ApiException invalid(String message) {
    return new ApiException(ApiError.invalid(message));
  }

  /** What to answer. */
  public ApiError error() {
    return error;
  }
}
