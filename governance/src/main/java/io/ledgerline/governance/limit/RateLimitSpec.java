package io.ledgerline.governance.limit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rate limit as declared. A zero in any of the three amounts means that it is not limited.
 *
 * @param name unique in its tenant
 * @param level what is counted together; at {@code KEY} and {@code USER} each by itself
 * @param tenant the tenant it belongs to; null for one that holds in every tenant
 * @param workspace the workspace it is narrowed to, or null
 * @param requestsPerMinute calls admitted per minute
 * @param tokensPerMinute input and output tokens per minute, by the bound known at admission
 * @param concurrency calls open at the same time
 */
public record RateLimitSpec(
    String name,
    Level level,
    @Nullable String tenant,
    @Nullable String workspace,
    long requestsPerMinute,
    long tokensPerMinute,
    int concurrency) {

  /** What a rate limit counts together. */
  public enum Level {
    ORGANIZATION,
    TENANT,
    WORKSPACE,
    KEY,
    USER;

    /** The name used in documents and entries, for example {@code workspace}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RateLimitSpec {
    if (requestsPerMinute < 0 || tokensPerMinute < 0 || concurrency < 0) {
      throw new IllegalArgumentException(
          "limits: %d requests/min, %d tokens/min, %d open (expected: none negative)"
              .formatted(requestsPerMinute, tokensPerMinute, concurrency));
    }
  }

  /** The name that is unique in the installation: {@code tenant/name}, or {@code /name}. */
  public String id() {
    return (tenant == null ? "" : tenant) + "/" + name;
  }

  /** Whether a call made there counts against this limit. */
  public boolean covers(String callTenant, String callWorkspace) {
    return (tenant == null || tenant.equals(callTenant))
        && (workspace == null || workspace.equals(callWorkspace));
  }
}
