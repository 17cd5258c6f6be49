package io.ledgerline.anchors.worm;

import io.ledgerline.audit.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS Signature Version 4 for S3 (AWS General Reference, "Signing AWS API requests"). Our own,
 * since five requests need it and the SDK would bring thirty libraries into the process.
 *
 * @param accessKey id of the key
 * @param secretKey the key
 * @param region the bucket's region, {@code us-east-1} for most compatible stores
 */
record SigV4(String accessKey, String secretKey, String region) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /**
   * The headers to send, {@code authorization} among them.
   *
   * @param headers further headers that are sent and signed, lower case
   * @param payloadHash lower-case hex SHA-256 of the body
   */
  Map<String, String> sign(
      String method, URI uri, Map<String, String> headers, String payloadHash, Instant now) {
    String time = TIME.format(now);
    String day = time.substring(0, 8);
    TreeMap<String, String> signed = new TreeMap<>(headers);
    signed.put("host", uri.getRawAuthority());
    signed.put("x-amz-content-sha256", payloadHash);
    signed.put("x-amz-date", time);
    StringBuilder canonical = new StringBuilder(method).append('\n');
    canonical.append(uri.getRawPath()).append('\n').append(query(uri)).append('\n');
    signed.forEach((name, value) -> canonical.append(name).append(':').append(value).append('\n'));
    String names = String.join(";", signed.keySet());
    canonical.append('\n').append(names).append('\n').append(payloadHash);
    String scope = day + '/' + region + "/s3/aws4_request";
    String toSign =
        ALGORITHM
            + '\n'
            + time
            + '\n'
            + scope
            + '\n'
            + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
    byte[] key = hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), day);
    key = hmac(hmac(hmac(key, region), "s3"), "aws4_request");
    signed.put(
        "authorization",
        ALGORITHM
            + " Credential="
            + accessKey
            + '/'
            + scope
            + ", SignedHeaders="
            + names
            + ", Signature="
            + HexFormat.of().formatHex(hmac(key, toSign)));
    signed.remove("host"); // the HTTP client sets it, to the same
    return signed;
  }

  /** Parameters sorted by name, each with '='; they are encoded in the address already. */
  private static String query(URI uri) {
    if (uri.getRawQuery() == null) {
      return "";
    }
    TreeMap<String, String> sorted = new TreeMap<>();
    for (String each : uri.getRawQuery().split("&")) {
      int equal = each.indexOf('=');
      sorted.put(
          equal < 0 ? each : each.substring(0, equal), equal < 0 ? "" : each.substring(equal + 1));
    }
    StringBuilder text = new StringBuilder();
    sorted.forEach((name, value) -> text.append('&').append(name).append('=').append(value));
    return text.substring(1);
  }

  /** Percent-encodes as S3 wants it; slashes stay where {@code path}. */
  static String encode(String text, boolean path) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0
              || (path && c == '/');
      out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return out.toString();
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is part of every Java platform", e);
    }
  }

  @Override
  public String toString() {
    return "SigV4[" + region + "]"; // never the keys
  }
}
