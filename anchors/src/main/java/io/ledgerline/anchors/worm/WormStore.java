package io.ledgerline.anchors.worm;

import io.ledgerline.anchors.AnchorException;
import io.ledgerline.anchors.Outside;
import io.ledgerline.audit.Sha256;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests to one bucket that are needed of S3, with Object Lock in COMPLIANCE mode. Locks are
 * per version, and a plain delete hides an object without removing it: so everything is read by
 * version. Thread-safe.
 */
public final class WormStore {
  /** The mode that nobody can lift, not even the account's owner. */
  static final String COMPLIANCE = "COMPLIANCE";

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final int MOST = 24 << 20; // a bundle is 256 entries of 64 KiB at most
  private static final int MOST_VERSIONS = 10_000;
  private static final int MOST_PAGES = 100;

  /**
   * Where the bucket is and who writes to it.
   *
   * @param endpoint address without the bucket, which is put into the path
   * @param region as the signature names it
   * @param bucket its name
   * @param accessKey id of the key
   * @param secretKey the key; never shown
   */
  public record Place(
      URI endpoint, String region, String bucket, String accessKey, String secretKey) {
    @Override
    public String toString() {
      return endpoint + "/" + bucket;
    }
  }

  /**
   * A version of an object, as a listing shows it.
   *
   * @param marker whether it only hides the versions before it
   */
  public record Version(String key, String id, Instant modified, boolean marker) {}

  /** How a version is held. */
  public record Hold(String mode, Instant until) {}

  private final Place place;
  private final SigV4 signer;
  private final InstantSource clock;
  private final Outside outside;

  /** The bucket at that place. */
  public WormStore(Place place, InstantSource clock) {
    if (!place.bucket().matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException(
          "bucket: " + place.bucket() + " (expected: 3 to 63 of a-z, 0-9, '.' and '-')");
    }
    this.place = place;
    this.signer = new SigV4(place.accessKey(), place.secretKey(), place.region());
    this.clock = clock;
    this.outside = new Outside("object store", MOST);
  }

