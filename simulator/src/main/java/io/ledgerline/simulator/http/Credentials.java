package io.ledgerline.simulator.http;

import io.ledgerline.simulator.request.ApiError;
import io.ledgerline.simulator.request.ApiException;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who calls: either credential header, against the known keys or any key. Thread-safe. */
final class Credentials {
  private static final String BEARER = "Bearer ";
  private static final int MAX_REMEMBERED = 10_000;
  private final Map<String, String> accountByKey;
  private final Map<String, String> workspaces = new ConcurrentHashMap<>();

  /** The account and the workspace whose prompt cache is used. */
  record Caller(String account, String workspace) {}

  /**
   * Credentials.
   *
   * @param accountByKey the accepted keys with their accounts; empty accepts any key
   */
  Credentials(Map<String, String> accountByKey) {
    this.accountByKey = Map.copyOf(accountByKey);
  }

  Caller identify(MultiMap headers) {
    String key = headers.get("x-api-key");
    String kind = "invalid x-api-key";
    if (key == null) {
      key = bearer(headers.get("authorization"));
      kind = "Invalid bearer token";
    }
    if (key == null || key.isBlank()) {
      throw new ApiException(ApiError.unauthenticated("x-api-key header is required"));
    }
    String account = accountByKey.isEmpty() ? "simulated" : accountByKey.get(key);
    if (account == null) {
      throw new ApiException(ApiError.unauthenticated(kind));
    }
    String named = headers.get("anthropic-workspace-id");
    return new Caller(account, named != null ? named : workspace(key));
  }

  private static @Nullable String bearer(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return null;
    }
    return authorization.substring(BEARER.length()).strip();
  }

  /** Each key has a workspace of its own. */
  private String workspace(String key) {
    if (workspaces.size() > MAX_REMEMBERED) {
      workspaces.clear();
    }
    return workspaces.computeIfAbsent(key, Credentials::hashed);
  }

  private static String hashed(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "wrkspc_sim" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
