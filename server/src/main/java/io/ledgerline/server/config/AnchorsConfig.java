package io.ledgerline.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which outsiders checkpoints are brought to; each is off unless it is configured.
 *
 * @param witness witnesses, null for none
 * @param authorities time-stamping authorities by name; empty for none
 * @param stamps how often each of them is asked
 * @param worm an object store with Object Lock, null for none
 */
public record AnchorsConfig(
    @Nullable Witness witness,
    Map<String, Authority> authorities,
    Rhythm stamps,
    @Nullable Worm worm) {

  /**
   * How often, and when that is too seldom.
   *
   * @param every the shortest time between two anchors of one stream
   * @param lateAfter how long a due checkpoint may wait before {@code anchor.late} is recorded
   */
  public record Rhythm(Duration every, Duration lateAfter) {}

  /**
   * @param policy trust policy file with {@code witness}, {@code group} and {@code quorum} lines
   */
  public record Witness(Path policy, Rhythm rhythm) {}

  /**
   * A time-stamping authority (RFC 3161).
   *
   * @param trust PEM file: its root, self-signed, and links that its answers lack
   * @param policy dotted OID that is demanded; null: any
   */
  public record Authority(URI url, Path trust, @Nullable String policy) {}

  /**
   * An S3-compatible bucket.
   *
   * @param endpoint address without the bucket
   * @param accessKey as {@code env:NAME} or {@code file:/path}
   * @param secretKey likewise
   * @param prefix in front of every key; empty or ending in a slash
   * @param retainDays how long each object is held in COMPLIANCE mode; nobody can shorten it
   */
  public record Worm(
      URI endpoint,
      String region,
      String bucket,
      String accessKey,
      String secretKey,
      String prefix,
      int retainDays,
      Rhythm rhythm) {}
}
