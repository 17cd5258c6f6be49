package io.ledgerline.gateway.http;

import java.util.List;
import java.util.Set;

/**
 * The request headers that stay here whatever anybody configures: those of the connection, both
 * credentials, what we set anew, what is said to us, and what browsers, proxies and chat front ends
 * add about who calls.
 */
final class KeptHere {
  private static final Set<String> OURS =
      ApiHeaders.ignoringCase(
          "host", "expect", "x-api-key", "authorization", "content-length", "accept-encoding");

  private static final Set<String> ABOUT_THE_CALLER =
      ApiHeaders.ignoringCase(
          // Chooses a workspace of the account that our credential opens: not the caller's to
          // choose.
          "anthropic-workspace-id",
          "cookie",
          "cookie2",
          "forwarded",
          "from",
          "origin",
          "referer",
          "true-client-ip",
          "via",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-original-forwarded-for",
          "x-real-ip");

  private static final List<String> FAMILIES_ABOUT_THE_CALLER =
      List.of(
          "cf-",
          "fastly-",
          "remote-",
          "x-amzn-oidc-",
          "x-auth-request-",
          "x-authenticated-",
          "x-authentik-",
          "x-envoy-",
          "x-forwarded-",
          "x-goog-authenticated-",
          "x-librechat-",
          "x-ms-client-principal",
          "x-openwebui-",
          "x-pomerium-",
          "x-remote-",
          "x-user-",
          "x-webauth-");

  /** Every HTTP client sends these of itself; to name them in every entry would say nothing. */
  private static final Set<String> USUAL =
      ApiHeaders.ignoringCase("accept-language", "cache-control", "pragma", "priority");

  private KeptHere() {}

  /** Whether a header of that name is never passed on. */
  static boolean always(String name) {
    return silently(name) || ABOUT_THE_CALLER.contains(name) || isOfProxies(name);
  }

  /** Whether it belongs to the connection or to us, so that nobody would look for it upstream. */
  static boolean silently(String name) {
    return OURS.contains(name) || HopByHop.is(name) || HopByHop.startsWith(name, "ledgerline-");
  }

  /** Whether clients send it without having been asked to. */
  static boolean isUsual(String name) {
    return USUAL.contains(name) || HopByHop.startsWith(name, "sec-");
  }

  private static boolean isOfProxies(String name) {
    for (String family : FAMILIES_ABOUT_THE_CALLER) {
      if (HopByHop.startsWith(name, family)) {
        return true;
      }
    }
    return false;
  }
}
