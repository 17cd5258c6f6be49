package io.ledgerline.gateway.http;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The request headers that Claude's API reads, and those by which its SDKs and Claude Code say what
 * they are. Clients update themselves, so whatever stands under the API's own names passes, known
 * or not; of all other names nobody knows what they carry.
 *
 * <p>Source: the API's reference and what the SDKs and Claude Code were seen to send.
 */
final class ApiHeaders {
  private static final Set<String> NAMES =
      ignoringCase(
          "accept",
          "content-type",
          "content-encoding",
          "user-agent",
          "x-app",
          "x-client-request-id",
          "idempotency-key",
          "traceparent");

  private static final List<String> FAMILIES =
      List.of("anthropic-", "x-anthropic-", "x-claude-code-", "x-stainless-");

  private ApiHeaders() {}

  /** Whether the API, or the provider's support, has a use for a header of that name. */
  static boolean has(String name) {
    for (String family : FAMILIES) {
      if (HopByHop.startsWith(name, family)) {
        return true;
      }
    }
    return NAMES.contains(name);
  }

  static Set<String> ignoringCase(String... names) {
    var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }
}
