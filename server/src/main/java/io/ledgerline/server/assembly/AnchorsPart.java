package io.ledgerline.server.assembly;

import io.ledgerline.anchors.Anchor;
import io.ledgerline.anchors.AnchorRunner;
import io.ledgerline.anchors.ArchiveWriter;
import io.ledgerline.anchors.Rhythm;
import io.ledgerline.anchors.timestamp.Authority;
import io.ledgerline.anchors.timestamp.SecondReader;
import io.ledgerline.anchors.timestamp.StampClient;
import io.ledgerline.anchors.timestamp.Stamping;
import io.ledgerline.anchors.witness.WitnessPolicy;
import io.ledgerline.anchors.witness.Witnessing;
import io.ledgerline.anchors.worm.WormCopy;
import io.ledgerline.anchors.worm.WormStore;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.trust.TimeStampRoots;
import io.ledgerline.ledger.trust.TrustFile;
import io.ledgerline.server.config.AnchorsConfig;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.Secret;
import io.ledgerline.verifier.trust.StampResult;
import io.ledgerline.verifier.trust.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The outsiders that this node's checkpoints are brought to: one runner for each. */
final class AnchorsPart implements AutoCloseable {
  private static final int MOST_BYTES = 4 << 20;

  private final Ledger ledger;
  private final ArchiveWriter archive;
  private final InstantSource clock;
  private final UuidV7 ids;
  private final List<AnchorRunner> runners = new ArrayList<>();

  private AnchorsPart(Ledger ledger, Path data, InstantSource clock, UuidV7 ids) {
    this.ledger = ledger;
    this.archive = new ArchiveWriter(data.resolve("anchors"));
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Starts what is configured; an outsider that is away does not hinder a start.
   *
   * @throws ConfigException if a file or secret that is named can't be read or used
   * @throws IOException if the archive can't be read
   */
  static AnchorsPart start(
      AnchorsConfig config,
      Map<String, String> environment,
      Path data,
      Ledger ledger,
      InstantSource clock,
      UuidV7 ids,
      SecureRandom random)
      throws IOException {
    var part = new AnchorsPart(ledger, data, clock, ids);
    try {
      var witness = config.witness();
      if (witness != null) {
        part.run(witnessing(witness, part.archive), witness.rhythm());
      }
      for (var each : config.authorities().entrySet()) {
        var authority = authority(each.getKey(), each.getValue());
        var client = new StampClient(authority, random, offlineVerifier(authority));
        part.run(new Stamping(client, part.archive), config.stamps());
      }
      var worm = config.worm();
      if (worm != null) {
        part.run(copying(worm, environment, part.archive, clock), worm.rhythm());
      }
      return part;
    } catch (IOException | RuntimeException e) {
      part.close();
      throw e;
    }
  }

  private void run(Anchor anchor, AnchorsConfig.Rhythm rhythm) throws IOException {
    var runner =
        new AnchorRunner(
            ledger, anchor, Rhythm.of(rhythm.every(), rhythm.lateAfter()), archive, clock, ids);
    runners.add(runner.start());
  }

  private static Witnessing witnessing(AnchorsConfig.Witness config, ArchiveWriter archive) {
    var key = "anchors.witness.policy";
    try {
      var policy =
          WitnessPolicy.parse(new String(file(key, config.policy()), StandardCharsets.UTF_8));
      return new Witnessing(policy.witnesses(), policy::isMet, archive);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          key, "the file " + config.policy() + " says: " + e.getMessage(), "see docs/anchors.md");
    }
  }

  private static Authority authority(String name, AnchorsConfig.Authority config) {
    var key = "anchors.timestamp.authorities." + name + ".trust";
    try {
      return Authority.of(name, config.url(), file(key, config.trust()), config.policy());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          key,
          "the file " + config.trust() + " holds no self-signed certificate",
          "put the authority's root there, as PEM");
    }
  }

  /** Asks the verifier with the same roots, so that no stamp is kept that it will refuse. */
  private static SecondReader offlineVerifier(Authority authority) {
    var file = TrustFile.parse("timestamp " + authority.name() + " configured\nquorum none\n");
    var roots = new TimeStampRoots(authority.trust(), authority.more());
    var trust = Trust.of(file, Map.of(authority.name(), roots));
    return (text, response) -> {
      var stamp = new Trust.StampBytes(response, new byte[0]);
      return switch (trust.stamp(new String(text, StandardCharsets.UTF_8), stamp)) {
        case StampResult.Stamped taken -> Optional.empty();
        case StampResult.Untrusted untrusted -> Optional.of(untrusted.why());
        case StampResult.Bad bad -> Optional.of(bad.why());
      };
    };
  }

  private static WormCopy copying(
      AnchorsConfig.Worm config,
      Map<String, String> environment,
      ArchiveWriter archive,
      InstantSource clock) {
    var access = secret("anchors.worm.access_key", config.accessKey(), environment);
    var secret = secret("anchors.worm.secret_key", config.secretKey(), environment);
    try {
      var place =
          new WormStore.Place(config.endpoint(), config.region(), config.bucket(), access, secret);
      return new WormCopy(
          new WormStore(place, clock),
          config.prefix(),
          Duration.ofDays(config.retainDays()),
          archive,
          clock);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("anchors.worm", String.valueOf(e.getMessage()), "mend it");
    }
  }

  private static String secret(String key, String reference, Map<String, String> environment) {
    return Secret.of(key, reference).read(key, environment);
  }

  private static byte[] file(String key, Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw new ConfigException(
          key, "the file " + file + " can't be read", "check the path and its permissions");
    }
  }

  /** The runners, for metrics. */
  List<AnchorRunner> runners() {
    return List.copyOf(runners);
  }

  @Override
  public void close() {
    runners.forEach(AnchorRunner::close);
  }
}