  /**
   * Puts an object that nobody can remove before that day.
   *
   * @return the version's id
   */
  public String put(String key, byte[] bytes, Instant until)
      throws AnchorException, InterruptedException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amz-object-lock-mode", COMPLIANCE);
    headers.put(
        "x-amz-object-lock-retain-until-date", until.truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(Sha256.of(bytes)));
    Outside.Answer answer = ask("PUT", key, Map.of(), headers, bytes);
    require(answer, "put " + key, 200);
    String version = answer.headers().firstValue("x-amz-version-id").orElse("");
    if (version.isEmpty() || version.equals("null")) {
      throw AnchorException.away(
          "object store " + place + " gave no version id: turn versioning and object lock on");
    }
    return version;
  }

  /** The bytes of a version; empty if there is none. */
  public Optional<byte[]> get(String key, String version)
      throws AnchorException, InterruptedException {
    Outside.Answer answer = ask("GET", key, Map.of("versionId", version), Map.of(), null);
    if (answer.status() == 404) {
      return Optional.empty();
    }
    require(answer, "get " + key, 200);
    return Optional.of(answer.body());
  }

  /** How a version is held; empty if it is not, or there is none. */
  public Optional<Hold> hold(String key, String version)
      throws AnchorException, InterruptedException {
    Outside.Answer answer =
        ask("GET", key, parameters("retention", "", "versionId", version), Map.of(), null);
    if (answer.status() == 404 || answer.status() == 400) {
      return Optional.empty();
    }
    require(answer, "read the retention of " + key, 200);
    XmlTexts xml = XmlTexts.parse(answer.body());
    return Optional.of(new Hold(xml.first("Mode"), instant(xml.first("RetainUntilDate"))));
  }

  /** Tries to remove a version; whether the store did. */
  public boolean remove(String key, String version) throws AnchorException, InterruptedException {
    Outside.Answer answer = ask("DELETE", key, Map.of("versionId", version), Map.of(), null);
    if (answer.status() == 403 || answer.status() == 400 || answer.status() == 409) {
      return false;
    }
    require(answer, "delete " + key, 204);
    return true;
  }

  /** All versions of exactly that key, oldest first. */
  public List<Version> versions(String key) throws AnchorException, InterruptedException {
    List<Version> found = new ArrayList<>();
    String marker = null;
    String idMarker = null;
    int pages = 0;
    do {
      TreeMap<String, String> parameters = new TreeMap<>();
      parameters.put("versions", "");
      parameters.put("prefix", key);
      if (marker != null) {
        parameters.put("key-marker", marker);
        parameters.put("version-id-marker", String.valueOf(idMarker));
      }
      Outside.Answer answer = ask("GET", "", parameters, Map.of(), null);
      require(answer, "list versions", 200);
      XmlTexts xml = XmlTexts.parse(answer.body());
      boolean beyond = false;
      for (XmlTexts.Group each : xml.groups("Version", "DeleteMarker")) {
        beyond |= !each.text("Key").equals(key);
        if (each.text("Key").equals(key)) {
          found.add(
              new Version(
                  key,
                  each.text("VersionId"),
                  instant(each.text("LastModified")),
                  each.name().equals("DeleteMarker")));
        }
      }
      boolean more = xml.first("IsTruncated").equals("true") && !beyond;
      marker = more ? xml.first("NextKeyMarker") : null;
      idMarker = more ? xml.first("NextVersionIdMarker") : null;
    } while (marker != null && found.size() < MOST_VERSIONS && ++pages < MOST_PAGES);
    found.sort((a, b) -> a.modified().compareTo(b.modified()));
    return found;
  }

  /** What {@code ?object-lock} or {@code ?versioning} says of the bucket; "" if nothing. */
  String bucketSetting(String parameter, String element)
      throws AnchorException, InterruptedException {
    Outside.Answer answer = ask("GET", "", Map.of(parameter, ""), Map.of(), null);
    if (answer.status() == 404) {
      return "";
    }
    require(answer, "read the bucket's " + parameter, 200);
    return XmlTexts.parse(answer.body()).first(element);
  }

  private Outside.Answer ask(
      String method,
      String key,
      Map<String, String> parameters,
      Map<String, String> headers,
      byte @Nullable [] body)
      throws AnchorException, InterruptedException {
    StringBuilder query = new StringBuilder();
    new TreeMap<>(parameters)
        .forEach(
            (name, value) ->
                query
                    .append(query.isEmpty() ? '?' : '&')
                    .append(SigV4.encode(name, false))
                    .append('=')
                    .append(SigV4.encode(value, false)));
    String path = SigV4.encode(place.bucket() + (key.isEmpty() ? "" : "/" + key), true);
    URI uri = Outside.below(place.endpoint(), path + query);
    byte[] sent = body == null ? new byte[0] : body;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    signer.sign(method, uri, headers, SigV4.sha256(sent), clock.instant()).forEach(request::header);
    return outside.ask(request, DEADLINE);
  }

  private static Map<String, String> parameters(String a, String av, String b, String bv) {
    return Map.of(a, av, b, bv);
  }

  private void require(Outside.Answer answer, String what, int status) throws AnchorException {
    if (answer.status() == status) {
      return;
    }
    String code = XmlTexts.parse(answer.body()).first("Code");
    throw AnchorException.away(
        "object store %s would not %s: %d%s; check the key's rights and the bucket's object lock"
            .formatted(
                place, what, answer.status(), code.matches("[A-Za-z]{1,64}") ? " " + code : ""));
  }

  private static Instant instant(String text) throws AnchorException {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw AnchorException.away("the object store answered with a time that is none", e);
    }
  }

  /** What it is called in sentences and manifests. */
  public String where() {
    return place.toString();
  }
}
